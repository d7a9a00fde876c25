import { expect, test } from 'vitest'
import { slipsBetween } from './typo.ts'

test.each([
  ['acme', 'acme', 0],
  ['acme', 'acne', 1],
  ['acme', 'amce', 1],
  ['acme', 'acmee', 1],
  ['acme', 'cme', 1],
  ['harow', 'harrow', 1],
  ['harow', 'harro', 2],
])('%s and %s are %d slips apart', (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips)
  expect(slipsBetween(b, a)).toBe(slips)
})
