import { useState } from 'react'
import { type Field, isLink, type KindName, type Reading } from '#core/field/index.ts'
import type { Missing, PlanColumn } from '#core/transfer/plan.ts'
import {
  fieldLabel,
  inSentence,
  one,
  useCatalogue,
  type WireField,
  type WireObject,
} from '../kit/catalogue.ts'
import { choiceText } from '../kit/Value.tsx'
import style from './mapping.module.css'
import type { Offered } from './run.ts'
import { creatableKinds } from './targets.ts'

type Props = {
  def: WireObject
  column: PlanColumn
  offered: Offered | undefined
  onChange(column: PlanColumn): void
}

/** How the text of a column is understood: dates, decimals, links, choices. */
export function How({ def, column, offered, onChange }: Props) {
  const field = def.fields[column.field ?? '']
  if (column.createField) return <NewField column={column} onChange={onChange} />
  if (!field || column.part) return null
  if (isLink(field as Field)) return <LinkHow field={field} column={column} onChange={onChange} />
  const isClosed = ['choice', 'multiChoice'].includes(field.kind) && !field.open
  return (
    <div className={style.how}>
      <ReadingHow kind={field.kind} column={column} onChange={onChange} />
      {isClosed && <Values field={field} column={column} offered={offered} onChange={onChange} />}
    </div>
  )
}

type PartProps = { column: PlanColumn; onChange(column: PlanColumn): void }

function NewField({ column, onChange }: PartProps) {
  const made = column.createField!
  return (
    <div className={style.how}>
      <input
        className={style.input}
        aria-label={`Label of the new field for ${column.column}`}
        value={made.label}
        maxLength={80}
        onChange={(event) =>
          onChange({ ...column, createField: { ...made, label: event.currentTarget.value } })
        }
      />
      <select
        className={style.select}
        aria-label={`Kind of the new field for ${column.column}`}
        value={made.kind}
        onChange={(event) =>
          onChange({ ...column, createField: { ...made, kind: event.currentTarget.value as KindName } })
        }
      >
        {creatableKinds.map((kind) => (
          <option key={kind.value} value={kind.value}>
            {kind.label}
          </option>
        ))}
      </select>
      <ReadingHow kind={made.kind} column={column} onChange={onChange} />
    </div>
  )
}

const missings: Record<Missing, string> = {
  report: 'leave empty',
  create: 'create it',
  reject: 'reject row',
}

function LinkHow({ field, column, onChange }: PartProps & { field: WireField }) {
  const target = useCatalogue().find(field.target ?? '')
  if (!target) return null
  const link = column.link ?? { by: 'name' as const, missing: 'report' as const }
  const ways = [...new Set([...(target.search ?? []), ...(target.match ?? []).flat()])].filter(
    (name) =>
      name !== target.title &&
      ['text', 'email', 'phone', 'url', 'autoNumber'].includes(target.fields[name]?.kind ?? ''),
  )
  const noun = inSentence(one(target))
  return (
    <div className={style.how}>
      <select
        className={style.select}
        aria-label={`How ${column.column} names the ${noun}`}
        value={link.by}
        onChange={(event) => onChange({ ...column, link: { ...link, by: event.currentTarget.value } })}
      >
        <option value="name">by name</option>
        <option value="source">by id in the source</option>
        {ways.map((name) => (
          <option key={name} value={name}>
            by {inSentence(fieldLabel(name, target.fields[name]))}
          </option>
        ))}
      </select>
      <select
        className={style.select}
        aria-label={`When there is no such ${noun}`}
        value={link.missing}
        onChange={(event) =>
          onChange({ ...column, link: { ...link, missing: event.currentTarget.value as Missing } })
        }
      >
        {(Object.keys(missings) as Missing[]).map((missing) => (
          <option key={missing} value={missing} disabled={missing === 'create' && !target.can.create}>
            if missing: {missings[missing]}
          </option>
        ))}
      </select>
    </div>
  )
}

function ReadingHow({ kind, column, onChange }: PartProps & { kind: KindName }) {
  const reading = column.reading ?? {}
  const put = (change: Partial<Reading>) => onChange({ ...column, reading: { ...reading, ...change } })
  const pick = (
    label: string,
    value: boolean | undefined,
    choices: [string, string],
    set: (v?: boolean) => void,
  ) => (
    <select
      className={style.select}
      aria-label={`${label} of ${column.column}`}
      value={value === undefined ? '' : String(value)}
      onChange={(event) =>
        set(event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'true')
      }
    >
      <option value="">{label}: as it comes</option>
      <option value="true">{choices[0]}</option>
      <option value="false">{choices[1]}</option>
    </select>
  )
  const isNumber = ['number', 'percent', 'money'].includes(kind)
  return (
    <>
      {(kind === 'date' || kind === 'dateTime') &&
        pick('Dates', reading.dayFirst, ['day first: 31.12.2026', 'month first: 12/31/2026'], (dayFirst) =>
          put({ dayFirst }),
        )}
      {isNumber &&
        pick('Decimals', reading.decimalComma, ['comma: 1.234,50', 'point: 1,234.50'], (decimalComma) =>
          put({ decimalComma }),
        )}
      {kind === 'money' && (
        <Code
          label="Currency"
          width={3}
          value={reading.currency}
          column={column}
          onChange={(currency) => put({ currency })}
        />
      )}
      {kind === 'phone' && (
        <Code
          label="Country"
          width={2}
          value={reading.country}
          column={column}
          onChange={(country) => put({ country })}
        />
      )}
    </>
  )
}

type CodeProps = {
  label: string
  width: number
  value?: string
  column: PlanColumn
  onChange(value?: string): void
}

const Code = ({ label, width, value, column, onChange }: CodeProps) => (
  <input
    className={style.code}
    aria-label={`${label} of ${column.column}`}
    title={`${label} where the cell names none`}
    placeholder={label}
    maxLength={width}
    value={value ?? ''}
    onChange={(event) => onChange(event.currentTarget.value.toUpperCase() || undefined)}
  />
)

/** What the file's words mean among the choices there are. */
function Values({ field, column, offered, onChange }: PartProps & { field: WireField; offered?: Offered }) {
  const [isOpen, setOpen] = useState(false)
  const texts = [...new Set([...Object.keys(column.values ?? {}), ...(offered?.samples ?? [])])]
  if (!texts.length) return null
  const set = (text: string, choice: string) => {
    const values = { ...column.values }
    if (choice === '=') delete values[text]
    else values[text] = choice
    onChange({ ...column, values })
  }
  return (
    <div className={style.values}>
      <button type="button" className={style.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {texts.length} {texts.length === 1 ? 'value' : 'values'}
        {column.values &&
          Object.keys(column.values).length > 0 &&
          `, ${Object.keys(column.values).length} translated`}
      </button>
      {isOpen && (
        <>
          <ul>
            {texts.map((text) => (
              <li key={text}>
                <span title={text}>{text}</span>
                <select
                  className={style.select}
                  aria-label={`${text} means`}
                  value={column.values?.[text] ?? '='}
                  onChange={(event) => set(text, event.currentTarget.value)}
                >
                  <option value="=">as written</option>
                  <option value="">nothing (leave empty)</option>
                  {field.choices?.map((choice) => (
                    <option key={choice} value={choice}>
                      {choiceText(choice, field)}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
          <label className={style.tick}>
            <input
              type="checkbox"
              checked={column.unreadable === 'empty'}
              onChange={(event) =>
                onChange({ ...column, unreadable: event.currentTarget.checked ? 'empty' : 'reject' })
              }
            />
            Leave other words empty instead of rejecting the row
          </label>
        </>
      )}
    </div>
  )
}
