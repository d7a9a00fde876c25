import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { many, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Initials, Value } from '../kit/Value.tsx'
import type { Pages } from './pages.ts'
import { type Column, columnsOf } from './query.ts'
import type { List } from './useList.ts'

/** The list on a phone: a card a record, as wide as the screen. */
export function Cards({ list, pages }: { list: List; pages: Pages }) {
  const scroller = useRef<HTMLDivElement>(null)
  const columns = columnsOf(list.def, list.query.columns).filter(({ name }) => name !== list.def.title)
  const virtual = useVirtualizer({
    count: pages.length + (pages.more ? 2 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => 78,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => pages.show(first, last))
  return (
    <div ref={scroller} className={pages.stale ? 'cards grid-stale' : 'cards'}>
      {/* biome-ignore lint/a11y/useSemanticElements: its items are placed one by one */}
      <div
        role="list"
        aria-label={many(list.def)}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {items.map(({ index, start }) => {
          const row = pages.rowAt(index)
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              role="listitem"
              key={row?.id ?? index}
              className="card-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row ? (
                <CardRow def={list.def} row={row} columns={columns} />
              ) : (
                <span className="skeleton card-wait" />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function CardRow({ def, row, columns }: { def: WireObject; row: WireRow; columns: readonly Column[] }) {
  const title = titleOf(def, row)
  const filled = columns.filter(({ name }) => row[name] !== null && row[name] !== undefined)
  const amount = filled.find(({ field }) => field.kind === 'money')
  // A bare number says nothing without the head of its column.
  const rest = filled.filter((one) => one !== amount && one.field.kind !== 'number').slice(0, 3)
  return (
    <a className="card" href={`/o/${def.plural}/${row.id}`} data-inside>
      <Initials name={title} square={def.name !== 'contact' && def.name !== 'user'} size={34} />
      <span className="card-text">
        <span className="card-top">
          <b>{title}</b>
          {amount && <Value name={amount.name} field={amount.field} value={row[amount.name]} quiet />}
        </span>
        <span className="card-rest">
          {rest.map(({ name, field }) => (
            <Value
              key={name}
              name={name}
              field={field}
              value={row[name]}
              included={row.included?.[name]}
              quiet
            />
          ))}
        </span>
      </span>
    </a>
  )
}
