import { type Recurrence, readRule } from '#core/recurrence.ts'
import { dateFormat } from './format.ts'
import { t, tn } from './text.ts'

/** How a rule reads: "Every 2 weeks on Monday and Friday, until 31 Dec 2027". */
export function ruleText(text: string, locale: string): string {
  const rule = readRule(text)
  return 'error' in rule ? text : ruleWords(rule, locale)
}

export function ruleWords(rule: Recurrence, locale: string): string {
  const { freq, interval } = rule
  const words = [
    freq === 'weekly' && interval === 1 && isWeekdays(rule)
      ? t('Every weekday')
      : [everyText(freq, interval), onText(rule, locale)].filter(Boolean).join(' '),
    endText(rule, locale),
  ]
  return words.filter(Boolean).join(', ')
}

function everyText(freq: Recurrence['freq'], interval: number): string {
  if (freq === 'daily') return tn(interval, 'Every day', 'Every {count} days')
  if (freq === 'weekly') return tn(interval, 'Every week', 'Every {count} weeks')
  if (freq === 'monthly') return tn(interval, 'Every month', 'Every {count} months')
  return tn(interval, 'Every year', 'Every {count} years')
}

function onText(rule: Recurrence, locale: string): string {
  const months = rule.months.map((month) => monthName(month, locale))
  const inMonths = months.length ? t('in {months}', { months: listed(months, locale) }) : ''
  return [onDays(rule, locale), inMonths].filter(Boolean).join(' ')
}

function onDays({ days, monthDays, positions }: Recurrence, locale: string): string {
  if (monthDays.length === 1 && monthDays[0] === -1) return t('on the last day')
  if (monthDays.length) return t('on day {days}', { days: listed(monthDays.map(String), locale) })
  if (!days.length) return ''
  // "The last weekday of the month" is said either way.
  const [position] = positions
  const nth = days[0]!.nth ?? position
  const names = listed(
    days.map(({ day }) => dayName(day, locale)),
    locale,
  )
  return nth ? t('on the {nth} {day}', { nth: nthText(nth), day: names }) : t('on {days}', { days: names })
}

export function nthText(nth: number): string {
  if (nth === -1) return t('last')
  if (nth === 1) return t('first')
  if (nth === 2) return t('second')
  if (nth === 3) return t('third')
  if (nth === 4) return t('fourth')
  return nth === 5 ? t('fifth') : `${nth}.`
}

function endText({ count, until }: Recurrence, locale: string): string {
  if (count) return tn(count, 'once', '{count} times')
  if (!until) return ''
  const day = new Date(`${until.slice(0, 10)}T00:00:00Z`)
  return t('until {day}', { day: dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day) })
}

export const isWeekdays = ({ days }: Recurrence) =>
  days.length === 5 && days.every(({ day, nth }) => day < 6 && !nth)

const listed = (words: string[], locale: string) => new Intl.ListFormat(locale).format(words)

// 1 January 2024 was a Monday.
export const dayName = (day: number, locale: string, width: 'long' | 'short' | 'narrow' = 'long') =>
  dateFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))

export const monthName = (month: number, locale: string) =>
  dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month - 1, 1)))
