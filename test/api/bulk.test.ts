import { expect } from 'vitest'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

const prefix = (name: string) => ({ name: { starts: name } })

/** Accounts of one name and a number, in one batch. */
async function firms(api: Api, name: string, count: number, values: object = {}): Promise<string[]> {
  const records = Array.from({ length: count }, (_, i) => ({ name: `${name} ${i}`, ...values }))
  const { results } = await api.post('/accounts/batch', { operation: 'create', records })
  return results.map((one: { id: string }) => one.id)
}

async function done(api: Api, run: { id: string }) {
  for (let i = 0; i < 600; i++) {
    const now = await api.get(`/bulkChanges/${run.id}`)
    if (now.state !== 'running') return now
    await new Promise((soon) => setTimeout(soon, 50))
  }
  throw new Error('the run did not end')
}

const industries = async (api: Api, filter: object) =>
  new Set((await api.all('/accounts', { filter, fields: 'industry', limit: 200 })).map((one) => one.industry))

test('a few records are changed at once, and all put back by one undo', async ({ ann }) => {
  const [a, b, c] = await firms(ann, 'Few', 3, { industry: 'Legal', employees: 5 })
  await ann.patch(`/accounts/${b}`, { industry: 'Energy' })
  const run = await ann.post('/accounts/bulk', {
    operation: 'update',
    change: { industry: 'Energy' },
    ids: [a, b, c],
  })
  expect(run).toMatchObject({ state: 'done', total: 3, changed: 2, unchanged: 1, refused: 0 })
  const { data } = await ann.get(`/accounts/${a}/history`)
  expect(data[0].cause).toEqual({ kind: 'bulk', id: run.id })

  expect(await ann.post(`/bulkChanges/${run.id}/undo`)).toMatchObject({
    state: 'done',
    changed: 2,
    refused: 0,
  })
  expect((await ann.get(`/accounts/${a}`)).industry).toBe('Legal')
  expect((await ann.get(`/accounts/${b}`)).industry).toBe('Energy')
  await expect(ann.post(`/bulkChanges/${run.id}/undo`)).rejects.toMatchObject({ status: 409 })
})

test('an undo leaves records whose values others changed since, and lists them', async ({ ann, mia }) => {
  const [a, b] = await firms(ann, 'Since', 2, { industry: 'Legal', employees: 5 })
  const run = await ann.post('/accounts/bulk', {
    operation: 'update',
    change: { industry: 'Energy' },
    ids: [a, b],
  })
  await mia.patch(`/accounts/${a}`, { industry: 'Retail' })
  await mia.patch(`/accounts/${b}`, { employees: 9 })
  const undo = await ann.post(`/bulkChanges/${run.id}/undo`)
  expect(undo).toMatchObject({ changed: 1, refused: 1 })
  expect(undo.failures).toEqual([
    { record: a, title: 'Since 0', reason: 'Industry changed since; left as it is' },
  ])
  expect((await ann.get(`/accounts/${a}`)).industry).toBe('Retail')
  expect(await ann.get(`/accounts/${b}`)).toMatchObject({ industry: 'Legal', employees: 9 })

  await ann.post(`/bulkChanges/${undo.id}/undo`)
  expect((await ann.get(`/accounts/${b}`)).industry).toBe('Energy')
})

test('all that match are changed by the thousand, those made meanwhile left alone, and put back', async ({
  ann,
}) => {
  await firms(ann, 'Many', 4500, { industry: 'Legal' })
  const filter = prefix('Many')
  const run = await ann.post('/accounts/bulk', {
    operation: 'update',
    change: { industry: 'Energy' },
    filter,
  })
  await firms(ann, 'Many late', 1, { industry: 'Legal' })
  expect(await done(ann, run)).toMatchObject({ state: 'done', total: 4500, changed: 4500, refused: 0 })
  expect(
    (await ann.get('/accounts', { filter: { ...filter, industry: { is: 'Legal' } }, limit: 5 })).data,
  ).toHaveLength(1)
  await done(ann, await ann.post(`/bulkChanges/${run.id}/undo`))
  expect(await industries(ann, filter)).toEqual(new Set(['Legal']))
}, 60_000)

test('tags come and go without touching those that stand', async ({ ann }) => {
  const [a, b] = await firms(ann, 'Tagged', 2, { tags: ['old', 'kept'] })
  await ann.patch(`/accounts/${b}`, { tags: ['new'] })
  const run = await ann.post('/accounts/bulk', {
    operation: 'tag',
    field: 'tags',
    add: ['new'],
    remove: ['old'],
    ids: [a, b],
  })
  expect(run).toMatchObject({ changed: 1, unchanged: 1 })
  expect((await ann.get(`/accounts/${a}`)).tags).toEqual(['kept', 'new'])
  await ann.post(`/bulkChanges/${run.id}/undo`)
  expect((await ann.get(`/accounts/${a}`)).tags).toEqual(['old', 'kept'])
})

test('deleting is undone by restoring, restoring by deleting', async ({ ann }) => {
  await firms(ann, 'Binned', 3)
  const filter = prefix('Binned')
  const count = async (deleted: boolean) => (await ann.get('/accounts', { filter, deleted })).data.length
  const run = await done(ann, await ann.post('/accounts/bulk', { operation: 'delete', filter }))
  expect(run).toMatchObject({ state: 'done', changed: 3 })
  expect([await count(false), await count(true)]).toEqual([0, 3])
  await ann.post(`/bulkChanges/${run.id}/undo`)
  expect(await count(false)).toBe(3)
  await done(ann, await ann.post('/accounts/bulk', { operation: 'delete', filter }))
  const back = await done(ann, await ann.post('/accounts/bulk', { operation: 'restore', filter }))
  expect([back.changed, await count(false)]).toEqual([3, 3])
  await ann.post(`/bulkChanges/${back.id}/undo`)
  expect(await count(false)).toBe(0)
})

test('a verb is done to those it applies to; the others say why not', async ({ ann, acmeRenewal }) => {
  const { account } = await ann.get(`/deals/${acmeRenewal}`)
  const deals = await Promise.all([1, 2].map((n) => ann.post('/deals', { name: `Verb ${n}`, account })))
  await ann.post(`/deals/${deals[0].id}/win`, {})
  const run = await ann.post('/deals/bulk', {
    operation: 'verb',
    verb: 'reopen',
    ids: deals.map((one) => one.id),
  })
  expect(run).toMatchObject({ changed: 1, refused: 1 })
  expect(run.failures[0]).toMatchObject({ record: deals[1].id, title: 'Verb 2' })
  expect(run.failures[0].reason).toContain('does not apply')
  const file = await ann.ask('GET', `/bulkChanges/${run.id}/failures.csv`)
  expect(new TextDecoder().decode(file.body)).toContain('Verb 2,')
})

test('each record is judged by the rights of whoever asked, and nobody learns of others', async ({
  world,
  sam,
  vic,
  zoe,
}) => {
  const { acme, bolt } = world.ids
  const run = await sam.post('/accounts/bulk', {
    operation: 'update',
    change: { rating: 3 },
    ids: [acme, bolt],
  })
  expect(run).toMatchObject({ changed: 1, refused: 1 })
  expect(run.failures).toEqual([
    { record: bolt, title: null, reason: 'names no record, or none for you to see' },
  ])
  await sam.post(`/bulkChanges/${run.id}/undo`)
  await expect(zoe.get(`/bulkChanges/${run.id}`)).rejects.toMatchObject({ status: 404 })
  await expect(zoe.post(`/bulkChanges/${run.id}/undo`)).rejects.toMatchObject({ status: 404 })
  await expect(
    vic.post('/accounts/bulk', { operation: 'update', change: { rating: 3 }, ids: [acme] }, { loose: true }),
  ).rejects.toMatchObject({ status: 403 })
})

test('what no record could take is told before the first is touched', async ({ ann, acme }) => {
  const refused = async (body: object) =>
    (await ann.ask('POST', '/accounts/bulk', { body, loose: true })).status
  expect(await refused({ operation: 'update', change: { employees: 'many' }, ids: [acme] })).toBe(422)
  expect(await refused({ operation: 'update', change: {}, ids: [acme] })).toBe(422)
  expect(
    await refused({ operation: 'update', change: { createdAt: '2020-01-01T00:00:00Z' }, ids: [acme] }),
  ).toBe(422)
  expect(await refused({ operation: 'update', change: { rating: 3 } })).toBe(400)
  expect(await refused({ operation: 'update', change: { rating: 3 }, filter: { nonsense: { is: 1 } } })).toBe(
    400,
  )
  expect(await refused({ operation: 'verb', verb: 'dance', ids: [acme] })).toBe(404)
})

test('a cancelled run stops between two steps; what it changed is undone like any other', async ({
  world,
  ann,
}) => {
  await firms(ann, 'Stopped', 6000, { industry: 'Legal' })
  const filter = prefix('Stopped')
  const run = await ann.post('/accounts/bulk', {
    operation: 'update',
    change: { industry: 'Energy' },
    filter,
  })
  for (let i = 0; i < 400 && !(await ann.get(`/bulkChanges/${run.id}`)).changed; i++)
    await new Promise((soon) => setTimeout(soon, 10))
  const stopped = await ann.post(`/bulkChanges/${run.id}/cancel`)
  expect(stopped.changed % 2000).toBe(0)
  const { rows } = await world.app.pool.query(
    `select count(*) as n from account where name like 'Stopped %' and industry = 'Energy'`,
  )
  expect(rows[0]!.n).toBe(stopped.changed)
  await done(ann, await ann.post(`/bulkChanges/${run.id}/undo`))
  expect(await industries(ann, filter)).toEqual(new Set(['Legal']))
}, 60_000)

test('a record deleted since is told by an undo and not brought back', async ({ ann }) => {
  const ids = await firms(ann, 'Gone since', 1, { industry: 'Legal' })
  const run = await ann.post('/accounts/bulk', { operation: 'update', change: { industry: 'Energy' }, ids })
  await ann.delete(`/accounts/${ids[0]}`)
  expect(await ann.post(`/bulkChanges/${run.id}/undo`)).toMatchObject({ changed: 0, refused: 1 })
})
