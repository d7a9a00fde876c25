import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Filter } from '#core/filter.ts'
import { api } from '../kit/api.ts'
import type { WireRow } from '../kit/catalogue.ts'
import { numberFormat } from '../kit/format.ts'
import { eachOnce } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { amountsText } from '../list/Footer.tsx'
import { columnsOf, paramsOf } from '../list/query.ts'
import type { List } from '../list/useList.ts'
import type { LaneTotals } from './Board.tsx'
import { BoardCard } from './BoardCard.tsx'
import { cardFields } from './cardFields.ts'
import type { Lane } from './lanes.ts'
import { marks } from './marks.ts'
import type { Move, Moved } from './moves.ts'
import { QuickCreate } from './QuickCreate.tsx'
import type { Held } from './useBoardKeys.ts'

type Props = {
  list: List
  lane: Lane
  lanes: Lane[]
  group: string | undefined
  filter: Filter
  totals: LaneTotals
  moved: Moved
  held: Held | undefined
  current: string | undefined
  rows: RefObject<Map<string, WireRow>>
  onMove: Move
  onPeek: (row: WireRow) => void
}

export function BoardColumn(props: Props) {
  const { list, lane, group, totals, held } = props
  const ref = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  useEffect(
    () =>
      dropTargetForElements({
        element: ref.current!,
        getData: () => ({ lane: lane.key }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    [lane.key],
  )
  const isTarget = over || held?.over === lane.key
  const mayAdd = list.def.can.create && lane.outcome !== 'won' && lane.outcome !== 'lost'
  return (
    <section
      ref={ref}
      id={`lane-${lane.key}`}
      data-lane={lane.key}
      className={isTarget ? 'lane lane-over' : 'lane'}
      aria-label={lane.title}
    >
      <LaneHead lane={lane} totals={totals} />
      <Cards {...props} />
      {mayAdd && <QuickCreate def={list.def} lane={lane} group={group} />}
    </section>
  )
}

function LaneHead({ lane, totals: { count, sum, weighted } }: { lane: Lane; totals: LaneTotals }) {
  const { locale } = useShowing()
  const likely = weighted.length > 0 && lane.outcome === 'open' ? amountsText(weighted, locale, true) : ''
  return (
    <header className="lane-head">
      <h2>{lane.title}</h2>
      <span className="lane-count">{count === undefined ? '' : numberFormat(locale).format(count)}</span>
      <span className="lane-sum" title={amountsText(sum, locale)}>
        {amountsText(sum, locale, true)}
      </span>
      <p>{lane.hint}</p>
      <span className="lane-likely" title={t('Weighted by probability')}>
        {likely && t('{amount} weighted', { amount: likely })}
      </span>
    </header>
  )
}

function Cards({ list, lane, lanes, filter, moved, held, current, rows: known, onMove, onPeek }: Props) {
  const { def } = list
  const scroll = useRef<HTMLDivElement>(null)
  const { rows: loaded, pages } = useCards(list, lane, filter)
  const rows = placed(loaded, lane, moved)
  for (const row of rows) known.current.set(row.id, row)
  const columns = columnsOf(def, cardFields(list))
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 96,
    getItemKey: (i) => rows[i]!.id,
    overscan: 6,
    gap: 8,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 8) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])
  return (
    <div ref={scroll} className="lane-cards">
      <div style={{ height: virtual.getTotalSize(), position: 'relative', flex: 'none' }}>
        {shown.map(({ index, key, start }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="lane-slot"
            style={{ transform: `translateY(${start}px)` }}
          >
            <BoardCard
              {...{ def, columns, lane, lanes, onMove, onPeek, index }}
              row={rows[index]!}
              isHeld={held?.row.id === rows[index]!.id}
              isCurrent={
                current === rows[index]!.id || (index === 0 && !rows.some(({ id }) => id === current))
              }
            />
          </div>
        ))}
      </div>
      {pages.isPending && [1, 2].map((n) => <span key={n} className="skeleton lane-wait" />)}
      {pages.error && (
        <button type="button" className="lane-more" onClick={() => void pages.refetch()}>
          {t('Could not be loaded. Try again')}
        </button>
      )}
    </div>
  )
}

/** The cards of a column, with those on their way here and without those on their way out. */
function placed(rows: WireRow[], lane: Lane, moved: Moved): WireRow[] {
  if (!moved.size) return rows
  const coming = [...moved.values()].filter(
    ({ row, to }) => to === lane.key && !rows.some(({ id }) => id === row.id),
  )
  return [
    ...coming.map(({ row }) => row),
    ...rows.filter(({ id }) => (moved.get(id)?.to ?? lane.key) === lane.key),
  ]
}

type Page = { data: WireRow[]; nextCursor: string | null }

function useCards(list: List, lane: Lane, filter: Filter) {
  const { def, query } = list
  const { by } = def.board!
  const base = paramsOf(def, { ...query, columns: [def.title, ...cardFields(list)] })
  const test = { [by]: { is: lane.value } } as Filter
  const here = filter[by] ? { all: [filter, test] } : { ...filter, ...test }
  const asked = (def.verbs ?? []).flatMap((verb) => Object.keys(verb.when ?? {}))
  const extra = [by, ...(marks[def.name]?.fields ?? []), ...asked].filter((name) => def.fields[name])
  const fields = [...new Set([...base.fields.split(','), ...extra])].join(',')
  const params = { ...base, filter: here, fields }
  const pages = useInfiniteQuery({
    queryKey: [def.name, 'lane', params],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/${def.plural}`, {
        query: { ...params, limit: 40, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  return { pages, rows: eachOnce(pages.data?.pages.flatMap((page) => page.data) ?? []) }
}
