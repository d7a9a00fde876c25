import { expect, test } from 'vitest'
import { daysFrom } from './birthdays.ts'

test('who is born on 29 February celebrates on the 28th where there is none', () => {
  expect(daysFrom('2027-02-20').get(229)).toBe('2027-02-28')
  expect(daysFrom('2028-02-20').get(229)).toBe('2028-02-29')
  expect(daysFrom('2026-12-28').get(105)).toBe('2027-01-05')
  expect(daysFrom('2026-06-01').has(229)).toBe(false)
})
