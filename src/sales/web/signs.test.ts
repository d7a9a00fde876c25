import { expect, test } from 'vitest'
import { signsOf, toneOfSigns } from './signs.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const at = (day: string) => `${day}T12:00:00.000Z`

test.for([
  ['a fresh deal', { stageEnteredAt: at('2026-11-20'), rotAt: at('2026-12-20') }, undefined],
  ['one left alone', { stageEnteredAt: at('2026-10-20'), rotAt: at('2026-11-19') }, 'amber'],
  ['one left alone for twice as long', { stageEnteredAt: at('2026-09-20'), rotAt: at('2026-10-20') }, 'red'],
  ['one put off once', { slips: 1, slippedDays: 7 }, undefined],
  ['one put off again', { slips: 2, slippedDays: 20 }, 'amber'],
  ['one that should be closed', { closeDate: '2026-11-24' }, 'amber'],
  ['one that closes today', { closeDate: '2026-11-25' }, undefined],
  ['a closed one', { closedAt: at('2026-11-01'), closeDate: '2026-11-01', slips: 5 }, undefined],
] as const)('%s is %s', ([, row, tone]) => {
  expect(toneOfSigns(signsOf(row, now))).toBe(tone)
})

test('an activity counts as well as a move', () => {
  const row = { stageEnteredAt: at('2026-09-01'), lastActivityAt: at('2026-11-01'), rotAt: at('2026-11-22') }
  expect(signsOf(row, now)).toMatchObject({ quietDays: 24, allowed: 21 })
})
