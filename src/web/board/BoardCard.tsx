import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { IconDots } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { fieldLabel, inSentence, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import { Initials, Value } from '../kit/Value.tsx'
import type { Column } from '../list/query.ts'
import type { Lane } from './lanes.ts'
import { marks } from './marks.ts'
import type { Move } from './moves.ts'

type Props = {
  def: WireObject
  row: WireRow
  columns: readonly Column[]
  lane: Lane
  lanes: Lane[]
  index: number
  isHeld: boolean
  /** The one card of the board that Tab reaches; arrows lead to the others. */
  isCurrent: boolean
  onMove: Move
  onPeek: (row: WireRow) => void
}

export const BoardCard = memo(function BoardCard(props: Props) {
  const { def, row, columns, lane, index, isHeld, isCurrent } = props
  const { ref, dragged } = useDraggable(row, def.can.update)
  const { subtitle, facts, person } = partsOf(row, columns)
  const extra = marks[def.name]
  const stop = isCurrent ? 0 : -1
  const state = [isHeld && 'held', dragged && 'dragged', `tone-${extra?.tone(row) ?? 'none'}`]
  return (
    <article
      ref={ref}
      data-card={row.id}
      data-index={index}
      tabIndex={stop}
      aria-label={titleOf(def, row)}
      className={['deal-card', `outcome-${lane.outcome ?? 'none'}`, ...state].filter(Boolean).join(' ')}
    >
      <a
        href={`/o/${def.plural}/${row.id}`}
        data-inside
        className="deal-title"
        draggable={false}
        tabIndex={stop}
      >
        {titleOf(def, row)}
      </a>
      <CardMenu {...props} />
      {subtitle && <div className="deal-sub">{row.included?.[subtitle.name]?.title}</div>}
      {extra && <extra.Body row={row} />}
      <div className="deal-foot">
        {facts.map(({ name, field }) => (
          <span key={name} title={fieldLabel(name, field)}>
            <Value name={name} field={field} value={row[name]} included={row.included?.[name]} quiet />
          </span>
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

function CardMenu({ def, row, lane, lanes, isCurrent, onMove, onPeek }: Props) {
  const items = (): MenuItem[] => [
    { label: t('Look at this {what}', { what: inSentence(one(def)) }), run: () => onPeek(row) },
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
    <Menu
      label={t('Options of {title}', { title: titleOf(def, row) })}
      className={isCurrent ? 'deal-menu deal-menu-here' : 'deal-menu'}
      align="end"
      items={items}
      button={<IconDots size={15} aria-hidden />}
    />
  )
}

function useDraggable(row: WireRow, mayMove: boolean) {
  const ref = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  useEffect(
    () =>
      draggable({
        element: ref.current!,
        getInitialData: () => ({ row }),
        canDrag: () => mayMove,
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
    [row, mayMove],
  )
  return { ref, dragged }
}

/** A linked record beneath the title, facts worth a glance, and who looks after it. */
function partsOf(row: WireRow, columns: readonly Column[]) {
  const filled = columns.filter(({ name }) => row[name] !== null && row[name] !== undefined)
  const subtitle = filled.find(({ field }) => field.kind === 'reference')
  const person = filled.find(({ field }) => field.kind === 'user')
  const facts = filled.filter((column) => column !== subtitle && column !== person)
  return { subtitle, facts, person }
}
