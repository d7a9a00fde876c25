import { expect, test } from 'vitest'
import { formatted, paragraphsOf } from './paragraphs.ts'

test('what was typed comes back line by line', () => {
  const text = 'Rang <Ann> & Bob\nHe thinks.\n\nMonday again.'
  expect(paragraphsOf(formatted(text))).toEqual(['Rang <Ann> & Bob', 'He thinks.', 'Monday again.'])
})

test('markup never reaches the page', () => {
  expect(paragraphsOf('<p>Hi <b>you</b><img src=x onerror=alert(1)></p><ul><li>one</li></ul>')).toEqual([
    'Hi you',
    '• one',
  ])
})
