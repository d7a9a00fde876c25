import { Link } from '@tanstack/react-router'
import { pathOf } from '../../kit/api.ts'
import { many, useCatalogue, type WireRow } from '../../kit/catalogue.ts'
import { agoText, momentText, numberFormat } from '../../kit/format.ts'
import { useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import type { PageProps } from '../pages.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'

/** What was imported, by whom, when and with which result; rows turned away wait there as a file. */
export default function ImportsPage(_: PageProps) {
  const def = useCatalogue().find('importRun')
  return def ? <Runs /> : <Empty title={t('No imports yet')} />
}

function Runs() {
  const pages = usePages(useCatalogue().find('importRun')!, {
    sort: '-createdAt',
    limit: 50,
    include: 'owner',
    fields: 'name,object,source,state,created,changed,rejected,createdAt,owner',
  })
  if (pages.isPending) return <Waiting />
  return (
    <div className={style.page}>
      <Head title={t('Past imports')} lead={t('Open one to see its mapping, its findings and its rows.')}>
        <Link to="/import" className="btn btn-main">
          {t('Import a file')}
        </Link>
      </Head>
      {pages.error && <Failed error={pages.error} again={pages.refetch} />}
      {!pages.error && !pages.rows.length && <Empty title={t('No imports yet')} />}
      {pages.rows.length > 0 && (
        <div className={style.tableBox}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t('File')}</th>
                <th scope="col">{t('Created')}</th>
                <th scope="col">{t('Changed')}</th>
                <th scope="col">{t('Turned away')}</th>
                <th scope="col" className={style.wideOnly}>
                  {t('By')}
                </th>
                <th scope="col" className={style.wideOnly}>
                  {t('When')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pages.rows.map((run) => (
                <Row key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </div>
  )
}

function Row({ run }: { run: WireRow }) {
  const { locale, timeZone } = useShowing()
  const def = useCatalogue().find(String(run.object))
  const count = (value: unknown) => numberFormat(locale).format(Number(value ?? 0))
  const at = String(run.createdAt)
  const rejected = Number(run.rejected ?? 0)
  return (
    <tr>
      <th scope="row">
        <Link to="/import/$id" params={{ id: run.id }} className={style.link}>
          {String(run.name)}
        </Link>
        <div className={style.quiet}>{[def && many(def), run.source].filter(Boolean).join(' · ')}</div>
      </th>
      <td className={style.count}>{count(run.created)}</td>
      <td className={style.count}>{count(run.changed)}</td>
      <td className={style.count}>
        {rejected > 0 && run.state === 'done' ? (
          <a href={pathOf(`/imports/${run.id}/rejected.csv`)} className={style.link} download>
            {count(rejected)}
          </a>
        ) : (
          count(rejected)
        )}
      </td>
      <td className={style.wideOnly}>{run.included?.owner?.title}</td>
      <td className={style.wideOnly}>
        <time dateTime={at} title={momentText(at, locale, timeZone)}>
          {agoText(at, locale)}
        </time>
      </td>
    </tr>
  )
}
