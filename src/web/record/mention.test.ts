import { expect, test } from 'vitest'
import { askedIn, withMentions } from './mention.ts'

test.each([
  ['Ask @zo', { words: 'zo', from: 4 }],
  ['@', { words: '', from: 0 }],
  ['Ask @Zoë La', { words: 'Zoë La', from: 4 }],
  ['mail@example', undefined],
  ['Ask @Zoë Lang now', undefined],
  ['', undefined],
])('after %o a colleague is asked for: %o', (text, asked) => {
  expect(askedIn(text)).toEqual(asked)
})

test('only names that were picked are mentions', () => {
  expect(withMentions('<p>@Zoë Lang and @Sam</p>', { 'Zoë Lang': '1' })).toBe(
    '<p><span data-type="mention" data-id="1">@Zoë Lang</span> and @Sam</p>',
  )
})
