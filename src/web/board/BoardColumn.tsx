import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Filter } from '#core/filter.ts'
import { api } from '../kit/api.ts'
import type { WireRow } from '../kit/catalogue.ts'
import { numberFormat } from '../kit/format.ts'
import { eachOnce } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { amountsText } from '../list/Footer.tsx'
import { columnsOf, paramsOf } from '../list/query.ts'
import type { SumLine } from '../list/sums.ts'
import type { List } from '../list/useList.ts'
import type { Moved } from './Board.tsx'
import { BoardCard } from './BoardCard.tsx'
import type { Lane } from './lanes.ts'

type Props = {
  list: List
  lane: Lane
  lanes: Lane[]
  filter: Filter
  sums: SumLine[] | undefined
  moved: Moved
  onMove: (row: WireRow, to: Lane) => void
  onPeek: (row: WireRow) => void
}

export function BoardColumn({ list, lane, lanes, filter, sums, moved, onMove, onPeek }: Props) {
  const { def, query } = list
  const board = def.board!
  const { locale } = useShowing()
  const ref = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  const { rows: loaded, pages } = useCards(list, lane, filter)
  const rows = placed(loaded, lane, moved)
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
  const columns = columnsOf(def, query.columns).filter(({ name }) => name !== def.title && name !== board.by)
  const count = sums?.reduce((all, line) => all + line.count, 0)
  const amounts = board.sum ? sums?.map((line) => line.sum?.[board.sum!] ?? null) : undefined
  return (
    <section ref={ref} className={over ? 'lane lane-over' : 'lane'} aria-label={lane.title}>
      <header className="lane-head">
        <h2>{lane.title}</h2>
        <span className="lane-count">{count === undefined ? '' : numberFormat(locale).format(count)}</span>
        {(lane.hint || amounts) && <p>{lane.hint}</p>}
        {amounts && (
          <span className="lane-sum" title={amountsText(amounts, locale)}>
            {amountsText(amounts, locale, true)}
          </span>
        )}
      </header>
      <div
        className="lane-cards"
        onScroll={(event) => nearEnd(event.currentTarget) && void pages.fetchNextPage()}
      >
        {rows.map((row) => (
          <BoardCard
            key={row.id}
            def={def}
            row={row}
            columns={columns}
            lane={lane}
            lanes={lanes}
            onMove={onMove}
            onPeek={onPeek}
          />
        ))}
        {pages.isPending && [1, 2].map((n) => <span key={n} className="skeleton lane-wait" />)}
        {pages.error && (
          <button type="button" className="lane-more" onClick={() => void pages.refetch()}>
            {t('Could not be loaded. Try again')}
          </button>
        )}
        {pages.hasNextPage && (
          <button type="button" className="lane-more" onClick={() => void pages.fetchNextPage()}>
            {t('Show more')}
          </button>
        )}
      </div>
    </section>
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

const nearEnd = (element: HTMLElement) =>
  element.scrollHeight - element.scrollTop - element.clientHeight < 300

type Page = { data: WireRow[]; nextCursor: string | null }

function useCards(list: List, lane: Lane, filter: Filter) {
  const { def, query } = list
  const { by } = def.board!
  const base = paramsOf(def, query)
  const test = { [by]: { is: lane.value } } as Filter
  const here = filter[by] ? { all: [filter, test] } : { ...filter, ...test }
  const params = { ...base, filter: here, fields: `${base.fields},${by}` }
  const pages = useInfiniteQuery({
    queryKey: [def.name, 'lane', params],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/${def.plural}`, {
        query: { ...params, limit: 25, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  return { pages, rows: eachOnce(pages.data?.pages.flatMap((page) => page.data) ?? []) }
}
