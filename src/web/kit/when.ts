import { addDays, dayOf, weekdayOf } from '#core/zone.ts'
import { dateFormat, dayText } from './format.ts'
import { dayName } from './recurrence.ts'
import { t, tn } from './text.ts'

/** "14:30" or "2:30 pm", as the reader writes it. */
export const timeText = (instant: string, locale: string, timeZone: string) =>
  dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(instant))

/** "Today", "Tomorrow", "Friday", "28 Nov": a day as people near it call it. */
export function nearDayText(day: string, locale: string, today: string): string {
  if (day === today) return t('Today')
  if (day === addDays(today, 1)) return t('Tomorrow')
  if (day === addDays(today, -1)) return t('Yesterday')
  const isNear = day > today && day <= addDays(today, 6)
  return isNear ? dayName(weekdayOf(day), locale) : dayText(day, locale)
}

/** When something is due: the time today, the day otherwise. */
export function dueText(instant: string, locale: string, timeZone: string, now = new Date()): string {
  const [day, today] = [dayOf(instant, timeZone), dayOf(now, timeZone)]
  if (day === today) return timeText(instant, locale, timeZone)
  if (day < today) {
    const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
    return days > 30 ? dayText(day, locale) : tn(days, '{count} day late', '{count} days late')
  }
  return nearDayText(day, locale, today)
}
