import { describe, expect } from 'vitest'
import { Api } from '../api.ts'
import { listen } from '../stream.ts'
import { run, test } from '../world.ts'

const be = (who: Api, id: string, more: object = {}) =>
  who.ask('POST', `/presence/${id}`, { body: { object: 'account', tab: 'one', ...more } })
const leave = (who: Api, id: string) => be(who, id, { here: false })
const names = ({ body }: { body: any }) => body.people.map((one: any) => one.name)

describe('who looks at a record', () => {
  test('is told to those who look too, at once, with the field they edit', async ({ ann, mia, acme }) => {
    const { heard, stop } = await listen(ann)
    expect(names(await be(ann, acme))).toEqual(['Ann Berg'])
    expect(names(await be(mia, acme, { field: 'industry' }))).toEqual(['Ann Berg', 'Mia Hart'])
    const people = [
      { id: ann.id, name: 'Ann Berg', field: null },
      { id: mia.id, name: 'Mia Hart', field: 'industry' },
    ]
    await expect
      .poll(() => heard.at(-1))
      .toEqual({ event: 'presence', data: { object: 'account', id: acme, people } })
    await leave(mia, acme)
    await expect.poll(() => heard.at(-1)?.data.people).toEqual([people[0]])
    await leave(ann, acme)
    stop()
  })

  test('is told to nobody who looks elsewhere or may not read it', async ({ ann, sam, zoe, bolt, acme }) => {
    const [away, barred] = [await listen(zoe), await listen(sam)]
    expect((await be(sam, bolt)).status).toBe(404)
    expect((await be(sam, bolt, { field: 'name' })).status).toBe(404)
    expect(names(await be(ann, bolt))).toEqual(['Ann Berg'])
    await be(zoe, acme).then(({ status }) => expect(status).toBe(404))
    await be(ann, bolt, { field: 'name' })
    await new Promise((done) => setTimeout(done, 300))
    expect([...away.heard, ...barred.heard].filter((one) => one.event === 'presence')).toEqual([])
    await leave(ann, bolt)
    away.stop()
    barred.stop()
  })

  test('is known in every process, and forgotten when a process is gone', async ({
    world,
    ann,
    mia,
    acme,
  }) => {
    const other = await run(world.url)
    const far = new Api(other.address, mia.token, mia.id)
    const near = await listen(ann)
    await be(ann, acme)
    await be(far, acme)
    await expect.poll(() => near.heard.at(-1)?.data.people?.length).toBe(2)
    expect(names(await be(far, acme))).toEqual(['Ann Berg', 'Mia Hart'])
    await other.close()
    await expect
      .poll(() => be(ann, acme).then(names), { timeout: 12_000, interval: 1000 })
      .toEqual(['Ann Berg'])
    expect(near.heard.at(-1)?.data.people).toHaveLength(1)
    await leave(ann, acme)
    near.stop()
  })

  test('costs no write', async ({ world, ann, acme }) => {
    await be(ann, acme)
    const sent: string[] = []
    world.app.pool.sent.watch = (text) => {
      if (!/from outbox|pg_notify/.test(text)) sent.push(text)
    }
    await be(ann, acme)
    world.app.pool.sent.watch = undefined
    expect(sent.map((text) => text.split(' ')[0])).toEqual(['select'])
    await leave(ann, acme)
  })

  test('is not for strangers, and of nothing that is no record', async ({ ann, stranger, acme }) => {
    expect((await be(stranger, acme)).status).toBe(401)
    expect((await be(ann, acme, { object: 'nothing' })).status).toBe(404)
    expect((await be(ann, '00000000-0000-7000-8000-0000000000ff')).status).toBe(404)
  })
})
