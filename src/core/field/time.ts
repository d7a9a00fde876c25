import { say } from '../text.ts'
import { type Checked, make, type Options, plainKind, type Reading } from './kind.ts'

export const date = <const O extends Options>(o: O = {} as O) => make<string, O>('date', o)
export const dateTime = <const O extends Options>(o: O = {} as O) => make<string, O>('dateTime', o)

const order = ['is', 'not', 'in', 'over', 'under', 'from', 'to'] as const

export const dateKind = plainKind<string>('date', {
  label: 'Date',
  editor: 'date',
  tests: order,
  check: (value) => readDate(value, {}),
  read: (value, _field, how) => readDate(value, how),
  show: (value, _field, how) =>
    new Date(`${value}T00:00:00Z`).toLocaleDateString(how.locale ?? 'en', {
      dateStyle: 'medium',
      timeZone: 'UTC',
    }),
  schema: () => ({ type: 'string', format: 'date' }),
})

export const dateTimeKind = plainKind<string>('timestamptz', {
  label: 'Date and time',
  editor: 'dateTime',
  tests: order,
  wire: (c) => `to_char(${c} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  check: (value) => readInstant(value, {}),
  read: (value, _field, how) => readInstant(value, how),
  show: (value, _field, how) =>
    new Date(value).toLocaleString(how.locale ?? 'en', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: how.timeZone,
    }),
  schema: () => ({ type: 'string', format: 'date-time' }),
})

const error = { error: 'must be a date such as 2026-11-22' }

/** ISO, `22.11.2026`, `11/22/26`, `22-Nov-2026`, `20261122`; day before month as `how.dayFirst` says. */
export function readDate(value: unknown, how: Reading): Checked<string> {
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return { value: value.toISOString().slice(0, 10) }
  if (typeof value !== 'string') return error
  const t = value.trim()
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(t)
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T].*)?$/.exec(t)
  if (parts) {
    const [, a, b, year] = parts as unknown as [string, string, string, string]
    const dayFirst = how.dayFirst ?? (Number(a) > 12 || t.includes('.'))
    return dayFirst ? dayOf(year, b, a) : dayOf(year, a, b)
  }
  const named = /^(\d{1,2})[-. ]+([A-Za-z]{3})[a-z]*[-. ]+(\d{4}|\d{2})$/.exec(t)
  const month = named ? 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(named[2]!.toLowerCase()) / 3 + 1 : 0
  return named && Number.isInteger(month) && month > 0 ? dayOf(named[3]!, String(month), named[1]!) : error
}

function dayOf(year: string, month: string, day: string): Checked<string> {
  // Two-digit years as spreadsheets read them: 00–49 are 2000–2049.
  const y = year.length === 2 ? (Number(year) < 50 ? 2000 : 1900) + Number(year) : Number(year)
  const at = new Date(Date.UTC(y, Number(month) - 1, Number(day)))
  at.setUTCFullYear(y)
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day))
    return { error: say('is no day of the calendar ({day})', { day: `${day}.${month}.${year}` }) }
  return { value: `${String(y).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

function readInstant(value: unknown, how: Reading): Checked<string> {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return { value: value.toISOString() }
  if (typeof value !== 'string' && typeof value !== 'number') return error
  if (typeof value === 'number' || /^\d{12,13}$/.test(value)) return instant(Number(value))
  const day = readDate(value, how)
  if ('error' in day) return { error: 'must be a date and time such as 2026-11-22T14:30:00Z' }
  const time = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(am|pm)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
    value.trim(),
  )
  if (!time) return instant(Date.parse(`${day.value}T00:00:00Z`))
  const hour = (Number(time[1]) % (time[5] ? 12 : 24)) + (time[5]?.toLowerCase() === 'pm' ? 12 : 0)
  const zone = !time[6] || /^(Z|UTC)$/i.test(time[6]) ? 'Z' : time[6].replace(/(\d{2}):?(\d{2})$/, '$1:$2')
  const fraction = (time[4] ?? '').slice(0, 4)
  return instant(
    Date.parse(
      `${day.value}T${String(hour).padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}${fraction}${zone}`,
    ),
  )
}

function instant(ms: number): Checked<string> {
  const at = new Date(ms)
  return Number.isNaN(at.getTime()) ? error : { value: at.toISOString() }
}
