import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { many, useCatalogue } from '../kit/catalogue.ts'
import { t, tn } from '../kit/text.ts'
import style from './import.module.css'
import { stateText } from './Past.tsx'
import { type Run, runQuery, type SheetFound } from './run.ts'

type Props = { sheets: SheetFound[]; onClear(): void }

/** What the files hold, in the order to import it: what others point at comes first. */
export function Batch({ sheets, onClear }: Props) {
  const catalogue = useCatalogue()
  const runs = useQueries({ queries: sheets.map((sheet) => runQuery(sheet.run)) })
  const next = sheets.findIndex((_, i) => !isOver(runs[i]?.data))
  return (
    <section className={style.part} aria-label={t('Found in your files')}>
      <h3>
        {t('Found in your files')}
        <button type="button" onClick={onClear}>
          {t('Clear the list')}
        </button>
      </h3>
      <ol className={style.sheets}>
        {sheets.map((sheet, i) => {
          const object = catalogue.find(runs[i]?.data?.object ?? sheet.object ?? '')
          const run = runs[i]?.data
          return (
            <li key={sheet.run}>
              <span className={style.number}>{i + 1}</span>
              <span className={style.sheet}>
                <b>
                  {sheet.sheet && sheet.sheet !== sheet.file ? `${sheet.file} › ${sheet.sheet}` : sheet.file}
                </b>
                <small>
                  {tn(sheet.rows, '{count} row', '{count} rows')}
                  {sheet.source && ` · ${t('from {source}', { source: sheet.source.label })}`}
                </small>
              </span>
              <span>{object ? many(object) : t('Not recognised')}</span>
              <span className={style.state}>{run && run.state !== 'draft' ? stateText(run) : ''}</span>
              <Link
                className={i === next ? 'btn btn-main' : 'btn'}
                to="/import/$id"
                params={{ id: sheet.run }}
              >
                {isOver(run) ? t('Show') : i === next ? t('Continue') : t('Open')}
              </Link>
            </li>
          )
        })}
      </ol>
      {sheets.length > 1 && (
        <p className={style.hint}>
          {t('Import from top to bottom: records that others point at come first.')}
        </p>
      )}
    </section>
  )
}

const isOver = (run: Run | undefined) => run?.state === 'done' || run?.state === 'cancelled'
