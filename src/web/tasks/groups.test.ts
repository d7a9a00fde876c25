import { expect, test } from 'vitest'
import { groupOf } from './groups.ts'

// Late on a Wednesday in Berlin, where it is an hour later than in UTC.
const now = new Date('2026-11-25T21:30:00Z')

test.for([
  [null, 'undated'],
  ['2026-11-25T21:29:00Z', 'overdue'],
  ['2026-11-25T22:30:00Z', 'today'],
  ['2026-11-25T23:30:00Z', 'week'],
  ['2026-11-29T22:30:00Z', 'week'],
  ['2026-11-29T23:30:00Z', 'later'],
] as const)('due %s is %s', ([dueAt, group]) => {
  expect(groupOf(dueAt, now, 'Europe/Berlin')).toBe(group)
})

test('near its end the week reaches into the next', () => {
  expect(groupOf('2026-12-02T10:00:00Z', new Date('2026-11-28T10:00:00Z'), 'Europe/Berlin')).toBe('week')
})
