import { useMemo } from 'react'
import { dayOf } from '#core/zone.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { Composer } from '../Composer.tsx'
import type { Relation } from '../record.ts'
import { itemsOf } from './days.ts'
import { FilterBar } from './FilterBar.tsx'
import { isNarrowed } from './filters.ts'
import { OnTop } from './OnTop.tsx'
import { Rows } from './Rows.tsx'
import style from './timeline.module.css'
import { useFilters } from './useFilters.ts'
import { useTimeline } from './useTimeline.ts'

type Props = { def: WireObject; row: WireRow; relation: Relation; mayAdd: boolean }

/** What happened with this record, newest first; open tasks and pinned notes stand above. */
export function Timeline({ def, row, relation, mayAdd }: Props) {
  const { timeZone } = useShowing()
  const [filters, setFilters] = useFilters()
  const found = useTimeline(def, row.id, filters)
  const items = useMemo(() => itemsOf(found.entries, timeZone, new Date()), [found.entries, timeZone])
  const isPlain = !isNarrowed(filters) && !filters.day
  return (
    <>
      {mayAdd && <Composer def={def} row={row} relation={relation} />}
      <FilterBar def={def} row={row} filters={filters} onChange={setFilters} />
      {isPlain && <OnTop row={row} relation={relation} />}
      {found.hasPreviousPage && (
        <button
          type="button"
          className={`btn ${style.newer}`}
          disabled={found.isFetchingPreviousPage}
          onClick={() => void found.fetchPreviousPage()}
        >
          {found.isFetchingPreviousPage ? t('Loading…') : t('Show newer')}
        </button>
      )}
      <Rows def={def} row={row} found={found} items={items} today={dayOf(new Date(), timeZone)} />
      {found.isPending && <Waiting />}
      {found.error && <p className={style.none}>{found.error.message}</p>}
      {found.isSuccess && !items.length && (
        <p className={style.none}>
          {isPlain ? t('Nothing has happened yet.') : t('Nothing of this kind happened.')}
        </p>
      )}
    </>
  )
}

const Waiting = () => (
  <div className={style.waiting} aria-busy="true">
    {[62, 48, 70].map((width) => (
      <span key={width} className="skeleton" style={{ width: `${width}%` }} />
    ))}
  </div>
)
