import { expect } from 'vitest'
import type { Api } from '../api.ts'
import { test, type World } from '../world.ts'

const named = (id: string) => `<p><span data-type="mention" data-id="${id}">@someone</span> have a look</p>`

// An event leaves the outbox when all that follows from it is there.
const delivered = ({ app }: World) =>
  expect
    .poll(async () => (await app.pool.query('select from outbox limit 1')).rowCount, {
      interval: 10,
      timeout: 10_000,
    })
    .toBe(0)

/** What a person is told, newest first. */
async function told(world: World, who: Api, query: object = {}) {
  await delivered(world)
  const { data } = await who.get('/notices', { ...query })
  return data.map((n: any) => ({
    kind: n.kind,
    of: n.record.title,
    by: n.actor?.title,
    count: n.count,
    ...n.extra,
  }))
}
const clear = (who: Api) => who.post('/notices/mark', { as: 'done' })

test.beforeEach(async ({ world }) => {
  await delivered(world)
  for (const one of ['ann', 'mia', 'sam', 'zoe'] as const) await clear(world.api(one))
})

test('who is named in a note is told, if they may read it', async ({ world, mia, sam, zoe, acme }) => {
  const body = named(sam.id) + named(zoe.id) + named(mia.id)
  const note = await mia.post('/activities', { kind: 'note', subject: 'Budget', body, account: acme })
  expect(await told(world, sam)).toMatchObject([{ kind: 'mention', of: 'Budget', by: 'Mia Hart', count: 1 }])
  expect((await sam.get('/notices')).data[0].record.account).toBe('Acme')
  // Zoë may not see Acme; nobody is told of what they did themselves.
  expect(await told(world, zoe)).toEqual([])
  expect(await told(world, mia)).toEqual([])
  await mia.patch(`/activities/${note.id}`, { body: `${body} again` })
  expect(await told(world, sam, { kinds: 'mention' })).toHaveLength(1)
})

test('what one is handed is told, many at once in one line', async ({ world, ann, mia, sam, zoe }) => {
  const [one] = (await mia.post('/accounts/batch', accounts(1, zoe.id))).results
  await mia.patch(`/accounts/${one.id}`, { owner: sam.id })
  expect(await told(world, sam)).toMatchObject([
    { kind: 'assignment', of: 'Account 0', by: 'Mia Hart', count: 1 },
  ])
  await clear(sam)
  await sam.patch(`/accounts/${one.id}`, { owner: sam.id, industry: 'Legal' })
  await ann.post('/accounts/batch', accounts(7, sam.id))
  expect(await told(world, sam)).toMatchObject([{ kind: 'assignment', by: 'Ann Berg', count: 7 }])
})

const accounts = (n: number, owner: string) => ({
  operation: 'create',
  records: Array.from({ length: n }, (_, i) => ({ name: `Account ${i}`, owner })),
})

test('changes of what one follows gather until they are read', async ({
  world,
  mia,
  sam,
  zoe,
  cedar,
  acme,
}) => {
  await mia.patch(`/accounts/${acme}`, { employees: 130 })
  await mia.patch(`/accounts/${acme}`, { industry: 'Energy' })
  await mia.post('/activities', { kind: 'call', subject: 'Asked for a quote', account: acme })
  expect(await told(world, sam)).toMatchObject([{ kind: 'change', of: 'Acme', by: 'Mia Hart', count: 3 }])
  const [line] = (await sam.get('/notices')).data
  expect(line.fields).toEqual(['employees', 'industry'])
  await sam.post('/notices/mark', { as: 'read', ids: [line.id] })
  await mia.patch(`/accounts/${acme}`, { employees: 120, industry: 'Retail' })
  expect(await told(world, sam)).toMatchObject([{ count: 1 }, { count: 3 }])
  expect(await sam.get('/notices/count')).toEqual({ unread: 1 })

  // Nobody owns Cedar: only who asked for it hears of it, and no longer than wanted.
  expect(await zoe.post(`/follows/account/${cedar}`)).toEqual({ follows: true, looksAfter: false })
  await mia.patch(`/accounts/${cedar}`, { employees: 3 })
  expect(await told(world, zoe)).toMatchObject([{ kind: 'change', of: 'Cedar', count: 1 }])
  expect(await zoe.delete(`/follows/account/${cedar}`)).toMatchObject({ follows: false })
  expect(await sam.get(`/follows/account/${acme}`)).toEqual({ follows: true, looksAfter: true })
  await sam.delete(`/follows/account/${acme}`)
  await clear(sam)
  await mia.patch(`/accounts/${acme}`, { employees: 121 })
  expect(await told(world, sam)).toEqual([])
  await sam.post(`/follows/account/${acme}`)
  await mia.patch(`/accounts/${acme}`, { employees: 120 })
})

test('of what one may not see any more nothing is told', async ({ world, mia, sam, zoe, acme }) => {
  await mia.patch(`/accounts/${acme}`, { employees: 150 })
  expect(await told(world, sam)).toHaveLength(1)
  expect(await sam.get('/notices/count')).toEqual({ unread: 1 })
  const { owner, team } = await mia.get(`/accounts/${acme}`)
  await mia.patch(`/accounts/${acme}`, { owner: zoe.id, team: null })
  expect(await told(world, sam)).toEqual([])
  expect(await sam.get('/notices/count')).toEqual({ unread: 0 })
  await mia.patch(`/accounts/${acme}`, { owner, team, employees: 120 })
  await clear(sam)
  await clear(zoe)
  await expect(sam.post('/notices/mark', { as: 'gone' }, { loose: true })).rejects.toMatchObject({
    status: 400,
  })
})

test('marks go back: read and unread, done and open', async ({ world, mia, sam, zoe, acme }) => {
  for (const subject of ['One', 'Two'])
    await mia.post('/activities', { kind: 'note', subject, body: named(sam.id), account: acme })
  expect(await told(world, sam)).toHaveLength(2)
  const { ids } = await sam.post('/notices/mark', { as: 'read' })
  expect(ids).toHaveLength(2)
  expect(await sam.get('/notices/count')).toEqual({ unread: 0 })
  expect((await sam.post('/notices/mark', { as: 'unread', ids })).ids.sort()).toEqual(ids.sort())
  await sam.post('/notices/mark', { as: 'done', ids: [ids[0]] })
  expect(await told(world, sam)).toHaveLength(1)
  expect(await told(world, sam, { state: 'done', limit: 1 })).toHaveLength(1)
  // Somebody else's notices are not there for her.
  expect(await zoe.post('/notices/mark', { as: 'done', ids })).toEqual({ ids: [] })
  const first = await sam.get('/notices', { state: 'done', limit: 1 })
  expect(
    (await sam.get('/notices', { state: 'done', limit: 1, cursor: first.nextCursor })).data,
  ).toHaveLength(1)
})

test('an import that took its time says when it is over, once', async ({ world, ann }) => {
  const run = await world.app.pool.query<{ id: string }>(
    `insert into import_run (id, name, state, owner, finished_at, created_at, updated_at)
     values (gen_random_uuid(), 'Customers.csv', 'done', $1, now(), now() - interval '1 minute', now()) returning id`,
    [ann.id],
  )
  for (let i = 0; i < 2; i++)
    await world.app.pool.query(
      `insert into outbox (id, at, name, object, records) values (gen_random_uuid(), now(), 'importRun.changed', 'importRun', $1)`,
      [[run.rows[0]!.id]],
    )
  expect(await told(world, ann)).toMatchObject([{ kind: 'finished', of: 'Customers.csv' }])
})

test('a browser hears of a notice within a second, others hear nothing', async ({ mia, sam, zoe, acme }) => {
  const mine = await listen(sam)
  const others = await listen(zoe)
  await mia.post('/activities', { kind: 'note', subject: 'Live', body: named(sam.id), account: acme })
  const started = Date.now()
  await expect.poll(() => mine.heard(), { timeout: 5000, interval: 20 }).toContain('event: notice')
  expect(Date.now() - started).toBeLessThan(1000)
  expect(others.heard()).not.toContain('event: notice')
  mine.stop()
  others.stop()
})

async function listen(who: Api) {
  const stop = new AbortController()
  const answer = await fetch(who.url('/events'), {
    headers: { cookie: `mainstay_session=${who.token}` },
    signal: stop.signal,
  })
  let text = ''
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const read = async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
    }
  }
  read().catch(() => undefined)
  return { heard: () => text, stop: () => stop.abort() }
}
