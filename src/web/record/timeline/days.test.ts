import { expect, test } from 'vitest'
import { dayTitle, itemsOf } from './days.ts'
import type { Entry } from './pages.ts'

const entry = (at: string) => ({ id: at, record: at, at }) as Entry
const now = new Date('2026-03-02T12:00:00Z')

test('entries stand under the days of their reader', () => {
  const entries = ['2026-03-09T08:00Z', '2026-03-03T09:00Z', '2026-03-02T00:30Z', '2026-03-01T23:30Z'].map(
    entry,
  )
  const shown = (zone: string) =>
    itemsOf(entries, zone, now).map((item) =>
      'day' in item ? item.day : `${item.entry.at.slice(5, 10)}${item.isLast ? '.' : ''}`,
    )
  expect(shown('UTC')).toEqual([
    'upcoming',
    '03-09',
    '03-03.',
    '2026-03-02',
    '03-02.',
    '2026-03-01',
    '03-01.',
  ])
  expect(shown('Europe/Berlin')).toEqual(['upcoming', '03-09', '03-03.', '2026-03-02', '03-02', '03-01.'])
})

test('days near are called as people call them', () => {
  const title = (day: string) => dayTitle(day, 'en-GB', '2026-03-02')
  expect(['upcoming', '2026-03-02', '2026-03-01', '2026-02-27'].map(title)).toEqual([
    'Upcoming',
    'Today',
    'Yesterday',
    'Fri, 27 February 2026',
  ])
})
