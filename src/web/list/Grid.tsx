import './grid.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { many, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { CellEditor, editsInCell } from './CellEditor.tsx'
import { GridHead } from './GridHead.tsx'
import { GridRow, SkeletonRow } from './GridRow.tsx'
import type { Pages } from './pages.ts'
import { type Column, columnsOf, widthOf } from './query.ts'
import type { Selection } from './selection.ts'
import { type At, type Doing, useGridKeys } from './useGridKeys.ts'
import type { List } from './useList.ts'

type Props = {
  list: List
  pages: Pages
  selection: Selection
  onOpen: (row: WireRow) => void
  onPeek: (row: WireRow) => void
  /** The record in the side panel; the panel follows the active row. */
  peeked?: string
  total?: number
}

export const rowHeight = 38

/** Rows as a grid: one stop for Tab, arrows within; only what is on screen is in the document. */
export function Grid({ list, pages, selection, onOpen, onPeek, peeked, total }: Props) {
  const { def, query } = list
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<At>({ row: 0, col: 0 })
  const [editing, setEditing] = useState<At | null>(null)
  const columns = useMemo(() => columnsOf(def, query.columns), [def, query.columns])
  const style = useMemo(() => tracksOf(def, columns), [def, columns])
  const virtual = useVirtualizer({
    count: pages.length + (pages.more ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
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
  const { onKeyDown, onClick, onDoubleClick } = useGridKeys({ doing, pages, selection, columns, def })
  const done = (move: 'stay' | 'down' | 'next') => {
    const from = editing!
    setEditing(null)
    scroller.current?.focus({ preventScroll: true })
    if (move === 'down') doing.go({ ...from, row: Math.min(from.row + 1, pages.length - 1) })
    if (move === 'next') doing.go({ ...from, col: Math.min(from.col + 1, columns.length - 1) })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual
    <div
      ref={scroller}
      role="grid"
      aria-label={many(def)}
      aria-rowcount={total ?? -1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={pages.stale}
      aria-activedescendant={pages.length ? `cell-${at.row}-${at.col}` : undefined}
      tabIndex={0}
      className={pages.stale ? 'grid grid-stale' : 'grid'}
      style={style}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <GridHead list={list} columns={columns} selection={selection} pages={pages} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = pages.rowAt(index)
          if (!row) return <SkeletonRow key={`wait-${index}`} top={start} columns={columns.length} />
          const edited = editing?.row === index ? editing.col : -1
          return (
            <GridRow
              key={row.id}
              def={def}
              row={row}
              index={index}
              top={start}
              columns={columns}
              selected={selection.has(row.id)}
              peeked={peeked === row.id}
              activeCol={at.row === index ? at.col : -1}
              editing={edited}
              editor={
                edited >= 0 && (
                  <CellEditor
                    key={`${row.id}-${edited}`}
                    def={def}
                    row={row}
                    column={columns[edited]!}
                    onDone={done}
                  />
                )
              }
            />
          )
        })}
      </div>
    </div>
  )
}

// Head and rows are grids of their own: only tracks that ignore their content stand exactly in line.
function tracksOf(def: WireObject, columns: readonly Column[]) {
  const widths = columns.map((one) => widthOf(def, one))
  return {
    '--columns': `40px ${widths.map((w) => `minmax(${w}px, ${w}fr)`).join(' ')}`,
    '--width': `${widths.reduce((a, b) => a + b, 40)}px`,
  } as React.CSSProperties
}

function canEdit({ def, query }: List, row: WireRow | undefined, name: string | undefined) {
  const field = name ? def.fields[name] : undefined
  return Boolean(
    row && field?.writable && !field.readOnly && def.can.update && !query.trash && editsInCell(field),
  )
}
