import { useRef, useState } from 'react'
import { type Field, kindOf } from '#core/field/index.ts'
import {
  fieldLabel,
  type Linked,
  scopeOf,
  type WireField,
  type WireObject,
  type WireRow,
} from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { Editor } from '../kit/Editor.tsx'
import { Popup } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import type { Column } from './query.ts'

type Props = {
  def: WireObject
  row: WireRow
  column: Column
  onDone: (move: 'stay' | 'down' | 'next') => void
}

const roomy = new Set(['area', 'address', 'file', 'multiSelect', 'tags'])
const editorOf = (field: WireField) => kindOf(field as Field).editor
export const editsInCell = (field: WireField) => editorOf(field) !== 'none'

/** Edits one cell: Enter keeps, Tab keeps and goes on, Escape leaves it as it was. */
export function CellEditor({ def, row: present, column: { name, field }, onDone }: Props) {
  // What others write while the editor is open must not pass for what this user saw.
  const [row] = useState(present)
  const [draft, setDraft] = useState<{ value: unknown; link?: Linked | null }>({
    value: row[name] ?? null,
    link: row.included?.[name],
  })
  // Picking and Enter may come in one event, before the state has turned.
  const latest = useRef(draft)
  const finished = useRef(false)
  const finish = (move: 'stay' | 'down' | 'next', keep = true) => {
    if (finished.current) return
    finished.current = true
    onDone(move)
    const { value, link } = latest.current
    if (keep && JSON.stringify(value) !== JSON.stringify(row[name] ?? null))
      void change(def, row, { [name]: value }, link === undefined ? {} : { included: { [name]: link } })
  }
  const put = (value: unknown, link?: Linked | null) => {
    latest.current = { value, link }
    setDraft(latest.current)
    const picked = editorOf(field) === 'lookup' || (editorOf(field) === 'select' && !field.open)
    if (picked) finish('stay')
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const large = editorOf(field) === 'area' || editorOf(field) === 'address'
    if (event.key === 'Escape') finish('stay', false)
    else if (event.key === 'Enter' && !event.defaultPrevented && (!large || event.ctrlKey || event.metaKey))
      finish('down')
    else if (event.key === 'Tab' && !large) finish('next')
    else return void event.stopPropagation()
    event.preventDefault()
    event.stopPropagation()
  }
  const editor = (
    <Editor
      name={name}
      field={field}
      value={draft.value}
      included={draft.link}
      scope={scopeOf(def, row, name)}
      onChange={put}
      autoFocus
      compact
    />
  )
  if (roomy.has(editorOf(field)))
    return (
      <RoomyEditor label={fieldLabel(name, field)} onKeyDown={onKeyDown} onClose={() => finish('stay')}>
        {editor}
      </RoomyEditor>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the input inside
    <div
      className="cell-editor"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const to = event.relatedTarget as Element | null
        if (!event.currentTarget.contains(to) && !to?.closest('[data-portal], .mantine-Popover-dropdown'))
          finish('stay')
      }}
    >
      {editor}
    </div>
  )
}

type RoomyProps = {
  label: string
  onKeyDown: (event: React.KeyboardEvent) => void
  onClose: () => void
  children: React.ReactNode
}

/** Values that need more room than a cell has open beside it. */
function RoomyEditor({ label, onKeyDown, onClose, children }: RoomyProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className="cell-anchor" />
      <Popup anchor={anchor} label={label} onClose={onClose} width={380}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the input inside */}
        <div className="roomy" onKeyDown={onKeyDown}>
          <strong>{label}</strong>
          {children}
          <div className="dialog-foot">
            <button type="button" className="btn btn-main" onClick={onClose}>
              {t('Done')}
            </button>
          </div>
        </div>
      </Popup>
    </>
  )
}
