import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import {
  fieldLabel,
  type Linked,
  scopeOf,
  useCatalogue,
  type WireField,
  type WireObject,
  type WireRow,
} from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { Editor } from '../kit/Editor.tsx'
import { useEditing } from '../kit/presence.ts'
import { t } from '../kit/text.ts'
import { Value } from '../kit/Value.tsx'
import style from './facts.module.css'
import { EditedBy } from './Here.tsx'
import { isEmpty } from './record.ts'

type Props = { def: WireObject; row: WireRow; name: string; mayEdit: boolean }

/** One field of the record: read at a glance, edited in place. */
export function Fact({ def, row, name, mayEdit }: Props) {
  const field = def.fields[name]!
  const [isEditing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const label = fieldLabel(name, field)
  const canEdit = mayEdit && field.writable && !field.readOnly && field.kind !== 'json'
  const close = (byKey: boolean) => {
    setEditing(false)
    if (byKey) requestAnimationFrame(() => opener.current?.focus())
  }
  const value = <Value name={name} field={field} value={row[name]} included={row.included?.[name]} quiet />
  const target = isEmpty(row[name]) ? undefined : <Follow {...{ field, row, name }}>{value}</Follow>
  return (
    <div className={style.fact}>
      <dt>
        {label}
        <EditedBy def={def} id={row.id} field={name} />
      </dt>
      <dd className={isEditing ? style.editing : undefined}>
        {isEditing ? (
          <FactEditor {...{ def, row, name, field, close }} />
        ) : !canEdit ? (
          <span className={style.value}>{target && isFollowed(field) ? target : value}</span>
        ) : isFollowed(field) && target ? (
          <span className={style.value}>
            {target}
            <button
              ref={opener}
              type="button"
              className={style.pencil}
              aria-label={t('Edit {label}', { label })}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={13} aria-hidden />
            </button>
          </span>
        ) : (
          <button ref={opener} type="button" className={style.open} onClick={() => setEditing(true)}>
            <span className="hidden-text">{t('Edit {label}:', { label })}</span>
            {value}
          </button>
        )}
      </dd>
    </div>
  )
}

const isFollowed = (field: WireField) => ['reference', 'email', 'phone', 'url', 'file'].includes(field.kind)

function Follow({
  field,
  row,
  name,
  children,
}: {
  field: WireField
  row: WireRow
  name: string
  children: React.ReactNode
}) {
  const linked = row.included?.[name]
  const target = useCatalogue().find(linked?.object ?? '')
  const value = String(row[name])
  if (linked && target && field.kind === 'reference')
    return (
      <Link className={style.link} to="/o/$plural/$id" params={{ plural: target.plural, id: linked.id }}>
        {children}
      </Link>
    )
  const href = {
    email: `mailto:${value}`,
    phone: `tel:${value}`,
    url: value,
    file: `/api/v1/files/${value}/content`,
  }[field.kind as 'url']
  if (!href || !/^(https?:|mailto:|tel:|\/api\/)/i.test(href)) return children
  return (
    <a
      className={style.link}
      href={href}
      {...(/^(https?:|\/)/i.test(href) && { target: '_blank', rel: 'noreferrer' })}
    >
      {children}
    </a>
  )
}

// Kinds whose editor answers with one choice: picking it is saving it.
const picked = new Set(['reference', 'user', 'date', 'yesNo', 'file'])
// Kinds in whose editor Enter has a meaning of its own.
const lined = new Set(['longText', 'address', 'tags', 'multiChoice'])

type EditorProps = Omit<Props, 'mayEdit'> & { field: WireField; close(byKey: boolean): void }

function FactEditor({ def, row: present, name, field, close }: EditorProps) {
  // What others write while the editor is open must not pass for what this user saw.
  const [row] = useState(present)
  useEditing(def.name, row.id, name)
  const [value, setValue] = useState(row[name])
  const latest = useRef<{ value: unknown; link?: Linked | null }>({ value })
  const saved = useRef(false)
  const save = (byKey: boolean) => {
    if (saved.current) return
    saved.current = true
    close(byKey)
    const { value: next, link } = latest.current
    if (JSON.stringify(next ?? null) !== JSON.stringify(row[name] ?? null))
      void change(
        def,
        row,
        { [name]: next ?? null },
        link === undefined ? {} : { included: { [name]: link } },
      )
  }
  const isPick = picked.has(field.kind) || (field.kind === 'choice' && !field.open)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') saved.current = true
    const isEnter = event.key === 'Enter' && (!lined.has(field.kind) || event.ctrlKey || event.metaKey)
    if (event.key !== 'Escape' && (!isEnter || isPick)) return
    event.preventDefault()
    if (event.key === 'Escape') close(true)
    else save(true)
  }
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget as Element | null
    if (!event.currentTarget.contains(to) && !to?.closest('[data-portal]')) save(false)
  }
  return (
    <div role="none" onKeyDown={onKeyDown} onBlur={onBlur}>
      <Editor
        name={name}
        field={field}
        value={value}
        included={latest.current.link ?? row.included?.[name]}
        scope={scopeOf(def, row, name)}
        compact
        autoFocus
        onChange={(next, link) => {
          latest.current = { value: next, link }
          setValue(next)
          if (isPick) save(true)
        }}
      />
    </div>
  )
}
