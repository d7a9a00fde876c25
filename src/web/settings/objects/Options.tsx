import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { FieldInput } from '#core/definition.ts'
import { camel } from '#core/name.ts'
import { many, useCatalogue, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import { t } from '../../kit/text.ts'
import sheet from '../parts/sheet.module.css'
import type { Sending } from '../parts/useSend.ts'
import { ChoicesEditor } from './ChoicesEditor.tsx'
import { Formula } from './Formula.tsx'
import { hasBounds, hasChoices, hasDecimals, hasDefault, hasLength } from './kinds.ts'

type Props = {
  def: WireObject
  /** The field as it is; without it a new one is made. */
  field?: WireField
  draft: FieldInput
  set: (change: FieldInput) => void
  sending: Sending
}

/** What a field of the chosen kind asks beside its label. */
export function Options(props: Props) {
  const { field, draft, set, sending } = props
  const kind = draft.kind ?? 'text'
  const own = !field || field.custom
  return (
    <>
      {hasChoices(kind) && (
        <ChoicesEditor field={field} value={draft.choices ?? []} onChange={(choices) => set({ choices })} />
      )}
      {kind === 'choice' && own && (
        <Switch
          label={t('Colleagues may add choices')}
          description={t('by writing a new one into the field')}
          checked={draft.open === true}
          onChange={(event) => set({ open: event.currentTarget.checked })}
        />
      )}
      {kind === 'reference' && !field && <Target {...props} />}
      {kind === 'computed' && !field && <Formula {...props} />}
      {kind === 'autoNumber' && !field && (
        <TextInput
          label={t('Prefix')}
          description={t('Numbers will read {prefix}00001', { prefix: draft.prefix ?? '' })}
          maxLength={10}
          value={draft.prefix ?? ''}
          onChange={(event) => set({ prefix: event.currentTarget.value })}
        />
      )}
      {own && <Bounds {...props} />}
      {own && hasDefault(kind) && (
        <Default draft={draft} set={set} error={sending.of('default', t('The value'))} />
      )}
    </>
  )
}

function Target({ def, draft, set, sending }: Props) {
  const objects = useCatalogue().objects.filter((one) => one.nav)
  const target = objects.find((one) => one.name === draft.target)
  const taken = target && draft.inverse && (target.fields[draft.inverse] || isChild(target, draft.inverse))
  return (
    <div className={sheet.pair}>
      <Select
        label={t('Links to')}
        required
        searchable
        data={objects.map((one) => ({ value: one.name, label: many(one) }))}
        value={draft.target ?? null}
        error={sending.of('target', t('The object'))}
        onChange={(next) => set({ target: next ?? undefined })}
      />
      <TextInput
        label={target ? t('What {objects} call these', { objects: many(target) }) : t('What they call these')}
        placeholder={many(def)}
        description={t('The tab on their page; leave empty for the usual name')}
        maxLength={60}
        defaultValue={draft.inverse}
        error={taken ? t('Has such a field already') : sending.of('inverse', t('The name'))}
        onChange={(event) => set({ inverse: camel(event.currentTarget.value) || undefined })}
      />
    </div>
  )
}

const isChild = (target: WireObject, name: string) => target.children.some((child) => child.name === name)

function Bounds({ field, draft, set, sending }: Props) {
  const kind = draft.kind ?? 'text'
  const number = (name: 'min' | 'max' | 'decimals', label: string, most?: number) => (
    <NumberInput
      key={name}
      label={label}
      value={draft[name] ?? ''}
      min={most === undefined ? undefined : 0}
      max={most}
      hideControls
      error={sending.of(name, label)}
      onChange={(next) => set({ [name]: next === '' ? undefined : Number(next) })}
    />
  )
  if (!hasBounds(kind) && !hasLength(kind)) return null
  return (
    <div className={sheet.pair}>
      {hasBounds(kind) && [number('min', t('At least')), number('max', t('At most'))]}
      {hasLength(kind) && number('max', t('Most characters'), 100_000)}
      {hasDecimals(kind) && !field && number('decimals', t('Decimals'), 6)}
    </div>
  )
}

type DefaultProps = { draft: FieldInput; set: Props['set']; error?: string }

const Default = ({ draft, set, error }: DefaultProps) => (
  <Editor
    name="default"
    field={
      {
        ...draft,
        label: t('Value of new records'),
        help: undefined,
        isRequired: false,
        writable: true,
        sortable: false,
      } as WireField
    }
    value={draft.default}
    error={error}
    onChange={(value) => set({ default: value ?? undefined })}
  />
)
