import { useState } from 'react'
import { type KindName, kinds } from '#core/field/index.ts'
import { api } from '../kit/api.ts'
import { catalogueQuery, fieldLabel, type WireObject } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { queries } from '../kit/queries.ts'
import { toast } from '../kit/undo.tsx'
import { choicesOf, type FieldInput, inputOf, KindOptions } from './KindOptions.tsx'
import style from './settings.module.css'

// In the order people ask for them; structures are ours alone.
const offered: KindName[] = [
  'text',
  'longText',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'multiChoice',
  'tags',
  'reference',
  'user',
  'email',
  'phone',
  'url',
  'address',
  'file',
  'autoNumber',
  'computed',
]

type Props = { def: WireObject; name?: string; onClose(): void }

/** Adds a field, or changes what may be changed of one that is there. */
export function FieldDialog({ def, name, onClose }: Props) {
  const field = name ? def.fields[name] : undefined
  const [input, setInput] = useState<FieldInput>(() => inputOf(name, field))
  const [error, setError] = useState<string>()
  const set = (change: Partial<FieldInput>) => setInput((was) => ({ ...was, ...change }))
  const isOwn = !field || Boolean(field.custom)
  const save = async () => {
    const path = `/catalogue/objects/${def.name}/fields`
    try {
      if (field) await api.patch(`${path}/${name}`, changeOf(input, isOwn))
      else await api.post(path, bodyOf(input))
      await queries.invalidateQueries({ queryKey: catalogueQuery.queryKey })
      void queries.invalidateQueries({ queryKey: [def.name] })
      toast({ message: field ? `${input.label} saved` : `${input.label} added to ${def.labels[1]}` })
      onClose()
    } catch (problem) {
      setError((problem as Error).message)
    }
  }
  const mayRequire = isOwn && !['computed', 'autoNumber', 'yesNo'].includes(input.kind)
  return (
    <Dialog
      title={field ? `Edit ${fieldLabel(name!, field)}` : `New field of ${def.labels[1]}`}
      onClose={onClose}
    >
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className={style.pair}>
          <label>
            Label
            <input
              required
              maxLength={100}
              value={input.label}
              onChange={(event) => set({ label: event.currentTarget.value })}
            />
          </label>
          <label>
            Kind
            <select
              value={input.kind}
              disabled={Boolean(field)}
              onChange={(event) => set({ kind: event.currentTarget.value as KindName })}
            >
              {(field ? [field.kind] : offered).map((kind) => (
                <option key={kind} value={kind}>
                  {kinds[kind].label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <KindOptions def={def} input={input} field={field} onChange={set} />
        <label>
          Help, shown beside it
          <input
            maxLength={500}
            value={input.help}
            onChange={(event) => set({ help: event.currentTarget.value })}
          />
        </label>
        {mayRequire && (
          <label className={style.check}>
            <input
              type="checkbox"
              checked={input.required}
              onChange={(event) => set({ required: event.currentTarget.checked })}
            />
            Must be filled
          </label>
        )}
        {!field && ['text', 'email', 'phone', 'url', 'number'].includes(input.kind) && (
          <label className={style.check}>
            <input
              type="checkbox"
              checked={input.unique}
              onChange={(event) => set({ unique: event.currentTarget.checked })}
            />
            No two records may have the same
          </label>
        )}
        {error && (
          <p className={style.error} role="alert">
            {error}
          </p>
        )}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn btn-main" disabled={!input.label.trim()}>
            {field ? 'Save' : 'Add field'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function changeOf(input: FieldInput, isOwn: boolean) {
  const hasChoices = input.kind === 'choice' || input.kind === 'multiChoice'
  return {
    label: input.label.trim(),
    help: input.help.trim(),
    ...(hasChoices && { choices: choicesOf(input) }),
    ...(isOwn && !['computed', 'autoNumber', 'yesNo'].includes(input.kind) && { required: input.required }),
  }
}

/** Only what the kind knows is sent. */
function bodyOf(input: FieldInput) {
  const { kind } = input
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text))
  return {
    label: input.label.trim(),
    kind,
    ...(input.help.trim() && { help: input.help.trim() }),
    ...(input.required && { required: true }),
    ...(input.unique && { unique: true }),
    ...((kind === 'choice' || kind === 'multiChoice') && { choices: choicesOf(input) }),
    ...(kind === 'choice' && input.open && { open: true }),
    ...(kind === 'reference' && {
      target: input.target,
      ...(input.inverse.trim() && { inverse: input.inverse.trim() }),
    }),
    ...(['number', 'percent'].includes(kind) && {
      min: number(input.min),
      max: number(input.max),
      decimals: number(input.decimals),
    }),
    ...(kind === 'computed' && { formula: input.formula, result: input.result }),
    ...(kind === 'autoNumber' && { prefix: input.prefix }),
  }
}
