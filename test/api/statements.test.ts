import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../api.ts'
import { startWorld, type World } from '../world.ts'

const ROWS = 20_000
let world: World
let sam: Api

// Enough records that a plan which reads a whole table shows.
beforeAll(async () => {
  world = await startWorld()
  sam = world.api('sam')
  const { sam: me, zoe } = world.ids
  await world.app.pool.query(
    `insert into account (id, name, kind, status, owner, employees, industry, created_at, updated_at)
     select gen_random_uuid(), 'Filler ' || n, 'company', 'active', case when n % 50 = 0 then $1::uuid else $2::uuid end,
       case when n % 3 = 0 then null else n end, 'Legal', now(), now() - n * interval '1 second' from generate_series(1, ${ROWS}) n`,
    [me, zoe],
  )
  await world.app.pool.query(
    `insert into deal (id, name, account, pipeline, stage, owner, close_date, created_at, updated_at)
     select gen_random_uuid(), 'Filler', a.id, s.pipeline, s.id, a.owner, date '2026-01-01' + (a.employees % 700)::int, now(), now()
     from account a, (select id, pipeline from stage order by position limit 1) s where a.name like 'Filler%'`,
  )
  await world.app.pool.query('analyze account')
  await world.app.pool.query('analyze deal')
  await sam.get('/accounts')
})
afterAll(() => world.close())

type Sent = { text: string; values: readonly unknown[] }

/** What a request sends to the database, the session being known already. */
async function sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { pool } = world.app
  await work()
  await world.app.outbox.drain()
  pool.sent.watch = (text, values) => {
    // The outbox is delivered beside requests; nobody waits for it.
    if (!/from outbox|pg_notify/.test(text)) sent.push({ text, values })
  }
  await work()
  pool.sent.watch = undefined
  return sent
}

describe('round trips', () => {
  test.for([
    ['a list', 2, (api: Api) => api.get('/accounts', { sort: 'name' })],
    ['a counted list', 2, (api: Api) => api.get('/accounts', { sort: 'name', count: 'bounded' })],
    ['a list with titles', 2, (api: Api) => api.get('/deals', { include: 'account,owner,stage' })],
    ['a read', 1, (api: Api) => api.get(`/accounts/${world.ids.acme}`, { include: 'owner,may' })],
    ['a new account', 2, (api: Api) => api.post('/accounts', { name: 'New' })],
    [
      'a change',
      2,
      (api: Api) => api.patch(`/accounts/${world.ids.acme}`, { rating: String(Math.random()) }),
    ],
  ] as const)('%s takes at most %i', async ([, most, work]) => {
    const sent = await sentBy(() => work(sam))
    expect(sent.length, sent.map((s) => s.text).join('\n')).toBeLessThanOrEqual(most)
  })
})

describe('no whole table is read', () => {
  test.for<[string, (api: Api) => Promise<unknown>]>([
    ['a list by name', (api) => api.get('/accounts', { sort: 'name' })],
    [
      'the next page',
      async (api) =>
        api.get('/accounts', {
          sort: 'name',
          cursor: (await api.get('/accounts', { sort: 'name' })).nextCursor,
        }),
    ],
    ['a list by a field that may be empty', (api) => api.get('/accounts', { sort: '-employees' })],
    ['the last changed', (api) => api.get('/accounts', { sort: '-updatedAt' })],
    ['my own', (api) => api.get('/accounts', { filter: { owner: { is: 'me' } } })],
    ['the deals of an account', (api) => api.get('/deals', { filter: { account: { is: world.ids.acme } } })],
    [
      'deals that close soon',
      (api) =>
        api.get('/deals', {
          filter: { closeDate: { from: '2026-05-01', to: '2026-05-03' } },
          sort: 'closeDate',
        }),
    ],
    ['one record', (api) => api.get(`/accounts/${world.ids.acme}`, { include: 'owner,parent,may' })],
    ['its history', (api) => api.get(`/accounts/${world.ids.acme}/history`)],
    ['a search', (api) => api.get('/search', { q: 'acme' })],
  ])('%s', async ([, work]) => {
    for (const api of [sam, world.api('mia')])
      for (const { text, values } of await sentBy(() => work(api)))
        if (/^select/.test(text))
          expect(await scanned(text, values), text).not.toMatch(/\b(account|deal|change|search_token)\b/)
  })
})

/** The tables a statement reads from end to end. */
async function scanned(text: string, values: readonly unknown[]): Promise<string> {
  const found = await world.app.pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (format json) ${text}`,
    values,
  )
  return scansOf(found.rows[0]!['QUERY PLAN'][0].Plan).join(' ')
}

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] }
const scansOf = (node: Node): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(scansOf),
]
