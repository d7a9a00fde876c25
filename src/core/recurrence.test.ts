import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Recurrence, readRule, writeRule } from './recurrence.ts'

test.for([
  ['RRULE:freq=weekly;wkst=mo;byday=mo,fr', 'FREQ=WEEKLY;BYDAY=MO,FR'],
  ['FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=1', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['FREQ=DAILY;UNTIL=20271231T220000Z', 'FREQ=DAILY;UNTIL=20271231T220000Z'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3'],
] as const)('%s is kept as %s', ([given, kept]) => {
  expect(writeRule(readRule(given) as Recurrence)).toBe(kept)
})

test.for([
  ['every monday', /EVERY MONDAY/],
  ['FREQ=HOURLY', /FREQ=HOURLY/],
  ['BYDAY=MO', /must be a rule/],
  ['FREQ=WEEKLY;BYDAY=XX', /BYDAY=XX/],
  ['FREQ=DAILY;COUNT=3;UNTIL=20270101', /not by both/],
  ['FREQ=DAILY;UNTIL=20271350', /UNTIL=20271350/],
  ['FREQ=MONTHLY;BYMONTHDAY=40', /BYMONTHDAY=40/],
  ['FREQ=DAILY;__PROTO__=1', /__PROTO__/],
] as const)('%s is refused with the part that is wrong', ([given, told]) => {
  expect(String((readRule(given) as { error: unknown }).error)).toMatch(told)
})

test('what is written reads back the same', () => {
  const rules = fc.record<Recurrence>({
    freq: fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
    interval: fc.integer({ min: 1, max: 999 }),
    days: fc.array(fc.record({ day: fc.integer({ min: 1, max: 7 }) }), { maxLength: 3 }),
    monthDays: fc.array(fc.integer({ min: 1, max: 31 }), { maxLength: 3 }),
    months: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
    positions: fc.array(fc.constantFrom(1, -1), { maxLength: 1 }),
  })
  fc.assert(
    fc.property(rules, (rule) => {
      expect(readRule(writeRule(rule))).toEqual(rule)
    }),
  )
})
