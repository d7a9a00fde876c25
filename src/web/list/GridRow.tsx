import { memo, type ReactNode } from 'react'
import { titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import { Initials, Value } from '../kit/Value.tsx'
import { alignOf, type Column } from './query.ts'

type Props = {
  /** Begins the ids of its cells. */
  name: string
  def: WireObject
  row: WireRow
  index: number
  top: number
  columns: readonly Column[]
  selected: boolean
  peeked: boolean
  activeCol: number
  editing: number
  editor: ReactNode
}

/** Plain elements only: a row must cost next to nothing. Clicks are handled by the grid. */
export const GridRow = memo(function GridRow(props: Props) {
  const { name, def, row, index, top, columns, selected, peeked, activeCol, editing, editor } = props
  const state = [selected && 'picked', activeCol >= 0 && 'active', peeked && 'peeked']
    .filter(Boolean)
    .join(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      className={`grid-row ${state}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" aria-colindex={1} className="cell cell-pick" data-col={-1} data-pick>
        <input
          type="checkbox"
          checked={selected}
          readOnly
          tabIndex={-1}
          aria-label={t('Select {title}', { title: titleOf(def, row) })}
        />
      </div>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
        <div
          key={column.name}
          role="gridcell"
          id={`${name}-${index}-${i}`}
          aria-colindex={i + 2}
          data-col={i}
          className={cellClass(column, i === activeCol, column.name === def.title, i === editing)}
        >
          {i === editing ? editor : <Cell def={def} row={row} column={column} />}
        </div>
      ))}
    </div>
  )
})

const cellClass = (column: Column, active: boolean, title: boolean, editing: boolean) =>
  [
    'cell',
    title && 'cell-title',
    alignOf(column) === 'end' && 'cell-end',
    active && 'cell-active',
    editing && 'cell-editing',
  ]
    .filter(Boolean)
    .join(' ')

function Cell({ def, row, column: { name, field } }: { def: WireObject; row: WireRow; column: Column }) {
  if (name !== def.title)
    return <Value name={name} field={field} value={row[name]} included={row.included?.[name]} />
  const title = titleOf(def, row)
  return (
    <>
      <Initials name={title} square={def.name !== 'contact' && def.name !== 'user'} />
      <a className="title-link" href={`/o/${def.plural}/${row.id}`} data-title tabIndex={-1}>
        {title}
      </a>
      <button
        type="button"
        className="cell-peek"
        data-peek
        tabIndex={-1}
        aria-label={t('Look at {title} beside the list', { title })}
      />
    </>
  )
}

const widths = [55, 70, 40, 62, 48, 66, 52]

export const SkeletonRow = ({ top, columns }: { top: number; columns: number }) => (
  <div className="grid-row grid-wait" style={{ transform: `translateY(${top}px)` }} aria-hidden>
    <div className="cell cell-pick" />
    {Array.from({ length: columns }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity
      <div className="cell" key={i}>
        <span className="skeleton" style={{ width: `${widths[i % widths.length]}%`, height: 10 }} />
      </div>
    ))}
  </div>
)
