import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WireObject } from '../kit/catalogue.ts'
import { choicesQuery, readyViews, savedQuery } from './views.ts'

/** The views of an object that the user keeps in the navigation. */
export function PinnedViews({ def }: { def: WireObject }) {
  const { data } = useQuery(choicesQuery)
  const pinned = data?.data[def.name]?.pinned ?? []
  const ready = readyViews(def)
  const saved = useQuery({
    ...savedQuery(def.name),
    enabled: pinned.some((key) => !ready.some((one) => one.key === key)),
  })
  const known = [
    ...ready,
    ...(saved.data?.data ?? []).map((row) => ({ key: row.id, label: String(row.name) })),
  ]
  return pinned.flatMap((key) => {
    const view = known.find((one) => one.key === key)
    return view ? (
      <Link
        key={key}
        to="/o/$plural"
        params={{ plural: def.plural }}
        search={{ view: key }}
        className="nav-link nav-view"
        activeProps={{ className: 'active' }}
      >
        {view.label}
      </Link>
    ) : (
      []
    )
  })
}
