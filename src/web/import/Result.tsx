import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { inSentence, many, useCatalogue } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { Counts } from './Checked.tsx'
import { Findings } from './Findings.tsx'
import style from './import.module.css'
import type { Run } from './run.ts'
import { useBatch } from './uploaded.ts'

/** What the import did, what stayed behind, and where to go next. */
export function Result({ run }: { run: Run }) {
  const def = useCatalogue().find(run.object ?? '')
  const batch = useBatch()
  const next = batch[batch.findIndex((sheet) => sheet.run === run.id) + 1]
  const hasNext = next !== undefined && batch.some((sheet) => sheet.run === run.id)
  useEffect(() => {
    if (run.object) void refresh(run.object)
    void refresh('importRun')
  }, [run.object])
  return (
    <div className={style.page}>
      <div className={style.narrow}>
        <h2 className={style.title}>
          {run.state === 'done'
            ? t('Imported: {name}', { name: run.name })
            : t('Cancelled: {name}', { name: run.name })}
        </h2>
        {run.state === 'cancelled' && <p className={style.lead}>{t('What was imported before stays.')}</p>}
        <Counts run={run} />
        <p className={style.go}>
          {hasNext && (
            <Link className="btn btn-main" to="/import/$id" params={{ id: next.run }}>
              {t('Next: {sheet}', { sheet: next.sheet ?? next.file })}
            </Link>
          )}
          {def && (
            <Link
              className={hasNext ? 'btn' : 'btn btn-main'}
              to="/o/$plural"
              params={{ plural: def.plural }}
            >
              {t('See the {objects}', { objects: inSentence(many(def)) })}
            </Link>
          )}
          {Boolean(run.rejected) && (
            <a className="btn" href={`/api/v1/imports/${run.id}/rejected.csv`} download>
              <IconDownload size={14} aria-hidden />
              {t('Rejected rows')}
            </a>
          )}
          <Link className="btn" to="/import">
            {t('All imports')}
          </Link>
        </p>
        {run.error && (
          <p className={style.error} role="alert">
            {run.error}
          </p>
        )}
        <Findings findings={run.findings ?? []} />
      </div>
    </div>
  )
}
