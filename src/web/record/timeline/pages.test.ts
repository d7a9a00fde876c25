import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, entriesOf, isOlder, type Page, type Place, reread } from './pages.ts'

const entry = (n: number): Entry => {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString()
  const id = String(n).padStart(6, '0')
  const cursor = btoa(JSON.stringify([at, id, id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  return { id, at, type: 'record', object: 'activity', record: id, node: 'x', cursor }
}

/** A server with these entries, newest first. */
const serve =
  (numbers: number[]) =>
  async ({ cursor, newer }: Place, limit: number): Promise<Page> => {
    const all = [...new Set(numbers)].sort((a, b) => b - a).map(entry)
    const mark = cursor ? { ...entry(0), cursor } : undefined
    const beyond = all.filter((one) => !mark || (newer ? isOlder(mark, one) : isOlder(one, mark)))
    const data = newer ? beyond.slice(-limit) : beyond.slice(0, limit)
    const more = beyond.length > limit
    return { data, linked: {}, nextCursor: more ? (newer ? data[0]! : data.at(-1)!).cursor : null }
  }

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 60 })

test('pages read again fit together as if read for the first time', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbers,
      numbers,
      fc.nat(59),
      fc.integer({ min: 1, max: 20 }),
      async (old, added, gone, size) => {
        const first = serve(old)
        const pages: { page: Page; place: Place }[] = []
        for (let place: Place | undefined = { cursor: '' }; place; ) {
          const page: Page = await first(place, size)
          pages.push({ page, place })
          place = page.nextCursor ? { cursor: page.nextCursor } : undefined
        }
        const now = serve([...old.filter((n) => n % 60 !== gone), ...added])
        const fresh = await Promise.all(pages.map(({ page, place }) => reread(now, page, place)))
        if (fresh.some((page) => !page)) return
        const wanted = (await now({ cursor: '' }, 1000)).data
        const last = fresh.at(-1)!
        const shown = entriesOf(fresh as Page[]).map((one) => one.id)
        expect(shown).toEqual(
          wanted.slice(0, last.nextCursor ? shown.length : undefined).map((one) => one.id),
        )
      },
    ),
  )
})

test('a page towards the present keeps to its end', async () => {
  const place = { cursor: entry(5).cursor, newer: true }
  const page = await serve([1, 5, 7, 9, 11])(place, 2)
  expect(page.data.map((one) => Number(one.id))).toEqual([9, 7])
  const again = await reread(serve([1, 5, 6, 7, 9, 10, 11]), page, place)
  expect(again!.data.map((one) => Number(one.id))).toEqual([9, 7, 6])
})
