import { t } from '../kit/text.ts'
import './board.css'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { queries } from '../kit/queries.ts'
import { useSums } from '../list/sums.ts'
import type { List } from '../list/useList.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { type Lane, useLanes } from './lanes.ts'
import { PipelineChooser } from './PipelineChooser.tsx'

type Props = { list: List; onPeek: (row: WireRow) => void }

/** Records by stage (or any choice): moved by dragging, or by the menu of a card. */
export default function Board({ list, onPeek }: Props) {
  const { def, query } = list
  const board = def.board!
  const { lanes, group, groups, filter, loading } = useLanes(list)
  const measures = board.sum ? [`sum:${board.sum}`] : []
  const sums = useSums(def, { filter, group: board.by, measures, enabled: !query.q && lanes.length > 0 })
  const { moved, move } = useMoves(list.def)
  useDrops(lanes, move)
  return (
    <div className="board-page">
      {groups.length > 1 && (
        <PipelineChooser
          groups={groups}
          value={group}
          onChoose={(id) => list.set({ group: id })}
          label={board.within!}
        />
      )}
      <section className="board" aria-label={t('Board')} aria-busy={loading}>
        {lanes.map((lane) => (
          <BoardColumn
            key={lane.key}
            list={list}
            lane={lane}
            lanes={lanes}
            filter={filter}
            sums={sums.data?.data.filter((line) => (line.group[board.by] ?? null) === lane.value)}
            moved={moved}
            onMove={move}
            onPeek={onPeek}
          />
        ))}
      </section>
    </div>
  )
}

export type Moved = ReadonlyMap<string, { row: WireRow; to: string }>

/** Cards stand in their new column at once; the columns themselves are asked again when it is saved. */
function useMoves(def: WireObject) {
  const by = def.board!.by
  const [moved, setMoved] = useState<Moved>(new Map())
  const move = async (row: WireRow, to: Lane) => {
    if ((row[by] ?? null) === to.value) return
    setMoved((old) => new Map(old).set(row.id, { row, to: to.key }))
    const object = def.fields[by]?.target
    const link = object && to.value ? { id: to.value, object, title: to.title } : null
    await change(def, row, { [by]: to.value }, object ? { included: { [by]: link } } : {})
    await queries.invalidateQueries({ queryKey: [def.name, 'lane'] })
    setMoved((old) => new Map([...old].filter(([id]) => id !== row.id)))
  }
  return { moved, move: (row: WireRow, to: Lane) => void move(row, to) }
}

function useDrops(lanes: Lane[], move: (row: WireRow, to: Lane) => void) {
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
