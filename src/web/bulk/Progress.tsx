import './progress.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BulkRow } from '#core/bulk.ts'
import { api } from '../kit/api.ts'
import { useCatalogue, type WireCatalogue } from '../kit/catalogue.ts'
import { numberFormat } from '../kit/format.ts'
import { refresh, rowsKey } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { followed, runsKey, tellEnd, titleOfRun } from './run.ts'

/** The user's bulk changes under way, each with a bar and the way to stop it; tells of the end of each. */
export default function Progress() {
  const catalogue = useCatalogue()
  const known = useRef(new Set<string>())
  const { data } = useQuery({
    queryKey: rowsKey(runsKey, 'running'),
    queryFn: ({ signal }) =>
      api.get<{ data: BulkRow[] }>('/bulkChanges', {
        query: { filter: { state: { is: 'running' }, owner: { is: 'me' } }, sort: 'createdAt', limit: 5 },
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.data.length ? 700 : false),
    enabled: Boolean(catalogue.find(runsKey)),
    staleTime: 0,
  })
  useEffect(() => {
    if (!data) return
    const running = new Set(data.data.map((run) => run.id))
    for (const id of new Set([...known.current, ...followed]))
      if (!running.has(id)) {
        followed.delete(id)
        void tellEndOf(catalogue, id)
      }
    known.current = running
  }, [data, catalogue])
  if (!data?.data.length) return null
  return (
    <section className="bulk-runs" aria-label={t('Changes under way')}>
      {data.data.map((run) => (
        <Running key={run.id} run={run} title={titleOfRun(catalogue, run)} />
      ))}
    </section>
  )
}

async function tellEndOf(catalogue: WireCatalogue, id: string) {
  const run = await api.get<BulkRow>(`/bulkChanges/${id}`).catch(() => undefined)
  const def = catalogue.find(run?.object ?? '')
  if (!run || !def) return
  tellEnd(def, run)
  await refresh(def.name)
}

function Running({ run, title }: { run: BulkRow; title: string }) {
  const { locale } = useShowing()
  const number = numberFormat(locale)
  const done = run.changed + run.unchanged + run.refused
  const stop = async () => {
    try {
      await api.post(`/bulkChanges/${run.id}/cancel`)
      await refresh(runsKey)
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <div className="bulk-run">
      <b>{title}</b>
      <span>
        {run.total === null
          ? t('Counting…')
          : t('{done} of {total}', { done: number.format(done), total: number.format(run.total) })}
      </span>
      <progress aria-label={title} value={run.total === null ? undefined : done} max={run.total ?? 1} />
      <button type="button" className="btn" onClick={() => void stop()}>
        {t('Stop')}
      </button>
    </div>
  )
}
