import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween } from './days.ts'
import { promisedAnew } from './slips.ts'

describe('a close date', () => {
  test.for([
    ['the first one promises', {}, '2026-03-01', { firstCloseDate: '2026-03-01' }],
    [
      'put off counts',
      { closeDate: '2026-03-01', firstCloseDate: '2026-03-01' },
      '2026-03-15',
      { firstCloseDate: '2026-03-01', slips: 1, slippedDays: 14 },
    ],
    [
      'put off again adds',
      { closeDate: '2026-03-15', firstCloseDate: '2026-03-01', slips: 1, slippedDays: 14 },
      '2026-04-12',
      { firstCloseDate: '2026-03-01', slips: 2, slippedDays: 42 },
    ],
    [
      'brought forward counts as nothing',
      { closeDate: '2026-03-15', firstCloseDate: '2026-03-01', slips: 1, slippedDays: 14 },
      '2026-02-01',
      { firstCloseDate: '2026-03-01' },
    ],
    [
      'from before slips were counted starts the count',
      { closeDate: '2026-03-01' },
      '2026-03-02',
      { firstCloseDate: '2026-03-01', slips: 1, slippedDays: 1 },
    ],
  ] as const)('%s', ([, was, to, expected]) => {
    expect(promisedAnew(was, to)).toEqual(expected)
  })

  test('whatever the moves, the days slipped are those of the moves forward', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    const days = fc.array(
      day.map((at) => at.toISOString().slice(0, 10)),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(days, (moves) => {
        let deal = {}
        for (const closeDate of moves) deal = { ...deal, ...promisedAnew(deal, closeDate), closeDate }
        const steps = moves.slice(1).map((to, i) => Math.max(0, daysBetween(moves[i]!, to)))
        const { slips = 0, slippedDays = 0 } = deal as { slips?: number; slippedDays?: number }
        expect(slippedDays).toBe(steps.reduce((a, b) => a + b, 0))
        expect(slips).toBe(steps.filter((n) => n > 0).length)
        expect(deal).toMatchObject({ firstCloseDate: moves[0] })
      }),
    )
  })
})
