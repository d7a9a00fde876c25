import { afterEach, expect, test, vi } from 'vitest'
import { enter } from './enter.ts'

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['?next=%2Fo%2Fdeals%3Fview%3DOpen', '/o/deals?view=Open'],
  ['?next=https%3A%2F%2Fevil.example', '/'],
  ['?next=%2F%2Fevil.example', '/'],
  ['?next=%2F%5Cevil.example', '/'],
  ['?next=%2F%09%2Fevil.example', '/'],
  ['', '/'],
])('signing in from %s opens %s', (search, expected) => {
  const assign = vi.fn()
  vi.stubGlobal('location', { search, assign, origin: 'https://crm.example.com' })
  enter()
  expect(assign).toHaveBeenCalledWith(expected)
})
