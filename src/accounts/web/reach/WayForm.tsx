import { Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { labelOf } from '#core/name.ts'
import '#web/kit/mantine.ts'
import { useCatalogue, type WireField, type WireObject, type WireRow } from '#web/kit/catalogue.ts'
import { change } from '#web/kit/change.tsx'
import { Editor } from '#web/kit/Editor.tsx'
import { popup } from '#web/kit/editors/frame.ts'
import { refresh } from '#web/kit/queries.ts'
import { t } from '#web/kit/text.ts'
import { add } from '../write.ts'
import { pointOf } from './acts.ts'
import style from './reach.module.css'
import { kinds, primaryOf, type Way, type WayKind } from './ways.ts'

type Props = { def: WireObject; row: WireRow; way?: Way; onDone(): void }

const names: Record<WayKind, string> = {
  email: t('E-mail'),
  phone: t('Phone'),
  address: t('Address'),
  url: t('Web address'),
  social: t('Profile'),
  messaging: t('Messenger'),
}

/** A new way to reach somebody, or one that is changed. */
export default function WayForm({ def, row, way, onDone }: Props) {
  const points = useCatalogue().find('contactPoint')!
  const [kind, setKind] = useState<WayKind>(way?.kind ?? 'phone')
  const [value, setValue] = useState<unknown>(way?.value ?? null)
  const [label, setLabel] = useState(String(way?.point?.label ?? ''))
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!value) return
    void write({ def, row, points, way, kind, value, label: label.trim() || null })
    onDone()
  }
  const hasLabel = !way?.field || way.isPrimary
  return (
    <form className={style.form} onSubmit={save}>
      {!way && (
        <Select
          {...popup}
          label={t('Kind')}
          data={kinds.map((one) => ({ value: one, label: names[one] }))}
          value={kind}
          allowDeselect={false}
          onChange={(next) => {
            setKind(next as WayKind)
            setValue(null)
          }}
        />
      )}
      <Editor
        key={kind}
        name="value"
        field={fieldOf(def, kind)}
        value={value}
        autoFocus
        onChange={(next) => setValue(next)}
      />
      {hasLabel && (
        <TextInput
          label={t('Label')}
          placeholder={t('work, home, billing …')}
          value={label}
          maxLength={60}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      )}
      <div className={style.foot}>
        <button type="submit" className="btn btn-main" disabled={!value}>
          {t('Save')}
        </button>
      </div>
    </form>
  )
}

const fieldOf = (def: WireObject, kind: WayKind): WireField => {
  const like = def.fields[primaryOf(def.name, kind) ?? '']
  const plain = {
    kind: kind === 'url' ? 'url' : 'text',
    isRequired: false,
    writable: true,
    sortable: false,
  } as const
  return { ...(like ?? plain), label: names[kind] ?? labelOf(kind), help: undefined, visibleWhen: undefined }
}

type Written = {
  def: WireObject
  row: WireRow
  points: WireObject
  way: Way | undefined
  kind: WayKind
  value: unknown
  label: string | null
}

async function write({ def, row, points, way, kind, value, label }: Written) {
  const own = way?.field ?? (way ? undefined : freeField(def, row, kind))
  if (!own && !way) {
    const given = kind === 'address' ? { place: value } : { value }
    await add(points, { kind, ...given, label, [def.name]: row.id }, t('{kind} added', { kind: names[kind] }))
  } else if (!own) {
    const given = kind === 'address' ? { place: value } : { value }
    await change(points, way!.point!, { ...given, label })
  } else await writeOwn({ def, row, points, way, kind, value, label }, own)
  await refresh(points.name)
}

// The first of a kind stands on the record itself.
const freeField = (def: WireObject, row: WireRow, kind: WayKind) => {
  const field = primaryOf(def.name, kind)
  return field && def.fields[field]?.writable && !row[field] ? field : undefined
}

async function writeOwn({ def, row, points, way, kind, value, label }: Written, field: string) {
  const isSame = JSON.stringify(value) === JSON.stringify(row[field])
  if (!isSame && way?.point)
    await change(points, way.point, kind === 'address' ? { place: value } : { value })
  else if (!isSame) await change(def, row, { [field]: value })
  if (way?.point && label !== (way.point.label ?? null)) await change(points, way.point, { label })
  else if (!way?.point && label && primaryOf(def.name, kind) === field)
    await pointOf(
      { def, row, points, way: { ...(way ?? blank), kind, value } },
      { label },
      t('Label {label} kept', { label }),
    )
  await refresh(def.name)
}

const blank: Way = {
  kind: 'phone',
  text: '',
  value: null,
  href: undefined,
  isPrimary: true,
  state: 'unknown',
}
