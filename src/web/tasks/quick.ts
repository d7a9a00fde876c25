import { addDays, weekdayOf } from '#core/zone.ts'
import { dayName, monthName } from '../kit/recurrence.ts'

/** What a line written in passing comes to; `wall` is a time on the wall or, without time, a day. */
export type Quick = { subject: string; wall?: string; recurrence?: string; isHigh: boolean }

type Found = { day?: string; time?: string; recurrence?: string; isHigh?: boolean }
type How = { today: string; locale: string }
type Rule = { pattern: RegExp; read: (m: RegExpExecArray, how: How) => Found | undefined }

const two = (n: number | string) => String(n).padStart(2, '0')
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Where a word may begin and end: letters of other scripts are no border, as `\b` takes them for one. */
const word = (inner: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, 'iu')

const rules: Rule[] = [
  { pattern: /(?:^|\s)(!)(?=\s|$)/, read: () => ({ isHigh: true }) },
  { pattern: word('every (day|weekday|week|month|year|[a-z]{3,9})'), read: everyOf },
  { pattern: word('(?:at )?(\\d{1,2}):(\\d{2})(?: ?(am|pm))?'), read: (m) => timeOf(m[1]!, m[2]!, m[3]) },
  { pattern: word('(?:at )?(\\d{1,2}) ?(am|pm)'), read: (m) => timeOf(m[1]!, '00', m[2]) },
  { pattern: word('(?:at )?noon'), read: () => ({ time: '12:00' }) },
  { pattern: word('today'), read: (_, { today }) => ({ day: today }) },
  { pattern: word('tomorrow|tmrw'), read: (_, { today }) => ({ day: addDays(today, 1) }) },
  { pattern: word('next week'), read: (_, { today }) => ({ day: addDays(today, 8 - weekdayOf(today)) }) },
  { pattern: word('in (\\d{1,3}) (days?|weeks?)'), read: inOf },
  { pattern: /(?<!\S)(\d{4})-(\d{2})-(\d{2})(?!\S)/, read: (m) => dateOf(m[1]!, m[2]!, m[3]!) },
  { pattern: /(?<!\S)(\d{1,2})\.(\d{1,2})\.(?!\S)/, read: (m, how) => comingDate(m[2]!, m[1]!, how) },
  { pattern: word('(?:on )?(\\d{1,2}) (\\p{L}{3,9})'), read: (m, how) => namedDate(m[1]!, m[2]!, how) },
  { pattern: word('(?:on )?(\\p{L}{3,9}) (\\d{1,2})'), read: (m, how) => namedDate(m[2]!, m[1]!, how) },
  { pattern: word('(?:on |next )?(\\p{L}{2,10})'), read: weekdayIn },
]

/**
 * Reads "call Jo fri 14:00", "invoice every month", "! renew the licence 12 May": day, time, repetition and
 * urgency are taken out, what is left is the subject. English words, and the reader's names of days and months.
 */
export function readQuick(text: string, how: How): Quick {
  const found: Found = {}
  let rest = text
  for (const { pattern, read } of rules) {
    const hit = seek(rest, pattern, (m) => {
      const one = read(m, how)
      return one && Object.keys(one).every((name) => found[name as keyof Found] === undefined)
        ? one
        : undefined
    })
    if (!hit) continue
    Object.assign(found, hit.found)
    rest = `${rest.slice(0, hit.from)} ${rest.slice(hit.to)}`
  }
  const day = found.day ?? (found.time || found.recurrence ? how.today : undefined)
  return {
    subject: rest.replace(/\s+/g, ' ').trim(),
    isHigh: found.isHigh === true,
    ...(day && { wall: found.time ? `${day}T${found.time}` : day }),
    ...(found.recurrence && { recurrence: found.recurrence }),
  }
}

// The last place counts: "read Sunday's paper on Monday" is due on Monday.
function seek(text: string, pattern: RegExp, read: (m: RegExpExecArray) => Found | undefined) {
  const all = [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].reverse()
  for (const m of all) {
    const found = read(m as RegExpExecArray)
    if (found) return { found, from: m.index, to: m.index + m[0].length }
  }
  return undefined
}

function timeOf(hour: string, minute: string, half?: string): Found | undefined {
  const h = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  const isRight = h < 24 && Number(minute) < 60 && (!half || (Number(hour) > 0 && Number(hour) <= 12))
  return isRight ? { time: `${two(h)}:${minute}` } : undefined
}

function everyOf(m: RegExpExecArray, how: How): Found | undefined {
  const unit = m[1]!.toLowerCase()
  const plain: Record<string, string> = {
    day: 'FREQ=DAILY',
    weekday: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    week: 'FREQ=WEEKLY',
    month: 'FREQ=MONTHLY',
    year: 'FREQ=YEARLY',
  }
  if (Object.hasOwn(plain, unit)) return { recurrence: plain[unit]! }
  const weekday = weekdayNamed(unit, how)
  return weekday
    ? { recurrence: `FREQ=WEEKLY;BYDAY=${codes[weekday - 1]}`, day: coming(weekday, how.today, 0) }
    : undefined
}

function inOf(m: RegExpExecArray, { today }: How): Found {
  return { day: addDays(today, Number(m[1]) * (/^w/i.test(m[2]!) ? 7 : 1)) }
}

function dateOf(year: string, month: string, day: string): Found | undefined {
  const text = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? { day: text } : undefined
}

/** A day without its year is the next such day. */
function comingDate(month: string, day: string, { today }: How): Found | undefined {
  const year = Number(today.slice(0, 4))
  const found = dateOf(String(year), month, day)
  return found && found.day! < today ? dateOf(String(year + 1), month, day) : found
}

function namedDate(day: string, name: string, how: How): Found | undefined {
  const month = numberOf(name, how, 12, monthName)
  return month ? comingDate(String(month), day, how) : undefined
}

function weekdayIn(m: RegExpExecArray, how: How): Found | undefined {
  const weekday = weekdayNamed(m[1]!, how)
  return weekday ? { day: coming(weekday, how.today, 1) } : undefined
}

/** The next such day of the week, `from` days ahead at least. */
function coming(weekday: number, today: string, from: number): string {
  const ahead = (weekday - weekdayOf(addDays(today, from)) + 7) % 7
  return addDays(today, from + ahead)
}

const weekdayNamed = (name: string, how: How) => numberOf(name, how, 7, dayName)

type Name = (n: number, locale: string) => string

// A name counts from its third letter on: "fri", "frid"; "wed" is none of "we" alone, which is a word.
function numberOf(name: string, { locale }: How, most: number, nameOf: Name): number | undefined {
  const given = name.toLowerCase()
  if (given.length < 3) return undefined
  for (const language of ['en', locale])
    for (let n = 1; n <= most; n++) {
      const full = nameOf(n, language).toLowerCase()
      if (full === given || (full.startsWith(given) && given.length <= 4)) return n
    }
  return undefined
}
