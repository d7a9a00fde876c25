import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BulkRow } from '#core/bulk.ts'
import { type Failure, runsKey, titleOfRun, undoRun } from '../../bulk/run.ts'
import { api, pathOf } from '../../kit/api.ts'
import { useCatalogue, type WireRow } from '../../kit/catalogue.ts'
import { agoText, momentText, numberFormat } from '../../kit/format.ts'
import { useShowing } from '../../kit/session.ts'
import { t, tn } from '../../kit/text.ts'
import { toastError } from '../../kit/undo.tsx'
import type { PageProps } from '../pages.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { useFew, usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'

type Run = WireRow & BulkRow

/** Changes of many records, newest first: what became of them, and their undo. */
export default function BulkPage({ rest }: PageProps) {
  return rest ? <One id={rest} /> : <All />
}

function All() {
  const def = useCatalogue().find(runsKey)!
  const pages = usePages(def, { sort: '-createdAt', limit: 50, include: 'owner' })
  if (pages.isPending) return <Waiting />
  return (
    <div className={style.page}>
      <Head
        title={t('Bulk changes')}
        lead={t('What was changed in many records at once. Undo puts back all that nobody changed since.')}
      />
      {pages.error && <Failed error={pages.error} again={pages.refetch} />}
      {!pages.error && !pages.rows.length && (
        <Empty title={t('Nothing yet')}>
          {t('Pick records in a list with X or the boxes, then edit, assign, tag or delete them together.')}
        </Empty>
      )}
      {pages.rows.length > 0 && <Runs runs={pages.rows as Run[]} />}
      {pages.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </div>
  )
}

const Runs = ({ runs }: { runs: Run[] }) => (
  <div className={style.tableBox}>
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{t('Change')}</th>
          <th scope="col">{t('Result')}</th>
          <th scope="col" className={style.wideOnly}>
            {t('By')}
          </th>
          <th scope="col" className={style.wideOnly}>
            {t('When')}
          </th>
          <th scope="col">
            <span className="hidden-text">{t('Undo')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  </div>
)

function Row({ run }: { run: Run }) {
  const { locale, timeZone } = useShowing()
  const title = titleOfRun(useCatalogue(), run)
  return (
    <tr>
      <th scope="row">
        <Link to="/settings/$" params={{ _splat: `bulk/${run.id}` }} className={style.link}>
          {title}
        </Link>
      </th>
      <td>
        <Result run={run} />
      </td>
      <td className={style.wideOnly}>{run.included?.owner?.title}</td>
      <td className={style.wideOnly}>
        <time dateTime={run.createdAt} title={momentText(run.createdAt, locale, timeZone)}>
          {agoText(run.createdAt, locale)}
        </time>
      </td>
      <td className={style.end}>
        <UndoButton run={run} title={title} />
      </td>
    </tr>
  )
}

function Result({ run }: { run: Run }) {
  const { locale } = useShowing()
  const done = run.changed + run.unchanged
  return (
    <span className={style.badges}>
      {run.state === 'running' && <span className="chip chip-blue">{t('Under way')}</span>}
      {run.state === 'cancelled' && <span className="chip chip-amber">{t('Stopped')}</span>}
      {run.state === 'failed' && <span className="chip chip-red">{t('Failed')}</span>}
      <span className="v-num">
        {run.total === null || run.total === done
          ? numberFormat(locale).format(done)
          : t('{done} of {total}', {
              done: numberFormat(locale).format(done),
              total: numberFormat(locale).format(run.total),
            })}
      </span>
      {run.refused > 0 && (
        <span className="chip chip-amber">{tn(run.refused, '{count} left alone', '{count} left alone')}</span>
      )}
      {run.undoneBy && <span className="chip">{t('Undone')}</span>}
    </span>
  )
}

function UndoButton({ run, title }: { run: Run; title: string }) {
  const def = useCatalogue().find(run.object)
  if (!def || run.state === 'running' || run.undoneBy || !run.changed) return null
  return (
    <button
      type="button"
      className="btn"
      aria-label={t('Undo: {what}', { what: title })}
      onClick={() => undoRun(def, run.id).catch(toastError)}
    >
      {t('Undo')}
    </button>
  )
}

function One({ id }: { id: string }) {
  const catalogue = useCatalogue()
  const { locale, timeZone } = useShowing()
  const found = useFew(catalogue.find(runsKey)!, { filter: { id: { is: id } }, include: 'owner' })
  if (found.isPending) return <Waiting />
  const run = found.rows[0] as Run | undefined
  const above = { label: t('Bulk changes'), path: 'bulk' }
  if (!run)
    return (
      <div className={style.page}>
        <Head title={t('Bulk change')} above={above} />
        {found.error ? (
          <Failed error={found.error} again={found.refetch} />
        ) : (
          <Empty title={t('This change is not here, or not for you to see')} />
        )}
      </div>
    )
  const title = titleOfRun(catalogue, run)
  const who = run.included?.owner?.title ?? ''
  return (
    <div className={style.page}>
      <Head
        title={title}
        lead={t('{who}, {when}', { who, when: momentText(run.createdAt, locale, timeZone) })}
        above={above}
      >
        <UndoButton run={run} title={title} />
      </Head>
      <div>
        <Result run={run} />
      </div>
      {run.error && <p role="alert">{run.error}</p>}
      {run.refused > 0 && <Failures run={run} />}
    </div>
  )
}

type FailurePage = { data: Failure[]; nextCursor: string | null }

function Failures({ run }: { run: Run }) {
  const def = useCatalogue().find(run.object)
  const pages = useInfiniteQuery({
    queryKey: [runsKey, 'failures', run.id],
    queryFn: ({ signal, pageParam }) =>
      api.get<FailurePage>(`/bulkChanges/${run.id}/failures`, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  return (
    <section className={style.part} aria-label={t('Left alone')}>
      <h3>{t('Left alone')}</h3>
      <a className="btn" href={pathOf(`/bulkChanges/${run.id}/failures.csv`)} download>
        {t('Download as CSV')}
      </a>
      <div className={style.tableBox}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('Record')}</th>
              <th scope="col">{t('Why')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.data?.pages
              .flatMap((page) => page.data)
              .map(({ record, title, reason }) => (
                <tr key={record}>
                  <th scope="row">
                    {title && def ? (
                      <Link
                        to="/o/$plural/$id"
                        params={{ plural: def.plural, id: record }}
                        className={style.link}
                      >
                        {title}
                      </Link>
                    ) : (
                      t('A record not for you to see')
                    )}
                  </th>
                  <td>{reason}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage && (
        <button type="button" className="btn" onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </section>
  )
}
