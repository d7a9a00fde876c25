import { Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FieldInput } from '#core/definition.ts'
import { many, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { type Sending, useSend } from '../parts/useSend.ts'
import { BringBack } from './BringBack.tsx'
import { addField, bringBackField, changeField, removeField } from './definitions.ts'
import { KindPicker } from './KindPicker.tsx'
import { hasChoices, isCounted, mayBeUnique } from './kinds.ts'
import { Options } from './Options.tsx'
import style from './objects.module.css'

type Props = { def: WireObject; name?: string; onClose: () => void }

/** Adds a field, or changes what may still be changed of one. */
export function FieldSheet({ def, name, onClose }: Props) {
  const field = name ? def.fields[name] : undefined
  const [draft, setDraft] = useState<FieldInput>(() => startOf(field))
  const set = (change: FieldInput) => setDraft((was) => ({ ...was, ...change }))
  const sending = useSend(
    async () =>
      name ? changeField(def.name, name, changesOf(field!, draft)) : addField(def.name, cleaned(draft)),
    () => {
      onClose()
      toast({
        message: name
          ? t('{label} changed', { label: draft.label })
          : t('{label} is in lists and forms of {objects} now', { label: draft.label, objects: many(def) }),
      })
    },
  )
  const lacking = lacks(draft)
  return (
    <Sheet
      title={
        field
          ? t('Change {label}', { label: field.label })
          : t('New field of {objects}', { objects: many(def) })
      }
      save={field ? t('Save') : t('Add field')}
      onClose={onClose}
      onSave={() => !lacking && sending.run()}
      busy={sending.busy}
      disabled={lacking}
      mistake={sending.besides(shown)}
      beside={field?.custom && <Remove def={def} name={name!} label={field.label!} onDone={onClose} />}
    >
      <TextInput
        label={t('Label')}
        data-autofocus
        required
        maxLength={100}
        value={draft.label ?? ''}
        error={sending.of('label', t('The label'))}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      {sending.says(t('is that of a hidden field; bring it back or take another')) && (
        <BringBack run={() => bringBackField(def.name, draft.label ?? '')} onDone={onClose} />
      )}
      {!field && (
        <KindPicker value={draft.kind ?? 'text'} onChange={(kind) => setDraft(keeping(draft, kind))} />
      )}
      <Options def={def} field={field} draft={draft} set={set} sending={sending} />
      <Rules {...{ field, draft, set, sending }} />
      <Textarea
        label={t('Help')}
        description={t('Shows beneath the field in forms')}
        maxLength={500}
        autosize
        minRows={1}
        value={draft.help ?? ''}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
    </Sheet>
  )
}

const shown = ['label', 'choices', 'target', 'inverse', 'formula', 'min', 'max', 'unique', 'default']

type RuleProps = {
  field?: WireField
  draft: FieldInput
  set: (change: FieldInput) => void
  sending: Sending
}

function Rules({ field, draft, set, sending }: RuleProps) {
  const kind = draft.kind ?? 'text'
  if (isCounted(kind) || (field && !field.custom)) return null
  return (
    <div className={style.rules}>
      <Switch
        label={t('Required')}
        description={t('No record can be saved without it')}
        checked={draft.required === true}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
      {!field && mayBeUnique(kind) && (
        <Switch
          label={t('Unique')}
          description={t('No two records may have the same')}
          error={sending.of('unique', t('Unique'))}
          checked={draft.unique === true}
          onChange={(event) => set({ unique: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}

function Remove({
  def,
  name,
  label,
  onDone,
}: {
  def: WireObject
  name: string
  label: string
  onDone: () => void
}) {
  const remove = async () => {
    if (await removeField(def.name, name, label)) onDone()
  }
  return (
    <button type="button" className={style.remove} onClick={() => void remove()}>
      {t('Remove field')}
    </button>
  )
}

const startOf = (field: WireField | undefined): FieldInput =>
  field ? { ...field, required: field.isRequired } : { kind: 'text', label: '' }

// What was written for another kind stays only where the new kind knows it too.
const keeping = ({ label, help, required, choices }: FieldInput, kind: FieldInput['kind']): FieldInput => ({
  kind,
  label,
  help,
  ...(!isCounted(kind!) && { required }),
  ...(hasChoices(kind!) && { choices }),
  ...(kind === 'computed' && { formula: '', result: 'number' }),
})

const cleaned = (draft: FieldInput): FieldInput =>
  Object.fromEntries(
    Object.entries({ ...draft, ...(draft.choices && { choices: filled(draft.choices) }) }).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
    ),
  )

const filled = (choices: readonly string[]) => choices.map((one) => one.trim()).filter(Boolean)

const changeable = ['label', 'help', 'choices', 'required', 'open', 'min', 'max', 'default'] as const

/** Only what differs is sent; of a built-in field the server takes label, help and choices. A bound stays once set. */
function changesOf(field: WireField, draft: FieldInput): FieldInput {
  const before = startOf(field)
  const now = { ...draft, ...(draft.choices && { choices: filled(draft.choices) }) }
  return Object.fromEntries(
    changeable
      .filter((name) => JSON.stringify(now[name] ?? '') !== JSON.stringify(before[name] ?? ''))
      .map((name) => [name, now[name] ?? (name === 'help' ? '' : undefined)]),
  )
}

const lacks = (draft: FieldInput) =>
  !draft.label?.trim() ||
  (hasChoices(draft.kind!) && !draft.open && !filled(draft.choices ?? []).length) ||
  (draft.kind === 'reference' && !draft.target) ||
  (draft.kind === 'computed' && !draft.formula?.trim())
