import { expect, test } from 'vitest'
import { newId } from './id.ts'

const now = Date.UTC(2026, 0, 1)

test('an id is a UUID of version 7 that tells its millisecond', () => {
  const id = newId(now)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now)
})

test('ids sort in the order they were made, also within a millisecond and when the clock steps back', () => {
  const times = [...Array(20_000).fill(now + 5), now + 6, now - 1000, now + 7]
  const ids = times.map(newId)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('ids of different milliseconds share no random part', () => {
  const tails = new Set(Array.from({ length: 5000 }, (_, i) => newId(now + 1000 + i).slice(14)))
  expect(tails.size).toBe(5000)
})
