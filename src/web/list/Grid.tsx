import './grid.css'
import { useMemo, useRef } from 'react'
import { many, type WireObject } from '../kit/catalogue.ts'
import { GridHead } from './GridHead.tsx'
import { type Column, widthOf } from './query.ts'
import { type RowsProps, useRows } from './useRows.tsx'

/** Rows as a grid: one stop for Tab, arrows within; only what is on screen is in the document. */
export function Grid({ total, ...props }: RowsProps & { total?: number }) {
  const { list, pages, selection } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, keys, columns, height, activeCell } = useRows({ ...props, scroller, holder: scroller })
  const style = useMemo(() => tracksOf(list.def, columns), [list.def, columns])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual
    <div
      ref={scroller}
      role="grid"
      aria-label={many(list.def)}
      aria-rowcount={total ?? -1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={pages.stale}
      aria-activedescendant={pages.length ? activeCell : undefined}
      tabIndex={0}
      className={pages.stale ? 'grid grid-stale' : 'grid'}
      style={style}
      {...keys}
    >
      <GridHead list={list} columns={columns} selection={selection} pages={pages} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="grid-body" style={{ height }}>
        {rows}
      </div>
    </div>
  )
}

// Head and rows are grids of their own: only tracks that ignore their content stand exactly in line.
export function tracksOf(def: WireObject, columns: readonly Column[]) {
  const widths = columns.map((one) => widthOf(def, one))
  return {
    '--columns': `40px ${widths.map((w) => `minmax(${w}px, ${w}fr)`).join(' ')}`,
    '--width': `${widths.reduce((a, b) => a + b, 40)}px`,
  } as React.CSSProperties
}
