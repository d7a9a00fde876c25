import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { World } from './importWorld.ts'

let world: World
let owner: string
beforeAll(async () => {
  world = await World.start()
  const added = [
    { label: 'Short', kind: 'text' },
    { label: 'Formatted', kind: 'longText' },
    { label: 'Mail', kind: 'email' },
    { label: 'Call', kind: 'phone' },
    { label: 'Site address', kind: 'url' },
    { label: 'Whole', kind: 'number' },
    { label: 'Exact', kind: 'number', decimals: 4 },
    { label: 'Share', kind: 'percent' },
    { label: 'Price', kind: 'money' },
    { label: 'Day', kind: 'date' },
    { label: 'Moment', kind: 'dateTime' },
    { label: 'Agreed', kind: 'yesNo' },
    { label: 'Size', kind: 'choice', choices: ['small', 'large'] },
    { label: 'Colours', kind: 'multiChoice', choices: ['red', 'green', 'blue'] },
    { label: 'Words', kind: 'tags' },
    { label: 'Maker', kind: 'reference', target: 'account' },
    { label: 'Keeper', kind: 'user' },
    { label: 'Place', kind: 'address' },
  ]
  for (const field of added) {
    const { status, text } = await world.call('POST', '/catalogue/objects/product/fields', field)
    if (status !== 201) throw new Error(text)
  }
  owner = (await world.all('users'))[0].id
})
afterAll(() => world?.stop())

const naughty = fc.constantFrom(
  '=1+1',
  '+49',
  '-5',
  '@SUM(A1)',
  "'=x",
  "it's",
  '"quoted"',
  'a,b;c\td',
  'line one\nline two',
  '<b>bold</b>',
  'ünï 日本 🎈',
  '0012',
  '1e5',
  'TRUE',
  '2026-01-02',
)
const words = fc.oneof(naughty, fc.string({ unit: 'grapheme', maxLength: 40 })).map((s) => s.trim())
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const part = fc.stringMatching(/^[A-Za-z0-9=+@' .-]{1,20}$/).map((s) => s.trim())

const record = (account: string) =>
  fc.record({
    x_short: maybe(words),
    x_formatted: maybe(fc.constantFrom('<p>Hello</p>', '<ul><li>one</li></ul>', 'plain')),
    x_mail: maybe(fc.emailAddress()),
    x_call: maybe(fc.constantFrom('+49891234567', '+442079460000;ext=12', '12 34 56')),
    x_site_address: maybe(fc.webUrl()),
    x_whole: maybe(fc.integer()),
    x_exact: maybe(fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e4)),
    x_share: maybe(fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100)),
    x_price: maybe(
      fc.record({ amount: fc.integer(), currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'USD') }),
    ),
    x_day: maybe(
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
    ),
    x_moment: maybe(
      fc
        .date({ min: new Date('1900-03-02'), max: new Date('9999-12-30'), noInvalidDate: true })
        .map((d) => new Date(Math.floor(d.getTime() / 250) * 250).toISOString()),
    ),
    x_agreed: maybe(fc.boolean()),
    x_size: maybe(fc.constantFrom('small', 'large')),
    x_colours: maybe(fc.subarray(['red', 'green', 'blue'])),
    x_words: maybe(
      fc.uniqueArray(
        fc.stringMatching(/^[a-zA-Z=+@-][a-zA-Z0-9 =]{0,10}$/).map((s) => s.trim()),
        { maxLength: 4 },
      ),
    ),
    x_maker: fc.constantFrom(account, null),
    x_keeper: fc.constantFrom(owner, null),
    x_place: maybe(
      fc.record({ street: part, city: part, postalCode: part, country: part }, { requiredKeys: [] }),
    ),
  })

describe.each(['csv', 'xlsx'])('an export as %s', (format) => {
  test('brings back every value of every kind', async () => {
    const account = (await world.call('POST', '/accounts', { name: `Maker ${format}` })).body.id
    const values = fc
      .sample(record(account), { numRuns: 60, seed: 7 })
      .map((v, i) => ({ ...v, name: `${format} ${i}` }))
    const { body } = await world.call('POST', '/products/batch', { operation: 'create', records: values })
    expect(body.results.filter((r: any) => r.status === 'failed')).toEqual([])
    const before = (await world.all('products', '&sort=name')).filter((p) => p.name.startsWith(format))
    const query = `filter=${encodeURIComponent(JSON.stringify({ name: { starts: format } }))}`
    const file = await world.call('GET', `/products/export?format=${format}&${query}`)
    expect(file.status).toBe(200)

    // First over changed records, so that every cell has something to bring back; then once more, changing nothing.
    const emptied = Object.fromEntries(
      Object.keys(values[0]!)
        .filter((n) => n !== 'name')
        .map((n) => [n, null]),
    )
    await world.call('POST', '/products/batch', {
      operation: 'update',
      records: before.map(({ id }) => ({ ...emptied, id })),
    })
    const [run] = await world.bring({ name: `products.${format}`, content: file.raw })
    expect(run, JSON.stringify(run.findings)).toMatchObject({
      object: 'product',
      source: 'mainstay',
      created: 0,
      rejected: 0,
    })
    const strip = ({ updatedAt: _, version: __, ...row }: any) => row
    const after = (await world.all('products', '&sort=name')).filter((p) => p.name.startsWith(format))
    expect(after).toHaveLength(60)
    for (const [i, row] of after.entries()) expect(strip(row)).toEqual(strip(before[i]))
    const [again] = await world.bring({ name: `products.${format}`, content: file.raw })
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 60, rejected: 0 })
  })
})

test('text that begins like a formula is guarded, numbers are not', async () => {
  await world.call('POST', '/products', {
    name: '=HYPERLINK("http://x")',
    x_whole: -5,
    x_call: '+49891234567',
  })
  const { text } = await world.call(
    'GET',
    `/products/export?fields=name,x_whole,x_call&filter=${encodeURIComponent('{"name":{"has":"HYPERLINK"}}')}`,
  )
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text.split('\n')[1]).toMatch(/,"'=HYPERLINK\(""http:\/\/x""\)",/)
  expect(text).toContain(',-5')
  expect(text).toContain(',+49891234567')
})
