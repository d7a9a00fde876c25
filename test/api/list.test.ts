import fc from 'fast-check'
import { beforeAll, describe, expect } from 'vitest'
import { kindOf } from '#core/field/index.ts'
import { allFields } from '#core/object.ts'
import { objects } from '#objects.ts'
import type { Api } from '../api.ts'
import { Firm, firmsIn, Task } from '../firms.ts'
import { startWorld, test, type World } from '../world.ts'

const names = (rows: { name: string }[]) => rows.map((row) => row.name)

describe('paging', () => {
  let world: World
  let ann: Api

  beforeAll(async () => {
    world = await startWorld([...objects, Firm, Task])
    await firmsIn(world.app.pool, objects, new Date('2026-11-22T10:00:00Z'))
    ann = world.api('ann')
    return () => world.close()
  })

  const sortable = allFields(Firm).filter(([, field]) => kindOf(field).sortable)
  const key = fc
    .tuple(fc.constantFrom(...sortable.map(([name]) => name)), fc.boolean())
    .map(([name, down]) => (down ? `-${name}` : name))
  const sorts = fc.uniqueArray(key, { minLength: 1, maxLength: 3, selector: (k) => k.replace('-', '') })

  test('every record comes exactly once, in one order, whatever the sort and the page', async () => {
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 1, max: 30 }), async (keys, limit) => {
        const sort = keys.join()
        const whole = (await ann.get('/firms', { sort, limit: 200 })).data
        const walked = await ann.all('/firms', { sort, limit })
        expect(walked.map((row) => row.id)).toEqual(whole.map((row: any) => row.id))
        expect(new Set(walked.map((row) => row.id)).size).toBe(66)
        expect(outOfOrder(whole, keys)).toBeUndefined()
      }),
      { numRuns: 30, examples: [[['since', '-name'], 1]] },
    )
  })

  test('a cursor of another list is refused', async () => {
    const { nextCursor } = await ann.get('/firms', { sort: 'name', limit: 2 })
    await expect(ann.get('/firms', { sort: '-name', cursor: nextCursor })).rejects.toMatchObject({
      status: 400,
      problem: { code: 'cursor' },
    })
    await expect(ann.get('/firms', { cursor: 'rubbish' })).rejects.toMatchObject({ status: 400 })
    const forged = Buffer.from(JSON.stringify(['name', 'no id', 'x'])).toString('base64url')
    await expect(ann.get('/firms', { sort: 'name', cursor: forged })).rejects.toMatchObject({ status: 400 })
    const wrong = Buffer.from(JSON.stringify(['staff', world.ids.acme, 'x'])).toString('base64url')
    await expect(ann.get('/firms', { sort: 'staff', cursor: wrong })).rejects.toMatchObject({ status: 400 })
  })

  test('a record added while paging neither hides nor doubles another', async () => {
    const first = await ann.get('/firms', { sort: 'name', limit: 30 })
    await ann.post('/firms', { name: 'AAA' })
    const rest = await ann.all('/firms', { sort: 'name', limit: 30, cursor: first.nextCursor })
    const ids = [...first.data, ...rest].map((row: any) => row.id)
    expect(new Set(ids).size).toBe(66)
  })

  test('what has no order cannot be sorted by', async () => {
    for (const sort of ['tags', 'place', 'note', 'nonsense', 'name,staff,open,size'])
      await expect(ann.get('/firms', { sort })).rejects.toMatchObject({ status: 400 })
  })
})

// The first pair of neighbours that contradicts the sort. Texts are left to the collation of the database.
function outOfOrder(rows: any[], keys: string[]) {
  const compare = (a: any, b: any) => {
    for (const key of keys) {
      const name = key.replace('-', '')
      const [x, y] = [comparable(a[name]), comparable(b[name])]
      if (x === y) continue
      if (x === null || y === null) return x === null ? 1 : -1
      if (typeof x === 'string' && !/^\d/.test(x)) return 0
      return (x < y ? -1 : 1) * (key.startsWith('-') ? -1 : 1)
    }
    return 0
  }
  return rows.slice(1).find((row, i) => compare(rows[i], row) > 0)
}

const comparable = (value: any) => (value && typeof value === 'object' ? value.amount : (value ?? null))

describe('filters', () => {
  test('reach through links and count what points back', async ({ ann }) => {
    const linked = await ann.get('/deals', { filter: { 'account.industry': { is: 'Retail' } }, sort: 'name' })
    expect(names(linked.data)).toEqual(['Acme renewal', 'Cedar rollout'])
    const nested = await ann.get('/contacts', { filter: { account: { that: { employees: { over: 50 } } } } })
    expect(names(nested.data)).toEqual(['Carla Núñez'])
    const counted = await ann.get('/accounts', { filter: { deals: { count: { is: 0 } } } })
    expect(names(counted.data)).toEqual(['Delta'])
    const summed = await ann.get('/accounts', { filter: { deals: { sum: { amount: { from: 100_000 } } } } })
    expect(names(summed.data)).toEqual(['Acme', 'Bolt'])
    const where = { where: { name: { has: 'renewal' } } }
    expect(names((await ann.get('/accounts', { filter: { deals: where } })).data)).toEqual(['Acme'])
  })

  test('know me and moments relative to now', async ({ sam, ann }) => {
    expect(names((await sam.get('/accounts', { filter: { owner: { is: 'me' } } })).data)).toEqual(['Acme'])
    const today = await ann.get('/accounts', { filter: { createdAt: { from: 'today', to: 'now+1h' } } })
    expect(today.data).toHaveLength(4)
    expect((await ann.get('/accounts', { filter: { createdAt: { under: 'today-1d' } } })).data).toEqual([])
  })

  test('say what is wrong with them and what was meant', async ({ ann }) => {
    const detail = async (filter: unknown) =>
      (await ann.ask('GET', '/accounts', { query: { filter } })).body.detail
    expect(await detail({ indusrty: { is: 'Retail' } })).toContain('did you mean "industry"?')
    expect(await detail({ industry: { near: 'x' } })).toContain(
      'text knows no test "near"'.replace('text', 'choice'),
    )
    expect(await detail({ employees: { is: 'many' } })).toContain('must be a number')
    expect(await detail({ any: { name: {} } })).toContain('must be a list of filters')
    expect((await ann.ask('GET', '/accounts', { query: { filter: '{' } })).status).toBe(400)
    expect((await ann.ask('GET', '/accounts', { query: { filter: null } })).status).toBe(400)
  })
})

describe('counts', () => {
  test('are as exact as was asked', async ({ ann }) => {
    expect((await ann.get('/accounts', { count: 'exact', limit: 1 })).count).toEqual({
      value: 4,
      kind: 'exact',
      more: false,
    })
    expect((await ann.get('/accounts', { count: 'bounded' })).count.value).toBe(4)
    expect((await ann.get('/accounts', { count: 'estimated' })).count.kind).toBe('estimated')
    expect(await ann.get('/accounts')).not.toHaveProperty('count')
  })
})

describe('shape', () => {
  test('fields narrow a row, include adds titles, may tells rights', async ({ ann, sam, acme, world }) => {
    const row = await ann.get(`/accounts/${acme}`, { fields: 'name,owner', include: 'owner,parent,may' })
    expect(row).toEqual({
      id: acme,
      name: 'Acme',
      owner: world.ids.sam,
      version: 1,
      included: { owner: { id: world.ids.sam, object: 'user', title: 'Sam Reed' }, parent: null },
      may: { update: true, delete: true },
    })
    const { data } = await sam.get('/accounts', { fields: 'name', include: 'may', sort: 'name' })
    expect(data.map((r: any) => [r.name, r.may.update, r.may.delete])).toEqual([
      ['Acme', true, true],
      ['Cedar', true, false],
      ['Delta', true, false],
    ])
  })

  test('an unknown field or include is refused by name', async ({ ann }) => {
    await expect(ann.get('/accounts', { fields: 'nam' })).rejects.toMatchObject({
      status: 400,
      problem: { detail: 'account has no field "nam"; did you mean "name"?' },
    })
    await expect(ann.get('/accounts', { include: 'name' })).rejects.toMatchObject({ status: 400 })
    await expect(ann.get('/accounts', { colour: 'red' })).rejects.toMatchObject({ status: 400 })
  })
})
