import { type Sentence, say } from './text.ts'
/** How something repeats, as RFC 5545 says it, limited to what people say and other calendars send. */
export type Recurrence = {
  freq: 'daily' | 'weekly' | 'monthly' | 'yearly'
  interval: number
  /** Days of the week, 1 Monday … 7 Sunday; `nth` counts within the month or year, from its end when negative. */
  days: { day: number; nth?: number }[]
  monthDays: number[]
  months: number[]
  /** Which of the days found in a period count. */
  positions: number[]
  count?: number
  /** A day, or an instant where the rule came from elsewhere. */
  until?: string
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const freqs = ['daily', 'weekly', 'monthly', 'yearly'] as const

type Part = (text: string, rule: Recurrence) => boolean

/** Reads one part into the rule; false when it is not as RFC 5545 wants it. */
const parts: Record<string, Part> = {
  FREQ: (text, rule) => {
    rule.freq = text.toLowerCase() as Recurrence['freq']
    return freqs.includes(rule.freq)
  },
  INTERVAL: (text, rule) => {
    rule.interval = Number(text)
    return /^\d{1,3}$/.test(text) && rule.interval > 0
  },
  COUNT: (text, rule) => {
    rule.count = Number(text)
    return /^\d{1,3}$/.test(text) && rule.count > 0
  },
  UNTIL: (text, rule) => {
    rule.until = untilOf(text)
    return rule.until !== undefined
  },
  BYDAY: (text, rule) => {
    rule.days = text.split(',').map(dayOf)
    return rule.days.every(({ day, nth }) => day > 0 && nth !== 0 && Math.abs(nth ?? 1) <= 53)
  },
  BYMONTHDAY: (text, rule) => {
    rule.monthDays = numbers(text)
    return rule.monthDays.every((n) => within(n, 31))
  },
  BYMONTH: (text, rule) => {
    rule.months = numbers(text)
    return rule.months.every((n) => n > 0 && within(n, 12))
  },
  BYSETPOS: (text, rule) => {
    rule.positions = numbers(text)
    return rule.positions.every((n) => within(n, 366))
  },
  // Weeks begin on Monday here, as RFC 5545 has it unless told.
  WKST: (text) => names.includes(text),
}

const numbers = (text: string) => text.split(',').map(Number)
const within = (n: number, most: number) => Number.isInteger(n) && n !== 0 && Math.abs(n) <= most

function dayOf(text: string): { day: number; nth?: number } {
  const m = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text)
  const day = m ? names.indexOf(m[2]!) + 1 : 0
  return m?.[1] ? { day, nth: Number(m[1]) } : { day }
}

function untilOf(text: string): string | undefined {
  const m = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/.exec(text)
  if (!m) return undefined
  const [, y, month, d, h, min, s] = m
  const iso = h ? `${y}-${month}-${d}T${h}:${min}:${s}Z` : `${y}-${month}-${d}`
  return Number.isNaN(Date.parse(iso)) ? undefined : iso
}

/** Reads the text of a rule; answers what is wrong with it otherwise. */
export function readRule(text: string): Recurrence | { error: Sentence } {
  const rule: Recurrence = {
    ...{ freq: 'daily', interval: 1, days: [], monthDays: [], months: [], positions: [] },
  }
  const given = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)
    .map((part) => part.split('=') as [string, string?])
  for (const [name, value] of given)
    if (!Object.hasOwn(parts, name) || !value || !parts[name]!(value, rule))
      return {
        error: say('has "{part}", which is no such rule', {
          part: [name, value].filter((p) => p !== undefined).join('='),
        }),
      }
  if (!given.some(([name]) => name === 'FREQ'))
    return { error: 'must be a rule such as FREQ=WEEKLY;BYDAY=MO' }
  if (rule.count && rule.until) return { error: 'ends by COUNT or by UNTIL, not by both' }
  return rule
}

/** The text of a rule, its parts in one order, so that equal rules are equal texts. */
export function writeRule(rule: Recurrence): string {
  const list = (name: string, values: readonly unknown[]) =>
    values.length ? [`${name}=${values.join()}`] : []
  return [
    `FREQ=${rule.freq.toUpperCase()}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...list('BYMONTH', rule.months),
    ...list('BYMONTHDAY', rule.monthDays),
    ...list(
      'BYDAY',
      rule.days.map(({ day, nth }) => `${nth ?? ''}${names[day - 1]}`),
    ),
    ...list('BYSETPOS', rule.positions),
    ...(rule.count ? [`COUNT=${rule.count}`] : []),
    ...(rule.until ? [`UNTIL=${rule.until.replace(/[-:]/g, '')}`] : []),
  ].join(';')
}
