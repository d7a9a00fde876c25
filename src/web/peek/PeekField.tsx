import { useRef, useState } from 'react'
import { type Field, kindOf } from '#core/field/index.ts'
import { type Linked, scopeOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import { Value } from '../kit/Value.tsx'

type Props = { def: WireObject; row: WireRow; name: string; label: string }

/** One field: a click (or Enter) turns the value into its editor. */
export function PeekField({ def, row, name, label }: Props) {
  const [editing, setEditing] = useState(false)
  const field = def.fields[name]!
  const may = field.writable && !field.readOnly && def.can.update && row.may?.update !== false
  const value = (
    <Value name={name} field={field} value={row[name]} included={row.included?.[name]} quiet={may} />
  )
  return (
    <div className="peek-field">
      <dt>{label}</dt>
      <dd>
        {editing ? (
          <Editing def={def} row={row} name={name} onDone={() => setEditing(false)} />
        ) : may && kindOf(field as Field).editor !== 'none' ? (
          <button type="button" className="peek-value" onClick={() => setEditing(true)}>
            <span className="hidden-text">{t('Edit {label}:', { label })}</span>
            {value}
          </button>
        ) : (
          <span className="peek-still">{value}</span>
        )}
      </dd>
    </div>
  )
}

type EditingProps = Omit<Props, 'label'> & { onDone: () => void }

function Editing({ def, row: present, name, onDone }: EditingProps) {
  // What others write while the editor is open must not pass for what this user saw.
  const [row] = useState(present)
  const field = def.fields[name]!
  const { editor } = kindOf(field as Field)
  const [draft, setDraft] = useState<{ value: unknown; link?: Linked | null }>({
    value: row[name] ?? null,
    link: row.included?.[name],
  })
  // Picking and leaving may come in one event, before the state has turned.
  const latest = useRef(draft)
  const finished = useRef(false)
  const finish = (keep: boolean) => {
    if (finished.current) return
    finished.current = true
    onDone()
    const { value, link } = latest.current
    if (keep && JSON.stringify(value) !== JSON.stringify(row[name] ?? null))
      void change(def, row, { [name]: value }, link === undefined ? {} : { included: { [name]: link } })
  }
  const put = (value: unknown, link?: Linked | null) => {
    latest.current = { value, link }
    setDraft(latest.current)
    if (editor === 'lookup' || editor === 'switch' || (editor === 'select' && !field.open)) finish(true)
  }
  const large = editor === 'area' || editor === 'address'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the input inside
    <div
      className="peek-editing"
      onKeyDown={(event) => {
        if (event.key === 'Escape') finish(false)
        else if (
          event.key === 'Enter' &&
          !event.defaultPrevented &&
          (!large || event.ctrlKey || event.metaKey)
        )
          finish(true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
      onBlur={(event) => {
        const to = event.relatedTarget as Element | null
        if (!event.currentTarget.contains(to) && !to?.closest('[data-portal], .mantine-Popover-dropdown'))
          finish(true)
      }}
    >
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
    </div>
  )
}
