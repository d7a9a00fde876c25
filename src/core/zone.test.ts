import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, instantOf, isZone, startOfDay, wallOf, weekdayOf } from './zone.ts'

test.for([
  ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ['2026-01-01T12:00', 'Europe/Berlin', '2026-01-01T11:00:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-06-01T09:00', 'Asia/Kathmandu', '2026-06-01T03:15:00.000Z'],
  ['2026-06-01T09:00', 'UTC', '2026-06-01T09:00:00.000Z'],
] as const)('%s in %s is %s', ([wall, zone, instant]) => {
  expect(instantOf(wall, zone)).toBe(instant)
})

test('a wall time that exists is shown again by its instant', () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
  const zones = fc.constantFrom('Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Tokyo')
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const wall = wallOf(minute * 60_000, zone)
      expect(wallOf(instantOf(wall, zone), zone)).toBe(wall)
    }),
  )
})

test('a day begins where its midnight is, also where clocks leap over it', () => {
  expect(startOfDay('2026-11-22', 'Pacific/Auckland')).toBe('2026-11-21T11:00:00.000Z')
  // Chile sets its clocks forward at midnight: that day begins at one.
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z')
  expect(dayOf('2026-11-21T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-22')
})

test('days are counted without clocks', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect([isZone('Europe/Berlin'), isZone('Mars/Olympus'), isZone(''), isZone(undefined)]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
