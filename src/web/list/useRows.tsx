import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { WireRow } from '../kit/catalogue.ts'
import { CellEditor, editsInCell } from './CellEditor.tsx'
import { GridRow, SkeletonRow } from './GridRow.tsx'
import type { Pages } from './pages.ts'
import { type Column, columnsOf } from './query.ts'
import type { Selection } from './selection.ts'
import { type At, type Doing, useGridKeys } from './useGridKeys.ts'
import type { List } from './useList.ts'

export type RowsProps = {
  list: List
  pages: Pages
  selection: Selection
  onOpen: (row: WireRow) => void
  onPeek: (row: WireRow) => void
  /** The record in the side panel; the panel follows the active row. */
  peeked?: string
}
type Given = RowsProps & {
  scroller: RefObject<HTMLElement | null>
  /** What holds the focus for these rows. */
  holder: RefObject<HTMLElement | null>
  /** How far down in the scroller the rows begin. */
  margin?: number
  /** Names the cells where several of these stand on a page. */
  name?: string
  /** Whether keys of the page mean these rows. */
  active?: boolean
}

export const rowHeight = 38

/** Rows of which only those on screen are in the document, with a cell to walk, edit and pick by keys. */
export function useRows(given: Given) {
  const { list, pages, selection, onOpen, onPeek, peeked, scroller, holder, margin = 0 } = given
  const { name = 'cell', active = true } = given
  const { def, query } = list
  const [at, setAt] = useState<At>({ row: 0, col: 0 })
  const [editing, setEditing] = useState<At | null>(null)
  const columns = useMemo(() => columnsOf(def, query.columns), [def, query.columns])
  const virtual = useVirtualizer({
    count: pages.length + (pages.more ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => pages.show(first, last))
  const doing: Doing = {
    at,
    editable: (row, col) => canEdit(list, row, columns[col]?.name),
    go: (to) => {
      setAt(to)
      virtual.scrollToIndex(to.row)
      const row = pages.rowAt(to.row)
      if (peeked && row) onPeek(row)
    },
    edit: setEditing,
    open: onOpen,
    peek: onPeek,
  }
  const keys = useGridKeys({ doing, pages, selection, columns, def, active })
  const done = (move: 'stay' | 'down' | 'next') => {
    const from = editing!
    setEditing(null)
    holder.current?.focus({ preventScroll: true })
    if (move === 'down') doing.go({ ...from, row: Math.min(from.row + 1, pages.length - 1) })
    if (move === 'next') doing.go({ ...from, col: Math.min(from.col + 1, columns.length - 1) })
  }
  const drawn = { ...given, name, margin, active, at, editing, columns, done }
  const rows = items.map(({ index, start }) => rowOf(drawn, index, start - margin))
  return { rows, keys, columns, height: virtual.getTotalSize(), activeCell: `${name}-${at.row}-${at.col}` }
}

type Drawn = RowsProps & {
  name: string
  active: boolean
  at: At
  editing: At | null
  columns: readonly Column[]
  done: (move: 'stay' | 'down' | 'next') => void
}

function rowOf(drawn: Drawn, index: number, top: number) {
  const { list, pages, selection, peeked, name, active, at, editing, columns, done } = drawn
  const { def } = list
  const row = pages.rowAt(index)
  if (!row) return <SkeletonRow key={`wait-${index}`} top={top} columns={columns.length} />
  const edited = editing?.row === index ? editing.col : -1
  const column = columns[edited]
  return (
    <GridRow
      key={row.id}
      name={name}
      def={def}
      row={row}
      index={index}
      top={top}
      columns={columns}
      selected={selection.has(row.id)}
      peeked={peeked === row.id}
      activeCol={at.row === index && active ? at.col : -1}
      editing={edited}
      editor={
        column && <CellEditor key={`${row.id}-${edited}`} def={def} row={row} column={column} onDone={done} />
      }
    />
  )
}

function canEdit({ def, query }: List, row: WireRow | undefined, name: string | undefined) {
  const field = name ? def.fields[name] : undefined
  return Boolean(
    row && field?.writable && !field.readOnly && def.can.update && !query.trash && editsInCell(field),
  )
}
