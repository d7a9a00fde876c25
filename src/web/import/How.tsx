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
import { t, tn } from '../kit/text.ts'
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
        aria-label={t('Label of the new field for {column}', { column: column.column })}
        value={made.label}
        maxLength={80}
        onChange={(event) =>
          onChange({ ...column, createField: { ...made, label: event.currentTarget.value } })
        }
      />
      <select
        className={style.select}
        aria-label={t('Kind of the new field for {column}', { column: column.column })}
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
  report: t('leave empty'),
  create: t('create it'),
  reject: t('reject row'),
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
        aria-label={t('How {column} names the {noun}', { column: column.column, noun })}
        value={link.by}
        onChange={(event) => onChange({ ...column, link: { ...link, by: event.currentTarget.value } })}
      >
        <option value="name">{t('by name')}</option>
        <option value="source">{t('by id in the source')}</option>
        {ways.map((name) => (
          <option key={name} value={name}>
            {t('by {field}', { field: inSentence(fieldLabel(name, target.fields[name])) })}
          </option>
        ))}
      </select>
      <select
        className={style.select}
        aria-label={t('When there is no such {noun}', { noun })}
        value={link.missing}
        onChange={(event) =>
          onChange({ ...column, link: { ...link, missing: event.currentTarget.value as Missing } })
        }
      >
        {(Object.keys(missings) as Missing[]).map((missing) => (
          <option key={missing} value={missing} disabled={missing === 'create' && !target.can.create}>
            {t('if missing: {missing}', { missing: missings[missing] })}
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
      aria-label={t('{label} of {column}', { label, column: column.column })}
      value={value === undefined ? '' : String(value)}
      onChange={(event) =>
        set(event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'true')
      }
    >
      <option value="">{t('{label}: as it comes', { label })}</option>
      <option value="true">{choices[0]}</option>
      <option value="false">{choices[1]}</option>
    </select>
  )
  const isNumber = ['number', 'percent', 'money'].includes(kind)
  return (
    <>
      {(kind === 'date' || kind === 'dateTime') &&
        pick(
          t('Dates'),
          reading.dayFirst,
          [t('day first: 31.12.2026'), t('month first: 12/31/2026')],
          (dayFirst) => put({ dayFirst }),
        )}
      {isNumber &&
        pick(
          t('Decimals'),
          reading.decimalComma,
          [t('comma: 1.234,50'), t('point: 1,234.50')],
          (decimalComma) => put({ decimalComma }),
        )}
      {kind === 'money' && (
        <Code
          label={t('Currency')}
          width={3}
          value={reading.currency}
          column={column}
          onChange={(currency) => put({ currency })}
        />
      )}
      {kind === 'phone' && (
        <Code
          label={t('Country')}
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
    aria-label={t('{label} of {column}', { label, column: column.column })}
    title={t('{label} where the cell names none', { label })}
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
        {tn(texts.length, '{count} value', '{count} values')}
        {column.values &&
          Object.keys(column.values).length > 0 &&
          `, ${tn(Object.keys(column.values).length, '{count} translated', '{count} translated')}`}
      </button>
      {isOpen && (
        <>
          <ul>
            {texts.map((text) => (
              <li key={text}>
                <span title={text}>{text}</span>
                <select
                  className={style.select}
                  aria-label={t('{text} means', { text })}
                  value={column.values?.[text] ?? '='}
                  onChange={(event) => set(text, event.currentTarget.value)}
                >
                  <option value="=">{t('as written')}</option>
                  <option value="">{t('nothing (leave empty)')}</option>
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
            {t('Leave other words empty instead of rejecting the row')}
          </label>
        </>
      )}
    </div>
  )
}
