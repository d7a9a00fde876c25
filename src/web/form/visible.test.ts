import { expect, test } from 'vitest'
import { isVisible } from './visible.ts'

test.each([
  ['no condition', undefined, {}, true],
  ['the choice', { kind: { is: 'task' } }, { kind: 'task' }, true],
  ['another choice', { kind: { is: 'task' } }, { kind: 'note' }, false],
  ['one of several', { kind: { in: ['call', 'meeting'] } }, { kind: 'call' }, true],
  ['not this one', { kind: { not: 'task' } }, { kind: 'task' }, false],
  ['an empty value', { owner: { is: null } }, { owner: null }, true],
  [
    'all and any',
    { all: [{ a: { is: 1 } }, { any: [{ b: { is: 2 } }, { b: { is: 3 } }] }] },
    { a: 1, b: 3 },
    true,
  ],
  ['the opposite', { no: { a: { is: 1 } } }, { a: 1 }, false],
  ['among a list', { types: { is: 'partner' } }, { types: ['customer', 'partner'] }, true],
  ['a condition that leaves the record', { 'account.kind': { is: 'person' } }, {}, true],
])('a field shows by %s', (_, when, values, expected) => {
  expect(isVisible(when as never, values)).toBe(expected)
})
