import { IconGripVertical, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { labelOf } from '#core/name.ts'
import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import style from './settings.module.css'
import { removeRow } from './undoable.ts'

type Props = {
  def: WireObject
  row: WireRow
  place: number
  isDragged: boolean
  onDrag(isOn: boolean): void
  onOver(): void
  onDrop(): void
  onMove(by: number): void
}

export function StageLine({ def, row, place, isDragged, onDrag, onOver, onDrop, onMove }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!by) return
    event.preventDefault()
    onMove(by)
  }
  const mayEdit = def.can.update
  return (
    <tr
      data-dragged={isDragged}
      onDragOver={(event) => {
        event.preventDefault()
        onOver()
      }}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
    >
      <td>
        <button
          type="button"
          className={style.grip}
          draggable={mayEdit}
          disabled={!mayEdit}
          aria-label={`Move ${row.name}, now ${place + 1}. Arrow up and down.`}
          onKeyDown={onKeyDown}
          onDragStart={() => onDrag(true)}
          onDragEnd={() => onDrag(false)}
        >
          <IconGripVertical size={15} aria-hidden />
        </button>
      </td>
      <Text {...{ def, row, mayEdit }} name="name" />
      <Text {...{ def, row, mayEdit }} name="probability" isNumber />
      <Choice {...{ def, row, mayEdit }} name="outcome" />
      <Text {...{ def, row, mayEdit }} name="rotDays" isNumber />
      <Choice {...{ def, row, mayEdit }} name="forecastCategory" />
      <td>
        {def.can.delete && (
          <button
            type="button"
            className={style.grip}
            aria-label={`Delete ${row.name}`}
            onClick={() => void removeRow(def, row)}
          >
            <IconTrash size={15} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  )
}

type CellProps = { def: WireObject; row: WireRow; name: string; mayEdit: boolean }

/** Saved when left; a name may not be empty. */
function Text({ def, row, name, mayEdit, isNumber }: CellProps & { isNumber?: boolean }) {
  const [text, setText] = useState<string>()
  const now = row[name] === null || row[name] === undefined ? '' : String(row[name])
  const save = () => {
    const next = text?.trim()
    setText(undefined)
    if (next === undefined || next === now || (!isNumber && !next)) return
    void change(def, row, { [name]: next === '' ? null : isNumber ? Number(next) : next })
  }
  return (
    <td>
      <input
        type={isNumber ? 'number' : 'text'}
        min={0}
        max={name === 'probability' ? 100 : undefined}
        aria-label={`${fieldLabel(name, def.fields[name])} of ${row.name}`}
        value={text ?? now}
        readOnly={!mayEdit}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setText(undefined)
        }}
      />
    </td>
  )
}

const Choice = ({ def, row, name, mayEdit }: CellProps) => (
  <td>
    <select
      aria-label={`${fieldLabel(name, def.fields[name])} of ${row.name}`}
      value={String(row[name] ?? '')}
      disabled={!mayEdit}
      onChange={(event) => void change(def, row, { [name]: event.currentTarget.value })}
    >
      {def.fields[name]?.choices?.map((choice) => (
        <option key={choice} value={choice}>
          {labelOf(choice)}
        </option>
      ))}
    </select>
  </td>
)
