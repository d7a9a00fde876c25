import { expect, test } from 'vitest'
import { guessCurrency } from './currency.ts'

test.each([
  ['de-AT', 'EUR'],
  ['en-GB', 'GBP'],
  ['de-CH', 'CHF'],
  ['hi', 'INR'],
  ['en', 'USD'],
])('a browser in %s counts in %s', (locale, currency) => {
  expect(guessCurrency(locale)).toBe(currency)
})
