import { expect, test } from 'vitest'
import { strengthOf } from './password.ts'

test('a short password says how much is missing', () => {
  expect(strengthOf('elevenchars')).toMatchObject({ good: false, hint: '1 more character' })
})

test('words of the person are easy to guess', () => {
  expect(strengthOf('moreno is here 1', ['Ana Moreno', 'ana@example.com']).score).toBe(2)
})

test('length makes it strong', () => {
  expect(strengthOf('calm harbour lights', ['Ana Moreno']).score).toBe(4)
})
