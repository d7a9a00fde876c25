import { expect, test } from 'vitest'
import { mentionsIn } from './mentions.ts'

const id = (n: number) => `0190abcd-0000-7000-8000-00000000000${n}`
const at = (n: number, name = 'Zoë Lang') => `<span data-type="mention" data-id="${id(n)}">@${name}</span>`

test.each([
  ['nothing', '<p>Plain</p>', []],
  ['one', `<p>Ask ${at(1)} please</p>`, [id(1)]],
  ['several, each once', `<p>${at(1)} and ${at(2)} and ${at(1)}</p>`, [id(1), id(2)]],
  ['attributes in any order', `<span data-id="${id(3)}" class="x" data-type="mention">@A</span>`, [id(3)]],
  ['no other span', `<span data-id="${id(4)}">@A</span><span data-type="mention">@B</span>`, []],
  ['no id that is none', '<span data-type="mention" data-id="everybody">@all</span>', []],
])('a text names %s', (_what, html, ids) => {
  expect(mentionsIn(html)).toEqual(ids)
})
