import { describe, expect } from 'vitest'
import type { Api, Asking } from '../api.ts'
import { test } from '../world.ts'

const account = async (who: Api, more: object = {}, how: Asking = {}) =>
  who.post('/accounts', { name: 'Elm', ...more }, how)
const problem = async (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (refused) => refused.problem,
  )

describe('one record', () => {
  test('is made, read, changed, thrown away and taken back', async ({ ann }) => {
    const given = { employees: 5, tags: ['a', 'a', ' b '], website: 'elm.example' }
    const made = await account(ann, given, { loose: true })
    expect(made).toMatchObject({
      name: 'Elm',
      kind: 'company',
      tags: ['a', 'b'],
      website: 'https://elm.example',
      version: 1,
      createdBy: ann.id,
    })
    expect(await ann.get(`/accounts/${made.id}`)).toEqual(made)
    const changed = await ann.patch(`/accounts/${made.id}`, { employees: null, industry: 'Retail' })
    expect(changed).toMatchObject({ employees: null, industry: 'Retail', name: 'Elm', version: 2 })
    await ann.delete(`/accounts/${made.id}`)
    const gone = { filter: { id: { is: made.id } } }
    expect((await ann.get('/accounts', gone)).data).toEqual([])
    expect((await ann.get('/accounts', { ...gone, deleted: true })).data).toHaveLength(1)
    await expect(ann.patch(`/accounts/${made.id}`, { name: 'X' })).rejects.toMatchObject({ status: 404 })
    expect(await ann.post(`/accounts/${made.id}/restore`)).toMatchObject({ name: 'Elm', version: 4 })
    expect((await ann.get('/accounts', gone)).data).toHaveLength(1)
  })

  test('says every mistake at once, by field and with its mend', async ({ ann }) => {
    const { status, errors, detail } = await problem(
      account(ann, { name: '', employees: -1, email: 'nobody', tier: 'D', nmae: 'x', kind: 'persn' }),
    )
    expect(status).toBe(422)
    expect(Object.fromEntries(errors.map((e: any) => [e.field, e.message]))).toEqual({
      name: 'is required',
      employees: 'must be at least 0',
      email: 'must be an e-mail address such as ann@example.com',
      tier: 'must be one of A, B, C, VIP; did you mean A?',
      nmae: 'is no field of account; did you mean "name"?',
      kind: 'must be one of company, person, household; did you mean person?',
    })
    expect(errors[0].pointer).toBe(`/${errors[0].field}`)
    expect(detail).toContain('Name is required')
  })

  test('takes no values that Mainstay writes', async ({ ann, acme }) => {
    const wrong = { createdAt: '2026-01-01T00:00:00Z', version: 3, id: acme }
    const { errors } = await problem(account(ann, wrong))
    expect(errors.map((e: any) => e.field).sort()).toEqual(['createdAt', 'id', 'version'])
    await expect(ann.post('/deals', { name: 'x', closedAt: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({
      problem: { errors: [{ field: 'closedAt', message: 'is written by Mainstay; leave it out' }] },
    })
  })

  test('points only at records that are there', async ({ ann, acme }) => {
    const nowhere = '00000000-0000-7000-8000-0000000000ff'
    expect(await problem(account(ann, { parent: nowhere }))).toMatchObject({
      errors: [{ field: 'parent', message: 'points at a record that is gone or not for you to see' }],
    })
    const made = await account(ann)
    await ann.delete(`/accounts/${made.id}`)
    await expect(ann.patch(`/accounts/${acme}`, { parent: made.id })).rejects.toMatchObject({ status: 422 })
    expect(await problem(account(ann, { parent: 'acme' }))).toMatchObject({
      errors: [{ field: 'parent', message: 'must be the id of a record' }],
    })
  })

  test('that is not there is 404, and so is rubbish for an id', async ({ ann }) => {
    for (const id of ['00000000-0000-7000-8000-0000000000ff', 'rubbish', '1', '%00'])
      for (const ask of [ann.get, ann.delete])
        await expect(ask(`/accounts/${id}`)).rejects.toMatchObject({ status: 404 })
    await expect(ann.get('/nonsense')).rejects.toMatchObject({ status: 404 })
  })

  test('takes odd text whole and markup only where it is safe', async ({ ann }) => {
    const name = 'Łódź "<b>& 东京 \u{1f600}\u0000'
    const made = await account(ann, { name, description: '<p onclick="x()">hi<script>alert(1)</script></p>' })
    expect(made.name).toBe(name.replace('\u0000', ''))
    expect(made.description).toBe('<p>hi</p>')
    expect((await ann.get('/accounts', { filter: { name: { has: '东京' } } })).data).toHaveLength(1)
  })

  test('refuses bodies that are no record', async ({ ann, acme }) => {
    for (const body of [[], null, 'text', 7])
      expect((await ann.ask('POST', '/accounts', { body })).status).toBe(400)
    const broken = {
      method: 'POST',
      headers: { cookie: `mainstay_session=${ann.token}`, 'content-type': 'application/json' },
      body: '{',
    }
    expect((await fetch(ann.url('/accounts'), broken)).status).toBe(400)
    expect((await ann.ask('PATCH', `/accounts/${acme}`, { body: { name: null } })).status).toBe(422)
  })
})

describe('versions', () => {
  test('a stale version is refused with both states', async ({ ann, mia }) => {
    const { id } = await account(ann)
    await mia.patch(`/accounts/${id}`, { industry: 'Legal' })
    const refused = await ann.ask('PATCH', `/accounts/${id}`, { body: { industry: 'Media', version: 1 } })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: 'stale',
      current: { industry: 'Legal', version: 2 },
      yours: { industry: 'Media' },
    })
    expect(await ann.patch(`/accounts/${id}`, { industry: 'Media', version: 2 })).toMatchObject({
      version: 3,
    })
  })

  test('If-Match is answered with 412, and the ETag leads on', async ({ ann }) => {
    const { id } = await account(ann)
    const match = (etag: string, industry: string) =>
      ann.ask('PATCH', `/accounts/${id}`, { body: { industry }, headers: { 'if-match': etag } })
    const done = await match('"1"', 'Legal')
    expect([done.status, done.headers.get('etag')]).toEqual([200, '"2"'])
    expect((await match('"1"', 'Media')).status).toBe(412)
    expect((await match('W/"2"', 'Media')).status).toBe(200)
    expect((await match('*', 'Retail')).status).toBe(200)
    expect((await match('"nonsense"', 'Retail')).status).toBe(412)
  })

  test('an unchanged record is not sent twice', async ({ ann }) => {
    const { id } = await account(ann)
    const asked = (etag: string) => ann.ask('GET', `/accounts/${id}`, { headers: { 'if-none-match': etag } })
    expect((await asked('"1"')).status).toBe(304)
    await ann.patch(`/accounts/${id}`, { industry: 'Legal' })
    expect((await asked('"1"')).status).toBe(200)
  })

  test('writing what stands writes nothing', async ({ ann }) => {
    const { id } = await account(ann, { billingAddress: { city: 'Bonn', country: 'DE' } })
    const same = { name: 'Elm', billingAddress: { country: 'DE', city: 'Bonn' } }
    expect(await ann.patch(`/accounts/${id}`, same)).toMatchObject({ version: 1 })
    expect((await ann.get(`/accounts/${id}/history`)).data).toHaveLength(1)
  })

  test('of many at once with one version exactly one wins; without, all are kept', async ({ ann }) => {
    const { id } = await account(ann)
    const race = (n: number, version?: number) =>
      Promise.all(
        Array.from({ length: n }, (_, i) =>
          ann.ask('PATCH', `/accounts/${id}`, { body: { employees: i + 1, ...(version && { version }) } }),
        ),
      )
    expect((await race(6, 1)).map((a) => a.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect((await race(5)).map((a) => a.status)).toEqual([200, 200, 200, 200, 200])
  })
})

describe('history', () => {
  test('tells who changed what from what to what', async ({ ann, mia }) => {
    const { id } = await account(ann, { industry: 'Retail' })
    await mia.patch(`/accounts/${id}`, { industry: 'Legal', annualRevenue: { amount: 5, currency: 'EUR' } })
    await ann.delete(`/accounts/${id}`)
    await ann.post(`/accounts/${id}/restore`)
    const { data } = await ann.get(`/accounts/${id}/history`)
    expect(data.map((line: any) => [line.kind, line.version, line.actor.title])).toEqual([
      ['restored', 4, 'Ann Berg'],
      ['deleted', 3, 'Ann Berg'],
      ['changed', 2, 'Mia Hart'],
      ['created', 1, 'Ann Berg'],
    ])
    expect(data[2].changes).toEqual({
      industry: ['Retail', 'Legal'],
      annualRevenue: [null, { amount: 5, currency: 'EUR' }],
    })
  })

  test('puts the values before a change back, all or some', async ({ ann }) => {
    const { id } = await account(ann, { industry: 'Retail', employees: 1 })
    await ann.patch(`/accounts/${id}`, { industry: 'Legal', employees: 2 })
    const [change] = (await ann.get(`/accounts/${id}/history`)).data
    const back = `/accounts/${id}/history/${change.id}/restore`
    expect(await ann.post(back, { fields: ['industry'] })).toMatchObject({ industry: 'Retail', employees: 2 })
    expect(await ann.post(back)).toMatchObject({ industry: 'Retail', employees: 1 })
    await expect(ann.post(back, { fields: ['name'] })).rejects.toMatchObject({ status: 422 })
  })

  test('is paged', async ({ ann }) => {
    const { id } = await account(ann)
    for (let i = 1; i <= 55; i++) await ann.patch(`/accounts/${id}`, { employees: i })
    const lines = await ann.all(`/accounts/${id}/history`)
    expect(lines.map((l) => l.version)).toEqual(Array.from({ length: 56 }, (_, i) => 56 - i))
  })
})

describe('Idempotency-Key', () => {
  const keyed = (who: Api, key: string, body: object) =>
    who.ask('POST', '/accounts', { body, headers: { 'idempotency-key': key } })

  test('makes a repeat harmless', async ({ ann, mia }) => {
    const [first, again] = [
      await keyed(ann, 'k1', { name: 'Once' }),
      await keyed(ann, 'k1', { name: 'Once' }),
    ]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect((await keyed(ann, 'k1', { name: 'Other' })).status).toBe(422)
    expect((await keyed(mia, 'k1', { name: 'Hers' })).body.id).not.toBe(first.body.id)
    expect((await ann.get('/accounts', { filter: { name: { is: 'Once' } } })).data).toHaveLength(1)
  })

  test('may be used again after a refusal', async ({ ann }) => {
    expect((await keyed(ann, 'k2', { name: '' })).status).toBe(422)
    expect((await keyed(ann, 'k2', { name: 'Mended' })).status).toBe(201)
  })

  test('lets one of two at once do it', async ({ ann }) => {
    const both = await Promise.all([keyed(ann, 'k3', { name: 'Twin' }), keyed(ann, 'k3', { name: 'Twin' })])
    expect(both.map((a) => a.status).filter((s) => s !== 409)).toContain(201)
    expect((await ann.get('/accounts', { filter: { name: { is: 'Twin' } } })).data).toHaveLength(1)
  })
})
