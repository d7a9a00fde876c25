import type { KindName } from '#core/field/index.ts'
import { kinds } from '#core/field/index.ts'
import { fieldLabel, many, useCatalogue, type WireField, type WireObject } from '../kit/catalogue.ts'
import { choiceText } from '../kit/Value.tsx'
import style from './settings.module.css'

/** A field as it is being written; numbers as typed. */
export type FieldInput = {
  label: string
  kind: KindName
  help: string
  required: boolean
  unique: boolean
  choices: string
  open: boolean
  target: string
  inverse: string
  min: string
  max: string
  decimals: string
  formula: string
  result: KindName
  prefix: string
}

export function inputOf(name: string | undefined, field: WireField | undefined): FieldInput {
  return {
    label: name ? fieldLabel(name, field) : '',
    kind: field?.kind ?? 'text',
    help: field?.help ?? '',
    required: field?.isRequired ?? false,
    unique: field?.unique ?? false,
    choices: (field?.choices ?? []).join('\n'),
    open: field?.open ?? false,
    target: field?.target ?? 'account',
    inverse: field?.inverse ?? '',
    min: field?.min === undefined ? '' : String(field.min),
    max: field?.max === undefined ? '' : String(field.max),
    decimals: field?.decimals === undefined ? '' : String(field.decimals),
    formula: field?.formula ?? '',
    result: field?.result ?? 'number',
    prefix: field?.prefix ?? '',
  }
}

export const choicesOf = (input: FieldInput) => [
  ...new Set(
    input.choices
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

type Props = {
  def: WireObject
  input: FieldInput
  field: WireField | undefined
  onChange(change: Partial<FieldInput>): void
}

/** What only this kind of field needs to know. */
export function KindOptions({ def, input, field, onChange }: Props) {
  const { kind } = input
  if (kind === 'choice' || kind === 'multiChoice') return <Choices {...{ input, field, onChange }} />
  if (field) return null
  if (kind === 'reference') return <Target input={input} onChange={onChange} />
  if (kind === 'number' || kind === 'percent') return <Bounds input={input} onChange={onChange} />
  if (kind === 'computed') return <Formula def={def} input={input} onChange={onChange} />
  if (kind !== 'autoNumber') return null
  return (
    <label>
      Before the number
      <input
        maxLength={20}
        placeholder="V-"
        value={input.prefix}
        onChange={(event) => onChange({ prefix: event.currentTarget.value })}
      />
    </label>
  )
}

type PartProps = Pick<Props, 'input' | 'onChange'>

function Choices({ input, field, onChange }: Omit<Props, 'def'>) {
  const isBuiltIn = field && !field.custom
  return (
    <>
      <label>
        Choices, one a line
        <textarea
          rows={6}
          value={input.choices}
          onChange={(event) => onChange({ choices: event.currentTarget.value })}
        />
        {isBuiltIn && (
          <small>
            Those that came with it stay:{' '}
            {field.choices
              ?.slice(0, 8)
              .map((one) => choiceText(one, field))
              .join(', ')}
            {(field.choices?.length ?? 0) > 8 && '…'}
          </small>
        )}
      </label>
      {!field && input.kind === 'choice' && (
        <label className={style.check}>
          <input
            type="checkbox"
            checked={input.open}
            onChange={(event) => onChange({ open: event.currentTarget.checked })}
          />
          Anyone may write a new one
        </label>
      )}
    </>
  )
}

function Target({ input, onChange }: PartProps) {
  const { objects } = useCatalogue()
  return (
    <div className={style.pair}>
      <label>
        Points at
        <select value={input.target} onChange={(event) => onChange({ target: event.currentTarget.value })}>
          {objects.map((one) => (
            <option key={one.name} value={one.name}>
              {many(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        What they call these
        <input
          maxLength={60}
          placeholder="by rule, if empty"
          value={input.inverse}
          onChange={(event) => onChange({ inverse: event.currentTarget.value })}
        />
      </label>
    </div>
  )
}

const bounds = [
  ['min', 'At least'],
  ['max', 'At most'],
  ['decimals', 'Decimals'],
] as const

const Bounds = ({ input, onChange }: PartProps) => (
  <div className={style.pair}>
    {bounds.map(([name, label]) => (
      <label key={name}>
        {label}
        <input
          type="number"
          value={input[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      </label>
    ))}
  </div>
)

const results: KindName[] = ['number', 'money', 'percent', 'text', 'yesNo']

function Formula({ def, input, onChange }: PartProps & { def: WireObject }) {
  const names = Object.keys(def.fields).filter((name) =>
    ['number', 'money', 'percent', 'text', 'yesNo', 'choice'].includes(def.fields[name]!.kind),
  )
  return (
    <>
      <label>
        Formula
        <textarea
          rows={2}
          required
          className={style.code}
          placeholder="round(amount * probability / 100, 2)"
          value={input.formula}
          onChange={(event) => onChange({ formula: event.currentTarget.value })}
        />
        <small>
          Fields by name ({names.slice(0, 5).join(', ')}…), + − * / &amp;, comparisons, and, or, not, if,
          round, upper, lower, length, first.
        </small>
      </label>
      <label>
        The result is a
        <select
          value={input.result}
          onChange={(event) => onChange({ result: event.currentTarget.value as KindName })}
        >
          {results.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind].label}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
