import { expect, test } from 'vitest'
import {
  type Dictionary,
  inSentence,
  say,
  spoken,
  translate,
  translateDefined,
  translateMany,
  word,
} from './text.ts'

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

const sentences: Dictionary = {
  Account: 'Kunde',
  'This {object}': '{object}',
  '{what} is not there': '{what} ist nicht da',
  'Open (deal.state)': 'Offen',
  Open: 'Öffnen',
}

test('a sentence of the server is English as a string and still translatable', () => {
  const said = say('{what} is not there', { what: say('This {object}', { object: word('Account') }) })
  expect(`${said}`).toBe('This account is not there')
  expect(JSON.parse(JSON.stringify({ said }))).toEqual({ said: 'This account is not there' })
  expect(spoken(said, sentences, 'de')).toBe('Kunde ist nicht da')
  expect(spoken('Open', sentences, 'de')).toBe('Öffnen')
})

test('a label of a definition may mean something else at its place', () => {
  expect(translateDefined(sentences, 'Open', 'deal.state')).toBe('Offen')
  expect(translateDefined(sentences, 'Open', 'case.state')).toBe('Öffnen')
})

test('a label within a sentence is small in English, an acronym never, a German noun neither', () => {
  expect([inSentence('Deal'), inSentence('API key'), inSentence('Kunde', 'de')]).toEqual([
    'deal',
    'API key',
    'Kunde',
  ])
})
