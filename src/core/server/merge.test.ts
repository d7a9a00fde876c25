import { expect, test } from 'vitest'
import { clashesOf, type Since } from './merge.ts'

const line = (version: number, actor: string, changes: Since['changes']): Since => ({
  version,
  actor,
  at: `2026-03-01T09:0${version}:00.000Z`,
  changes,
})
// Newest first, as the database answers.
const lines = [
  line(4, 'mia', { employees: [60, 70], name: ['Elm', 'Elm & Co'] }),
  line(3, 'sam', { industry: ['Retail', 'Legal'], tier: ['B', 'A'] }),
  line(2, 'sam', { employees: [50, 60], tier: ['A', 'B'] }),
]

test.each([
  ['other fields merge', { site: 'North' }, []],
  ['the same field clashes', { industry: 'Media' }, ['industry']],
  [
    'only the same ones of several',
    { industry: 'Media', site: 'North', employees: 1 },
    ['industry', 'employees'],
  ],
  ['what both want is no question', { industry: 'Legal' }, []],
  ['what went and came back was never seen', { tier: 'C' }, []],
  ['emptying is writing', { industry: null }, ['industry']],
])('%s', (_, wanted, fields) => {
  expect(clashesOf(lines, wanted).map((clash) => clash.field)).toEqual(fields)
})

test('a clash tells what the asker saw, what stands, and who wrote it last', () => {
  expect(clashesOf(lines, { employees: 1 })).toEqual([
    { field: 'employees', base: 50, theirs: 70, by: 'mia', at: '2026-03-01T09:04:00.000Z' },
  ])
})
