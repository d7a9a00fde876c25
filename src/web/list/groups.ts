import { choiceLabel } from '#core/field/choice.ts'
import type { Field } from '#core/field/index.ts'
import type { Filter } from '#core/filter.ts'
import { fieldLabel, type WireField, type WireObject } from '../kit/catalogue.ts'
import { dateFormat } from '../kit/format.ts'
import { t } from '../kit/text.ts'
import { valueKind } from './query.ts'
import type { SumLine } from './sums.ts'

/** Records that share a value; `lines` are what they come to, one a currency. */
export type Group = { key: string; value: unknown; label: string; count: number; lines: SumLine[] }

const whole = new Set(['choice', 'reference', 'user', 'yesNo'])
const steps = ['day', 'week', 'month', 'quarter', 'year'] as const
type Step = (typeof steps)[number]

export type Offer = { value: string; label: string; date?: boolean }

/** What a list can be grouped by, dates by their step. */
export function groupOffers(def: WireObject): Offer[] {
  const fields = Object.entries(def.fields).filter(([, field]) => field.kind !== 'file')
  const plain = fields.filter(([, field]) => whole.has(valueKind(field)))
  const dates = fields.filter(([, field]) => isDate(field))
  return [
    ...plain.map(([name, field]) => ({ value: name, label: fieldLabel(name, field) })),
    ...dates.flatMap(([name, field]) =>
      steps.map((step) => ({
        value: `${name}:${step}`,
        label: t('{field} by {step}', { field: fieldLabel(name, field), step: stepLabels[step] }),
        date: true,
      })),
    ),
  ]
}

const stepLabels: Record<Step, string> = {
  day: t('day'),
  week: t('week'),
  month: t('month'),
  quarter: t('quarter'),
  year: t('year'),
}

const isDate = (field: WireField) => valueKind(field) === 'date' || valueKind(field) === 'dateTime'

const split = (by: string) => by.split(':') as [name: string, step?: Step]

/** The groups that lines of sums make, in the order a reader expects; those without a value come last. */
export function groupsOf(def: WireObject, by: string, lines: readonly SumLine[], locale: string): Group[] {
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const value = line.group[by] ?? null
    const key = String(value)
    const known = groups.get(key)
    if (known) known.lines.push(line)
    else groups.set(key, { key, value, label: labelOf(def, by, line, locale), count: 0, lines: [line] })
    groups.get(key)!.count += line.count
  }
  const choices = def.fields[split(by)[0]]?.choices
  const place = ({ value }: Group) =>
    value === null ? Number.MAX_SAFE_INTEGER : choices ? choices.indexOf(String(value)) : 0
  return [...groups.values()].sort((a, b) => place(a) - place(b))
}

export function labelOf(def: WireObject, by: string, line: SumLine, locale: string): string {
  const [name, step] = split(by)
  const field = def.fields[name]!
  const value = line.group[by]
  if (value === null || value === undefined) return t('No value')
  if (step) return stepText(String(value), step, locale)
  const kind = valueKind(field)
  if (kind === 'yesNo') return String(value) === 'true' ? t('Yes') : t('No')
  if (field.target) return line.included?.[by]?.title ?? t('Not for you to see')
  return choiceLabel(String(value), field as Field)
}

function stepText(day: string, step: Step, locale: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  const year = at.getUTCFullYear()
  if (step === 'year') return String(year)
  if (step === 'quarter') return t('Q{n} {year}', { n: Math.floor(at.getUTCMonth() / 3) + 1, year })
  const options: Intl.DateTimeFormatOptions =
    step === 'month'
      ? { month: 'short', year: 'numeric', timeZone: 'UTC' }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }
  const text = dateFormat(locale, options).format(at)
  return step === 'week' ? t('Week of {day}', { day: text }) : text
}

/** Which records belong to a group. */
export function groupFilter(def: WireObject, by: string, value: unknown): Filter {
  const [name, step] = split(by)
  if (value === null) return { [name]: { is: null } } as Filter
  if (!step) return { [name]: { is: value === 'true' ? true : value === 'false' ? false : value } } as Filter
  const from = new Date(`${String(value).slice(0, 10)}T00:00:00Z`)
  const under = after(from, step)
  const write = (at: Date) =>
    valueKind(def.fields[name]!) === 'date' ? at.toISOString().slice(0, 10) : at.toISOString()
  return { [name]: { from: write(from), under: write(under) } } as Filter
}

function after(from: Date, step: Step): Date {
  const at = new Date(from)
  if (step === 'day') at.setUTCDate(at.getUTCDate() + 1)
  if (step === 'week') at.setUTCDate(at.getUTCDate() + 7)
  if (step === 'month') at.setUTCMonth(at.getUTCMonth() + 1)
  if (step === 'quarter') at.setUTCMonth(at.getUTCMonth() + 3)
  if (step === 'year') at.setUTCFullYear(at.getUTCFullYear() + 1)
  return at
}

/** Two filters at once. */
export const both = (one: Filter | undefined, other: Filter): Filter =>
  one && Object.keys(one).length ? ({ all: [one, other] } as Filter) : other
