import { describe, expect, test } from 'vitest'
import type { Filter } from '#core/filter.ts'
import { fromFilter, type Node, toFilter } from './tree.ts'

const isChild = (name: string) => name === 'deals'
const back = (filter: Filter) => toFilter(fromFilter(filter, isChild))

const kept: Record<string, Filter> = {
  'a plain test': { industry: { is: 'Energy' } },
  'two bounds on one field': { amount: { from: 100, to: 500 } },
  'a named span of time': { closeDate: { from: 'monthStart', under: 'monthStart+1m' } },
  'no value': { owner: { is: null } },
  'any value': { owner: { not: null } },
  'a step through a link': { 'account.industry': { in: ['Energy', 'Media'] } },
  'none of several': { no: { status: { in: ['archived'] } } },
  'a count of children': { deals: { count: { over: 3 } } },
  'a count of some children': { deals: { where: { amount: { over: 1 } }, count: { from: 1 } } },
  'any of several': { any: [{ name: { has: 'a' } }, { name: { has: 'b' }, owner: { is: 'me' } }] },
  'what the editor cannot express': { deals: { sum: { amount: { over: 100 } } } },
  'the opposite of a whole': { no: { any: [{ name: { has: 'x' } }, { name: { has: 'y' } }] } },
  'a linked record by a filter': { account: { that: { name: { has: 'x' } } } },
}

describe('a filter survives being edited', () => {
  for (const [name, filter] of Object.entries(kept))
    test(name, () => {
      const twice = JSON.stringify(back(back(filter)))
      expect(twice).toBe(JSON.stringify(back(filter)))
      if (name !== 'any of several') expect(back(filter)).toEqual(filter)
    })
})

test('a test without value finds everything', () => {
  const nodes: Node[] = [{ type: 'test', path: 'name', test: 'has', operand: '' }]
  expect(toFilter(nodes)).toEqual({})
})

test('the same test twice on one field stays twice', () => {
  const nodes: Node[] = [
    { type: 'test', path: 'name', test: 'has', operand: 'a' },
    { type: 'test', path: 'name', test: 'has', operand: 'b' },
  ]
  expect(toFilter(nodes)).toEqual({ name: { has: 'a' }, all: [{ name: { has: 'b' } }] })
  expect(fromFilter(toFilter(nodes), isChild)).toEqual(nodes)
})

test('a group with several records in "any" keeps each whole', () => {
  expect(back({ any: [{ a: { is: 1 }, b: { is: 2 } }, { c: { is: 3 } }] })).toEqual({
    any: [{ all: [{ all: [{ a: { is: 1 } }, { b: { is: 2 } }] }] }, { c: { is: 3 } }],
  })
})

test('"none of" on two fields is not "none of both at once"', () => {
  const nodes: Node[] = [
    { type: 'test', path: 'status', test: 'none', operand: ['a'] },
    { type: 'test', path: 'tier', test: 'none', operand: ['b'] },
  ]
  expect(toFilter(nodes)).toEqual({ no: { status: { in: ['a'] } }, all: [{ no: { tier: { in: ['b'] } } }] })
})
