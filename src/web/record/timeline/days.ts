import { addDays, dayOf } from '#core/zone.ts'
import { dateFormat } from '../../kit/format.ts'
import { t } from '../../kit/text.ts'
import type { Entry } from './pages.ts'

export type Item = { key: string; day: string } | { key: string; entry: Entry; isLast: boolean }

/** Entries under headings of the reader's days, in one flat list; keys stay with what they name. */
export function itemsOf(entries: readonly Entry[], zone: string, now: Date): Item[] {
  const today = dayOf(now, zone)
  const items: Item[] = []
  let last = ''
  for (const entry of entries) {
    const own = dayOf(entry.at, zone)
    const day = own > today ? 'upcoming' : own
    if (day !== last) {
      const before = items.at(-1)
      if (before && 'entry' in before) before.isLast = true
      items.push({ key: day, day })
    }
    last = day
    items.push({ key: entry.id + entry.record, entry, isLast: false })
  }
  const end = items.at(-1)
  if (end && 'entry' in end) end.isLast = true
  return items
}

export function dayTitle(day: string, locale: string, today: string): string {
  if (day === 'upcoming') return t('Upcoming')
  if (day === today) return t('Today')
  if (day === addDays(today, -1)) return t('Yesterday')
  const long = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(locale, long).format(new Date(`${day}T00:00:00Z`))
}
