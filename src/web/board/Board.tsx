import './board.css'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import { titleOf, type WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import { useSums } from '../list/sums.ts'
import type { List } from '../list/useList.ts'
import { BoardBar } from './BoardBar.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { LaneTabs } from './LaneTabs.tsx'
import { type Lane, useLanes } from './lanes.ts'
import { type Move, useMoves } from './moves.ts'
import { useBoardKeys } from './useBoardKeys.ts'

type Props = { list: List; onPeek: (row: WireRow) => void }

/** Records by stage (or any choice): moved by dragging, by keys, or by the menu of a card. */
export default function Board({ list, onPeek }: Props) {
  const { def } = list
  const { lanes, group, groups, filter, loading } = useLanes(list)
  const { moved, move } = useMoves(def)
  const totals = useTotals(list, filter, lanes)
  const rows = useRef(new Map<string, WireRow>())
  const find = (id: string) => {
    const row = rows.current.get(id)
    return row && { row, title: titleOf(def, row) }
  }
  const keys = useBoardKeys({ lanes, mayMove: def.can.update, move, find })
  const [current, setCurrent] = useState<string>()
  useDrops(lanes, move)
  return (
    <div className="board-page">
      <BoardBar list={list} group={group} groups={groups} lanes={lanes} totals={totals} />
      <LaneTabs lanes={lanes} totals={totals} board={keys.board} />
      <section
        ref={keys.board}
        className="board"
        aria-label={t('Board')}
        aria-busy={loading}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => setCurrent((event.target as HTMLElement).dataset.card ?? current)}
      >
        {lanes.map((lane) => (
          <BoardColumn
            key={lane.key}
            {...{ list, lane, lanes, group, filter, moved, onPeek, current, rows }}
            totals={totals(lane)}
            held={keys.held}
            onMove={move}
          />
        ))}
      </section>
      <p className="hidden-text" aria-live="assertive">
        {keys.said}
      </p>
    </div>
  )
}

export type LaneTotals = {
  count: number | undefined
  sum: ReturnType<typeof amountsOf>
  weighted: ReturnType<typeof amountsOf>
}
type Lines = NonNullable<ReturnType<typeof useSums>['data']>['data']
const amountsOf = (lines: Lines | undefined, name: string | undefined) =>
  name ? (lines ?? []).map((line) => line.sum?.[name] ?? null).filter((one) => one !== null) : []

/** Count and sums of a column, each currency for itself. */
function useTotals({ def, query }: List, filter: List['query']['filter'], lanes: Lane[]) {
  const { by, sum, weighted } = def.board!
  const asked = { filter, group: by, enabled: !query.q && lanes.length > 0 }
  const sums = useSums(def, { ...asked, measures: sum ? [`sum:${sum}`] : [] }).data?.data
  const likely = useSums(def, {
    ...asked,
    enabled: asked.enabled && weighted !== undefined,
    measures: [`sum:${weighted}`],
  }).data?.data
  return (lane: Lane): LaneTotals => {
    const here = (lines: Lines | undefined) => lines?.filter((one) => (one.group[by] ?? null) === lane.value)
    const mine = here(sums)
    return {
      count: mine?.reduce((all, line) => all + line.count, 0),
      sum: amountsOf(mine, sum),
      weighted: amountsOf(here(likely), weighted),
    }
  }
}

function useDrops(lanes: Lane[], move: Move) {
  const latest = useRef({ lanes, move })
  useEffect(() => {
    latest.current = { lanes, move }
  })
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const key = location.current.dropTargets[0]?.data.lane
          const lane = latest.current.lanes.find((one) => one.key === key)
          if (lane) latest.current.move(source.data.row as WireRow, lane)
        },
      }),
    [],
  )
}
