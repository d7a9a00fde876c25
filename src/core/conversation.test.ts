import { expect, test } from 'vitest'
import { conversationHtml, readConversation } from './conversation.ts'

const chat = [
  { who: 'Ana Moreno', at: '10:02', text: 'Hello' },
  { who: 'Fiona', at: '10:03', text: 'Hi, one question' },
]
test.each([
  ['lines of name and text', 'Ana: Hello\nFiona: Hi\nAna: Bye', ['Ana', 'Fiona', 'Ana']],
  [
    'a messenger with brackets',
    '[12/03/2026, 10:02:11] Ana: Hello\n[12/03/2026, 10:03:00] Fiona: Hi',
    ['Ana', 'Fiona'],
  ],
  ['a messenger with dashes', '12/03/26, 10:02 - Ana: Hello\n12/03/26, 10:03 - Fiona: Hi', ['Ana', 'Fiona']],
  ['a German one', '12.03.26, 10:02 - Ana: Hallo\n12.03.26, 10:03 - Jörg Müller: Hi', ['Ana', 'Jörg Müller']],
  [
    'a phone number that speaks',
    '[10:02] +44 141 496 0123: Hello\n[10:03] Ana: Hi',
    ['+44 141 496 0123', 'Ana'],
  ],
  ['times after names', 'Ana Moreno  10:02 AM\nHello\nyou\nFiona  10:03 AM\nHi', ['Ana Moreno', 'Fiona']],
  ['signs around names', '<Ana> Hello\n<Fiona> Hi', ['Ana', 'Fiona']],
])('it reads %s', (_what, text, who) => {
  expect(readConversation(text)?.map((one) => one.who)).toEqual(who)
})

test('lines without a name belong to what stands above', () => {
  expect(readConversation('[10:02] Ana Moreno: Hello\n[10:03] Fiona: Hi,\none question\n')).toEqual([
    chat[0],
    { ...chat[1], text: 'Hi,\none question' },
  ])
})

test.each([
  ['prose', 'We met at the fair.\nThey want a quote.'],
  ['a list of facts', 'Budget: 20\nTerm: two years\nStart: May'],
  ['one line', 'Ana: Hello'],
  ['a text that begins otherwise', 'Yesterday we wrote\nAna: Hello\nFiona: Hi'],
  ['nothing', ''],
])('it leaves %s alone', (_what, text) => {
  expect(readConversation(text)).toBeUndefined()
})

test('the formatted text cannot smuggle markup', () => {
  expect(conversationHtml([{ who: 'A<b>', at: null, text: '<img src=x>\nb' }])).toBe(
    '<p><strong>A&lt;b&gt;</strong><br>&lt;img src=x&gt;<br>b</p>',
  )
})
