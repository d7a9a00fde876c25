import { describe, expect } from 'vitest'
import { test } from '../world.ts'

const named = (count: number, name = 'Bulk') =>
  Array.from({ length: count }, (_, i) => ({ name: `${name} ${i}`, accountNumber: `${name}-${i}` }))

describe('a batch', () => {
  test('answers each record on its own; one bad one costs no other', async ({ ann, sam, acme, bolt }) => {
    const records = [
      { name: 'Good' },
      { name: '' },
      { name: 'Child', parent: acme },
      { name: 'Lost', parent: bolt },
      { name: 'Also good', tier: 'A' },
    ]
    const answer = await sam.post('/accounts/batch', { operation: 'create', records })
    expect(answer.results.map((r: any) => [r.index, r.status, r.errors?.[0].field])).toEqual([
      [0, 'created', undefined],
      [1, 'failed', 'name'],
      [2, 'created', undefined],
      [3, 'failed', 'parent'],
      [4, 'created', undefined],
    ])
    expect(answer.counts).toEqual({ created: 3, failed: 2 })
    expect(await ann.get(`/accounts/${answer.results[4].id}`)).toMatchObject({ name: 'Also good' })
  })

  test('changes, throws away and takes back', async ({ ann }) => {
    const made = await ann.post('/accounts/batch', { operation: 'create', records: named(3, 'Three') })
    const ids = made.results.map((r: any) => r.id)
    const changes = [
      { id: ids[0], industry: 'Legal', version: 1 },
      { id: ids[1], industry: 'Legal', version: 7 },
      { id: ids[2], name: 'Three 2' },
      { id: '00000000-0000-7000-8000-0000000000ff', name: 'x' },
    ]
    const changed = await ann.post('/accounts/batch', { operation: 'update', records: changes })
    expect(changed.results.map((r: any) => r.status)).toEqual(['updated', 'failed', 'unchanged', 'failed'])
    expect(changed.results[1].errors[0].field).toBe('version')
    const records = ids.map((id: string) => ({ id }))
    expect((await ann.post('/accounts/batch', { operation: 'delete', records })).counts).toEqual({
      deleted: 3,
    })
    expect((await ann.post('/accounts/batch', { operation: 'delete', records })).counts).toEqual({
      failed: 3,
    })
    expect((await ann.post('/accounts/batch', { operation: 'restore', records })).counts).toEqual({
      restored: 3,
    })
  })

  test('of updates takes the last for a record named twice, or says so', async ({ ann, cedar }) => {
    const records = [
      { id: cedar, site: 'first' },
      { id: cedar, site: 'second' },
    ]
    const { results } = await ann.post('/accounts/batch', { operation: 'update', records })
    expect(results.map((r: any) => r.status)).toEqual(['updated', 'failed'])
    expect((await ann.get(`/accounts/${cedar}`)).site).toBe('first')
  })

  test('finds by fields what is there already', async ({ ann }) => {
    await ann.post('/accounts', { name: 'Known', email: 'known@example.com' })
    const records = [
      { name: 'Known & Sons', email: ' KNOWN@example.com' },
      { name: 'Fresh', email: 'fresh@example.com' },
      { name: 'Fresh again', email: 'fresh@example.com' },
      { name: 'No address' },
    ]
    const upsert = () => ann.post('/accounts/batch', { operation: 'upsert', by: ['email'], records })
    expect((await upsert()).results.map((r: any) => r.status)).toEqual([
      'updated',
      'created',
      'failed',
      'created',
    ])
    expect((await upsert()).counts).toEqual({ unchanged: 2, failed: 1, created: 1 })
    await expect(ann.post('/accounts/batch', { operation: 'upsert', records })).rejects.toMatchObject({
      status: 400,
    })
    const unknown = { operation: 'upsert', by: ['emial'], records }
    await expect(ann.post('/accounts/batch', unknown)).rejects.toMatchObject({ status: 400 })
  })

  test('never tells by an upsert of records the actor may not see', async ({ sam, bolt, ann }) => {
    await ann.patch(`/accounts/${bolt}`, { accountNumber: 'SECRET-1' })
    const records = [{ name: 'Guess', accountNumber: 'SECRET-1' }]
    const { results } = await sam.post('/accounts/batch', {
      operation: 'upsert',
      by: ['accountNumber'],
      records,
    })
    expect(results[0].id).not.toBe(bolt)
    expect((await ann.get(`/accounts/${bolt}`)).name).toBe('Bolt')
  })

  test('takes 10,000 records in one request, and no more', async ({ ann }) => {
    const records = named(10_000)
    const made = await ann.post('/accounts/batch', { operation: 'create', records })
    expect(made.counts).toEqual({ created: 10_000 })
    const again = await ann.post('/accounts/batch', {
      operation: 'upsert',
      by: ['accountNumber'],
      records: records.map((r, i) => (i % 2 ? r : { ...r, employees: i })),
    })
    expect(again.counts).toEqual({ updated: 5000, unchanged: 5000 })
    const one = await ann.get(`/accounts/${made.results[42].id}/history`)
    expect(one.data[0].changes).toEqual({ employees: [null, 42] })
    expect((await ann.get('/search', { q: 'bulk 9999' })).data).toMatchObject([{ title: 'Bulk 9999' }])
    const tooMany = { operation: 'create', records: [...records, { name: 'one more' }] }
    expect((await ann.ask('POST', '/accounts/batch', { body: tooMany })).status).toBeGreaterThanOrEqual(400)
  }, 90_000)
})

describe('a batch by filter', () => {
  test('changes and throws away what it finds, where the actor may', async ({ ann, sam, world }) => {
    const records = [
      { name: 'F1', site: 'f', owner: world.ids.sam },
      { name: 'F2', site: 'f', owner: world.ids.zoe, team: null },
      { name: 'F3', site: 'f' },
    ]
    await ann.post('/accounts/batch', { operation: 'create', records })
    const filter = { site: { is: 'f' } }
    const change = { industry: 'Media' }
    const mine = await sam.post('/accounts/batch', { operation: 'update', filter, change })
    expect(mine).toMatchObject({ counts: { updated: 2 }, more: false })
    const bin = await sam.post('/accounts/batch', { operation: 'delete', filter })
    expect(bin.counts).toEqual({ deleted: 1, failed: 1 })
    expect((await ann.post('/accounts/batch', { operation: 'delete', filter })).counts).toEqual({
      deleted: 2,
    })
  })

  test('needs a filter that can be read, and rights', async ({ ann, vic }) => {
    const refused = (who: typeof ann, body: object) => who.ask('POST', '/accounts/batch', { body })
    const change = { industry: 'Media' }
    expect((await refused(ann, { operation: 'update', filter: { nope: { is: 1 } }, change })).status).toBe(
      400,
    )
    expect((await refused(ann, { operation: 'update' })).status).toBe(400)
    expect((await refused(ann, { operation: 'upsert', by: ['name'], filter: {} })).status).toBe(400)
    expect((await refused(vic, { operation: 'update', filter: {}, change })).status).toBe(403)
    expect(
      (await refused(ann, { operation: 'update', filter: { name: { is: 'Acme' } }, change: { tier: 'Z' } }))
        .body,
    ).toMatchObject({ counts: { failed: 1 } })
  })
})
