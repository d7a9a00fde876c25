import '../mantine.ts'
import './editors.css'
import { Autocomplete, MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import { type Field, kindOf } from '#core/field/index.ts'
import type { Editor as EditorName, KindName } from '#core/field/kind.ts'
import type { EditorProps } from '../Editor.tsx'
import { useShowing } from '../session.ts'
import { t } from '../text.ts'
import { choiceText } from '../Value.tsx'
import { AddressEditor } from './AddressEditor.tsx'
import { DateTimeEditor } from './DateTimeEditor.tsx'
import { frame, popup } from './frame.ts'
import { LookupEditor } from './LookupEditor.tsx'
import { MoneyEditor } from './MoneyEditor.tsx'
import { separators } from './separators.ts'

const DateEditor = lazy(() => import('./DateEditor.tsx'))
const AreaEditor = lazy(() => import('./AreaEditor.tsx'))
const FileEditor = lazy(() => import('./FileEditor.tsx'))
const RecurrenceEditor = lazy(() => import('./RecurrenceEditor.tsx'))

const byName: Record<EditorName, ComponentType<EditorProps>> = {
  line: LineEditor,
  area: AreaEditor,
  number: NumberEditor,
  money: MoneyEditor,
  date: DateEditor,
  dateTime: DateTimeEditor,
  switch: SwitchEditor,
  select: SelectEditor,
  multiSelect: MultiSelectEditor,
  tags: TagsEditor,
  lookup: LookupEditor,
  address: AddressEditor,
  file: FileEditor,
  recurrence: RecurrenceEditor,
  none: LineEditor,
}

export default function Editors(props: EditorProps) {
  const Chosen = byName[kindOf(props.field as Field).editor]
  return (
    <div className={props.compact ? 'editor editor-compact' : 'editor'}>
      <Suspense fallback={<span className="skeleton" style={{ display: 'block', height: 30 }} />}>
        <Chosen {...props} />
      </Suspense>
    </div>
  )
}

const inputTypes: Partial<Record<KindName, string>> = { email: 'email', phone: 'tel', url: 'url' }

function LineEditor(props: EditorProps) {
  const { field, value, onChange } = props
  return (
    <TextInput
      {...frame(props)}
      // A browser refuses "example.org" in a url input; the server completes it.
      type={field.kind === 'url' ? 'text' : inputTypes[field.kind]}
      inputMode={field.kind === 'url' ? 'url' : undefined}
      maxLength={field.max}
      value={typeof value === 'string' ? value : value == null ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  )
}

function NumberEditor(props: EditorProps) {
  const { field, value, onChange } = props
  const { locale } = useShowing()
  return (
    <NumberInput
      {...frame(props)}
      {...separators(locale)}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
      min={field.min}
      max={field.max}
      decimalScale={field.decimals ?? 0}
      suffix={field.kind === 'percent' ? ' %' : undefined}
      hideControls
    />
  )
}

function SwitchEditor(props: EditorProps) {
  const { description, error, disabled, autoFocus, label, ...rest } = frame(props)
  return (
    <Switch
      {...{ description, error, disabled, autoFocus }}
      aria-label={rest['aria-label']}
      label={props.compact ? (props.value ? t('Yes') : t('No')) : label}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}

const options = (props: EditorProps) =>
  (props.field.choices ?? []).map((value) => ({ value, label: choiceText(value, props.field) }))

/** The choice whose label was written, else a new one as it was. */
const meant = (text: string, props: EditorProps) =>
  options(props).find(({ label }) => label === text)?.value ?? text

function SelectEditor(props: EditorProps) {
  const { field, value, onChange, autoFocus, compact } = props
  if (field.open)
    return (
      <Autocomplete
        {...frame(props)}
        {...popup}
        data={[...new Set(options(props).map(({ label }) => label))]}
        value={value ? choiceText(value as string, field) : ''}
        maxLength={200}
        onChange={(next) => onChange(next === '' ? null : meant(next, props))}
      />
    )
  return (
    <Select
      {...frame(props)}
      {...popup}
      data={options(props)}
      value={(value as string) ?? null}
      onChange={(next) => onChange(next)}
      clearable={!field.isRequired}
      searchable={(field.choices?.length ?? 0) > 7}
      defaultDropdownOpened={Boolean(autoFocus && compact)}
      nothingFoundMessage={t('No such choice')}
    />
  )
}

function MultiSelectEditor(props: EditorProps) {
  const { value, onChange } = props
  return (
    <MultiSelect
      {...frame(props)}
      {...popup}
      data={options(props)}
      value={(value as string[] | null) ?? []}
      onChange={(next) => onChange(next.length ? next : null)}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('No such choice')}
    />
  )
}

function TagsEditor(props: EditorProps) {
  const { value, onChange } = props
  return (
    <TagsInput
      {...frame(props)}
      {...popup}
      value={(value as string[] | null) ?? []}
      onChange={(next) => onChange(next.length ? next : null)}
      splitChars={[',', ';']}
      placeholder={(value as string[] | null)?.length ? undefined : t('Write and press Enter')}
      acceptValueOnBlur
    />
  )
}
