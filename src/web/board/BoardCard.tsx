import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { IconDots } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { inSentence, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import { Initials, Value } from '../kit/Value.tsx'
import type { Column } from '../list/query.ts'
import type { Lane } from './lanes.ts'

type Props = {
  def: WireObject
  row: WireRow
  columns: readonly Column[]
  lane: Lane
  lanes: Lane[]
  onMove: (row: WireRow, to: Lane) => void
  onPeek: (row: WireRow) => void
}

export const BoardCard = memo(function BoardCard({ def, row, columns, lane, lanes, onMove, onPeek }: Props) {
  const ref = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  useEffect(
    () =>
      draggable({
        element: ref.current!,
        getInitialData: () => ({ row }),
        canDrag: () => def.can.update,
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
    [row, def.can.update],
  )
  const { subtitle, facts, person } = partsOf(row, columns)
  const items = (): MenuItem[] => [
    { label: t('Look at this {object}', { object: inSentence(one(def)) }), run: () => onPeek(row) },
    'line',
    { heading: t('Move to') },
    ...lanes.map((to) => ({
      label: to.title,
      checked: to.key === lane.key,
      disabled: !def.can.update,
      run: () => onMove(row, to),
    })),
  ]
  return (
    <article ref={ref} className={`deal-card outcome-${lane.outcome ?? 'none'}${dragged ? ' dragged' : ''}`}>
      <a href={`/o/${def.plural}/${row.id}`} data-inside className="deal-title" draggable={false}>
        {titleOf(def, row)}
      </a>
      <Menu
        label={t('Options of {title}', { title: titleOf(def, row) })}
        className="deal-menu"
        align="end"
        items={items}
        button={<IconDots size={15} aria-hidden />}
      />
      {subtitle && <div className="deal-sub">{row.included?.[subtitle.name]?.title}</div>}
      <div className="deal-foot">
        {facts.map(({ name, field }) => (
          <Value
            key={name}
            name={name}
            field={field}
            value={row[name]}
            included={row.included?.[name]}
            quiet
          />
        ))}
        {person && (
          <span className="deal-person" title={row.included?.[person.name]?.title}>
            <Initials name={row.included?.[person.name]?.title ?? '?'} size={20} />
          </span>
        )}
      </div>
    </article>
  )
})

/** A linked record beneath the title, two facts worth a glance, and who looks after it. */
function partsOf(row: WireRow, columns: readonly Column[]) {
  const filled = columns.filter(({ name }) => row[name] !== null && row[name] !== undefined)
  const subtitle = filled.find(({ field }) => field.kind === 'reference')
  const person = filled.find(({ field }) => field.kind === 'user')
  const rank = (kind: string) => ['money', 'date', 'choice', 'multiChoice', 'percent'].indexOf(kind)
  const facts = filled
    .filter(({ field }) => rank(field.kind) >= 0)
    .sort((a, b) => rank(a.field.kind) - rank(b.field.kind))
    .slice(0, 2)
  return { subtitle, facts, person }
}
