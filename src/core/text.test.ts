import { expect, test } from 'vitest'
import { type Dictionary, translate, translateMany } from './text.ts'

const german: Dictionary = {
  'New {what}': '{what} anlegen',
  '{count} record|{count} records': { one: '{count} Datensatz', other: '{count} Datensätze' },
}

test('a text is said in the language of the dictionary, in English where it has none', () => {
  expect(translate(german, 'New {what}', { what: 'Konto' })).toBe('Konto anlegen')
  expect(translate(german, 'Save')).toBe('Save')
  expect(translate(undefined, 'New {what}', { what: 'deal' })).toBe('New deal')
})

test('a value that is missing keeps its place visible', () => {
  expect(translate(undefined, 'Hello {name}', {})).toBe('Hello {name}')
})

test('a number picks the form its language has for it', () => {
  const say = (count: number, dictionary?: Dictionary) =>
    translateMany(dictionary, dictionary ? 'de' : 'en', count, ['{count} record', '{count} records'])
  expect([0, 1, 1200].map((n) => say(n))).toEqual(['0 records', '1 record', '1,200 records'])
  expect([0, 1, 1200].map((n) => say(n, german))).toEqual(['0 Datensätze', '1 Datensatz', '1.200 Datensätze'])
})
