import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapsOf } from './gaps.ts'

const deal = (probability: number, roles: string[], more = {}) =>
  gapsOf({ isOpen: true, hasPerson: true, probability, roles: new Set(roles), ...more })

test.for([
  [10, [], []],
  [25, [], ['noDecisionMaker']],
  [25, ['decisionMaker'], []],
  [50, ['decisionMaker'], ['noChampion']],
  [75, ['decisionMaker', 'champion'], ['noEconomicBuyer']],
  [90, ['economicBuyer'], ['noDecisionMaker', 'noChampion']],
  [90, ['decisionMaker', 'champion', 'economicBuyer'], []],
  [10, ['blocker'], ['blockerAlone']],
  [10, ['blocker', 'champion'], []],
] as const)('at %i percent with %j a deal lacks %j', ([probability, roles, gaps]) => {
  expect(deal(probability, [...roles])).toEqual(gaps)
})

test('without anybody, that alone is said; closed, nothing is', () => {
  expect(deal(90, [], { hasPerson: false })).toEqual(['noPerson'])
  expect(deal(90, [], { isOpen: false })).toEqual([])
})

test('knowing another role never opens a gap, but a blocker may', () => {
  const role = fc.constantFrom('decisionMaker', 'economicBuyer', 'champion', 'technical', 'user')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.array(role), role, (probability, roles, one) => {
      const before = deal(probability, roles)
      expect(before).toEqual(expect.arrayContaining(deal(probability, [...roles, one])))
    }),
  )
})
