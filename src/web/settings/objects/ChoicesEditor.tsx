import { TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { labelOf } from '#core/name.ts'
import type { WireField } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { toneOf } from '../../kit/tone.ts'
import { moved, useDragRow } from '../parts/useDragRow.ts'
import style from './objects.module.css'

type Props = { field?: WireField; value: readonly string[]; onChange: (choices: string[]) => void }

/** The choices one below the other, in the order and colours they will show in. */
export function ChoicesEditor({ field, value, onChange }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [focus, setFocus] = useState<number>()
  const builtIn = field !== undefined && !field.custom
  const choices = value.length ? value : ['']
  useEffect(() => {
    if (focus !== undefined) list.current?.querySelectorAll('input')[focus]?.focus()
    setFocus(undefined)
  }, [focus])
  const add = () => {
    onChange([...choices, ''])
    setFocus(choices.length)
  }
  const paste = (at: number, text: string) => {
    const lines = text
      .split(/[\n;\t]+/)
      .map((one) => one.trim())
      .filter(Boolean)
    onChange([...choices.slice(0, at), ...lines, ...choices.slice(at + 1)])
  }
  return (
    <fieldset className={style.choices}>
      <legend>{t('Choices')}</legend>
      <ul ref={list}>
        {choices.map((choice, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is being written; only its place stays
            key={at}
            {...{ at, choice, choices, field }}
            fixed={builtIn && (field.choices?.includes(choice) ?? false)}
            onWrite={(text) => onChange(choices.map((one, i) => (i === at ? text : one)))}
            onMove={(to) => onChange(moved(choices, { from: at, to }))}
            onDrag={(place) => onChange(moved(choices, place))}
            onRemove={() => onChange(choices.filter((_, i) => i !== at))}
            onPaste={(text) => paste(at, text)}
            onNext={add}
          />
        ))}
      </ul>
      <button type="button" className={style.add} onClick={add}>
        <IconPlus size={14} aria-hidden />
        {t('Add choice')}
      </button>
      <p>
        {builtIn
          ? t('Choices that are there stay, for Mainstay works with them. Yours come after.')
          : t('Paste a list to add many at once. A choice that records have cannot be removed.')}
      </p>
    </fieldset>
  )
}

type LineProps = {
  at: number
  choice: string
  choices: readonly string[]
  field?: WireField
  fixed: boolean
  onWrite: (text: string) => void
  onMove: (to: number) => void
  onDrag: (place: { from: number; to: number }) => void
  onRemove: () => void
  onPaste: (text: string) => void
  onNext: () => void
}

function Line(props: LineProps) {
  const { at, choice, choices, field, fixed } = props
  const { row, handle, edge, lifted } = useDragRow('choices', at, props.onDrag, !fixed)
  const shown = field?.choiceLabels?.[choice] ?? (field && !field.open ? labelOf(choice) : choice)
  const isDouble = choice.trim() !== '' && choices.indexOf(choice) < at
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    props.onNext()
  }
  return (
    <li ref={row} data-edge={edge ?? undefined} data-lifted={lifted || undefined}>
      <span ref={handle} className={style.grip} data-off={fixed || undefined}>
        <IconGripVertical size={15} aria-hidden />
      </span>
      <i className={`chip chip-${toneOf(choice, { choices })}`} aria-hidden />
      <TextInput
        size="xs"
        aria-label={t('Choice {value}', { value: at + 1 })}
        value={fixed ? shown : choice}
        disabled={fixed}
        maxLength={100}
        error={isDouble ? t('Stands here twice') : undefined}
        onChange={(event) => props.onWrite(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text')
          if (!/[\n;\t]/.test(text)) return
          event.preventDefault()
          props.onPaste(text)
        }}
      />
      {!fixed && <Moves {...props} />}
    </li>
  )
}

const Moves = ({ at, choice, choices, onMove, onRemove }: LineProps) => (
  <span className={style.moves}>
    <button
      type="button"
      aria-label={t('Move {choice} up', { choice })}
      disabled={at === 0}
      onClick={() => onMove(at - 1)}
    >
      <IconArrowUp size={14} aria-hidden />
    </button>
    <button
      type="button"
      aria-label={t('Move {choice} down', { choice })}
      disabled={at === choices.length - 1}
      onClick={() => onMove(at + 1)}
    >
      <IconArrowDown size={14} aria-hidden />
    </button>
    <button type="button" aria-label={t('Remove {choice}', { choice })} onClick={onRemove}>
      <IconX size={14} aria-hidden />
    </button>
  </span>
)
