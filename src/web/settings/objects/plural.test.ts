import { expect, test } from 'vitest'
import { pluralOf } from './plural.ts'

test('plurals are guessed by their ending', () => {
  const guessed = ['Vehicle', 'Property', 'Survey', 'Box', 'Branch', ' Site visit ', ''].map(pluralOf)
  expect(guessed).toEqual(['Vehicles', 'Properties', 'Surveys', 'Boxes', 'Branches', 'Site visits', ''])
})
