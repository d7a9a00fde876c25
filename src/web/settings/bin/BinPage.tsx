import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../kit/api.ts'
import { many, useCatalogue, type WireObject } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import type { PageProps } from '../pages.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import type { Page } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import own from './bin.module.css'
import { Deleted } from './Deleted.tsx'

/** What was deleted, by object, to be taken back. */
export default function BinPage({ rest }: PageProps) {
  const { counts, isPending, error, again } = useCounts(useCatalogue().objects)
  const full = counts.filter((one) => one.count > 0 || one.def.plural === rest)
  const now = full.find((one) => one.def.plural === rest) ?? full[0]
  if (isPending) return <Waiting />
  return (
    <div className={style.page}>
      <Head title={t('Bin')} lead={t('Deleted records wait here with everything they held.')} />
      {error && <Failed error={error} again={again} />}
      {!error && !now && (
        <Empty title={t('The bin is empty')}>{t('Whatever you delete can be taken back from here.')}</Empty>
      )}
      {now && (
        <>
          <nav className={own.objects} aria-label={t('Deleted records by object')}>
            {full.map(({ def, count, more }) => (
              <Link
                key={def.name}
                to="/settings/$"
                params={{ _splat: `bin/${def.plural}` }}
                aria-current={def === now.def ? 'page' : undefined}
              >
                {many(def)} <span>{`${count}${more ? '+' : ''}`}</span>
              </Link>
            ))}
          </nav>
          <Deleted key={now.def.name} def={now.def} />
        </>
      )}
    </div>
  )
}

function useCounts(objects: readonly WireObject[]) {
  const results = useQueries({
    queries: objects.map((def) => ({
      queryKey: [def.name, 'settings', 'deleted', 'count'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page>(`/${def.plural}`, {
          query: { deleted: true, limit: 1, count: 'bounded', fields: def.title },
          signal,
        }),
    })),
  })
  const counts = objects.flatMap((def, i) => {
    const count = results[i]!.data?.count
    return count ? [{ def, count: count.value, more: count.more }] : []
  })
  return {
    counts,
    isPending: results.some((result) => result.isPending),
    error: results.find((result) => result.error)?.error,
    again: () => Promise.all(results.filter((one) => one.error).map((one) => one.refetch())),
  }
}
