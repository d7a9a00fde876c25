import { addDays, dayOf, weekdayOf } from '#core/zone.ts'
import type { WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'

export const groupNames = ['overdue', 'today', 'week', 'later', 'undated'] as const
export type GroupName = (typeof groupNames)[number]

export const groupLabel: Record<GroupName, () => string> = {
  overdue: () => t('Overdue'),
  today: () => t('Today'),
  week: () => t('This week'),
  later: () => t('Later'),
  undated: () => t('No date'),
}

/** Where a task belongs on the reader's clock; the week ends with Sunday, or a week from now near its end. */
export function groupOf(dueAt: unknown, now: Date, zone: string): GroupName {
  if (typeof dueAt !== 'string') return 'undated'
  if (dueAt < now.toISOString()) return 'overdue'
  const [day, today] = [dayOf(dueAt, zone), dayOf(now, zone)]
  if (day === today) return 'today'
  const left = 7 - weekdayOf(today)
  return day <= addDays(today, left < 2 ? left + 7 : left) ? 'week' : 'later'
}

/** Tasks by group, each in the order given; groups without tasks are left out. */
export function grouped(rows: readonly WireRow[], now: Date, zone: string): [GroupName, WireRow[]][] {
  const groups = new Map<GroupName, WireRow[]>()
  for (const row of rows) {
    const name = groupOf(row.dueAt, now, zone)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groupNames.flatMap((name) => (groups.has(name) ? [[name, groups.get(name)!]] : []))
}
