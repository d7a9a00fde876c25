import { expect, test } from 'vitest'
import { nextMoment } from './recurrence.ts'

const berlin = (rule: string, start: string) => ({ rule, start, zone: 'Europe/Berlin' })

test.for([
  // Clocks go forward on 29 March: nine o'clock stays nine o'clock.
  ['FREQ=DAILY', '2026-03-27T08:00:00.000Z', '2026-03-28T08:00:00Z', '2026-03-29T07:00:00.000Z'],
  ['FREQ=WEEKLY;BYDAY=MO', '2026-10-19T07:00:00.000Z', '2026-10-19T07:00:00Z', '2026-10-26T08:00:00.000Z'],
  ['FREQ=MONTHLY', '2026-01-31T09:00:00.000Z', '2026-01-31T09:00:00Z', '2026-03-31T08:00:00.000Z'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-30T09:00:00.000Z', '2026-01-30T09:00:00Z', '2026-02-27T09:00:00.000Z'],
  [
    'FREQ=DAILY;UNTIL=20260103',
    '2026-01-01T09:00:00.000Z',
    '2026-01-02T10:00:00Z',
    '2026-01-03T09:00:00.000Z',
  ],
  ['FREQ=DAILY;UNTIL=20260103', '2026-01-01T09:00:00.000Z', '2026-01-03T10:00:00Z', undefined],
  ['FREQ=DAILY;COUNT=2', '2026-01-01T09:00:00.000Z', '2026-01-02T09:00:00Z', undefined],
] as const)('%s from %s, after %s: %s', async ([rule, start, after, next]) => {
  expect(await nextMoment(berlin(rule, start), new Date(after))).toBe(next)
})
