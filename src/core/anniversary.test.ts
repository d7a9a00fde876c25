import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextAnniversary } from './anniversary.ts'

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('the next birthday', () => {
  test.each([
    ['1980-04-12', '2026-04-12', '2026-04-12', 'is today where it is today'],
    ['1980-04-12', '2026-04-13', '2027-04-12', 'is next year when this year’s is over'],
    ['1980-01-03', '2026-12-28', '2027-01-03', 'passes the end of the year'],
    ['1992-02-29', '2026-02-01', '2026-02-28', 'of a leap day is 28 February in a common year'],
    ['1992-02-29', '2028-02-01', '2028-02-29', 'of a leap day is the day itself in a leap year'],
    ['1992-02-29', '2026-03-01', '2027-02-28', 'of a leap day comes round too'],
  ])('%s as seen on %s is %s: it %s', (birth, today, next) => {
    expect(nextAnniversary(birth, today)).toBe(next)
  })

  test('is never past, less than a year and a day away, and an existing day', () => {
    fc.assert(
      fc.property(days, days, (birth, today) => {
        const next = nextAnniversary(birth, today)
        const away = (Date.parse(next) - Date.parse(today)) / 86_400_000
        expect(away >= 0 && away <= 366).toBe(true)
        expect(new Date(`${next}T00:00:00Z`).toISOString().slice(0, 10)).toBe(next)
      }),
    )
  })
})
