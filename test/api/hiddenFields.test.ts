import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '#core/field/index.ts'
import type { ObjectDef } from '#core/object.ts'
import { role } from '#core/rules.ts'
import { objects } from '#objects.ts'
import type { Api } from '../api.ts'
import { startWorld, type World } from '../world.ts'

const hide = (def: ObjectDef, ...names: string[]): ObjectDef => {
  const hidden = (name: string): Field => ({
    ...def.fields[name],
    can: { read: role('manager'), write: role('manager') },
  })
  return { ...def, fields: { ...def.fields, ...Object.fromEntries(names.map((n) => [n, hidden(n)])) } }
}
const secret: Record<string, string[]> = {
  account: ['annualRevenue', 'rating', 'parent', 'legalName'],
  contact: ['title', 'birthDate'],
}

let world: World
let mia: Api
let sam: Api

beforeAll(async () => {
  world = await startWorld(objects.map((def) => hide(def, ...(secret[def.name] ?? []))))
  mia = world.api('mia')
  sam = world.api('sam')
  await mia.patch(`/contacts/${world.ids.carla}`, { title: 'Chief' })
  await mia.patch(`/accounts/${world.ids.acme}`, {
    rating: 'Hot',
    legalName: 'Zanzibar Holding',
    parent: world.ids.cedar,
    annualRevenue: { amount: 7, currency: 'EUR' },
  })
})
afterAll(() => world.close())

test('what may not be read is in no row, list, history, catalogue or document', async () => {
  const { acme } = world.ids
  const texts = [
    await sam.get(`/accounts/${acme}`),
    await sam.get('/accounts'),
    await sam.get(`/accounts/${acme}/history`),
    await sam.get('/catalogue'),
    await sam.get('/openapi.json'),
  ]
  for (const text of texts.map((answer) => JSON.stringify(answer)))
    expect(/annualRevenue|"rating"/.test(text)).toBe(false)
  expect(await mia.get(`/accounts/${acme}`)).toMatchObject({ rating: 'Hot' })
})

test.for<[string, string, Record<string, unknown>]>([
  ['filtered by', '/accounts', { filter: { rating: { is: 'Hot' } } }],
  ['filtered by in a group', '/accounts', { filter: { any: [{ no: { rating: { is: null } } }] } }],
  ['filtered by through a link', '/contacts', { filter: { 'account.rating': { is: 'Hot' } } }],
  [
    'filtered by in a linked filter',
    '/contacts',
    { filter: { account: { that: { rating: { is: 'Hot' } } } } },
  ],
  ['filtered by among children', '/users', { filter: { accounts: { where: { rating: { is: 'Hot' } } } } }],
  ['summed among children', '/users', { filter: { accounts: { sum: { annualRevenue: { over: 0 } } } } }],
  ['followed', '/accounts', { filter: { 'parent.name': { has: 'e' } } }],
  ['sorted by', '/accounts', { sort: '-annualRevenue' }],
  ['asked for', '/accounts', { fields: 'name,rating' }],
  ['included', '/accounts', { include: 'parent' }],
  ['grouped by', '/accounts/aggregate', { group: 'rating' }],
  ['summed', '/accounts/aggregate', { measure: 'sum:annualRevenue' }],
])('it cannot be %s', async ([, path, query]) => {
  expect((await mia.ask('GET', path, { query })).status).toBe(200)
  const { status, body } = await sam.ask('GET', path, { query })
  expect([status, body.detail]).toEqual([400, expect.stringContaining('has no field')])
})

test('nor written, matched by an upsert or put back from history', async () => {
  const { acme } = world.ids
  await expect(sam.patch(`/accounts/${acme}`, { rating: 'Cold' })).rejects.toMatchObject({
    problem: { errors: [{ field: 'rating', message: 'may not be changed by you' }] },
  })
  const upsert = { operation: 'upsert', by: ['rating'], records: [{ name: 'x', rating: 'Hot' }] }
  expect((await sam.ask('POST', '/accounts/batch', { body: upsert })).status).toBe(400)
  const [change] = (await mia.get(`/accounts/${acme}/history`)).data
  const back = await sam.ask('POST', `/accounts/${acme}/history/${change.id}/restore`, { body: {} })
  expect(back.body.code).toBe('nothing_to_restore')
})

test('search shows it to nobody who may not read it', async () => {
  expect((await mia.get('/search', { q: 'carla' })).data[0].subtitle).toBe('Chief')
  expect(JSON.stringify(await sam.get('/search', { q: 'carla' }))).not.toContain('Chief')
})

test('a conflict and an export leave it out', async () => {
  const { acme } = world.ids
  await mia.patch(`/accounts/${acme}`, { site: 'y' })
  const stale = await sam.ask('PATCH', `/accounts/${acme}`, { body: { site: 'x', version: 1 } })
  expect(stale.status).toBe(409)
  expect(stale.body.current).not.toHaveProperty('rating')
  const { body } = await sam.ask('GET', '/accounts/export', { query: { format: 'csv' } })
  expect(Buffer.from(body).toString()).not.toMatch(/Hot|Annual revenue/)
})

test('its words find nothing for those who may not read it', async () => {
  for (const [path, query] of [
    ['/search', { q: 'zanzibar' }],
    ['/search', { q: 'acme zanzibar' }],
    ['/search', { q: 'zanzibra' }],
    ['/accounts', { q: 'zanzibar' }],
  ] as const) {
    expect([path, query, (await mia.get(path, query)).data.length]).toEqual([path, query, 1])
    expect([path, query, (await sam.get(path, query)).data]).toEqual([path, query, []])
  }
  expect((await sam.get('/search', { q: 'acme' })).data.length).toBeGreaterThan(0)
})
