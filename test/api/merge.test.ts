import { describe, expect } from 'vitest'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

const make = (who: Api, values: object = {}) => who.post('/accounts', { name: 'Elm', ...values })

describe('two write one record', () => {
  test('different fields merge, however old the version', async ({ ann, mia }) => {
    const { id } = await make(ann, { industry: 'Retail', employees: 5 })
    await mia.patch(`/accounts/${id}`, { industry: 'Legal' })
    await mia.patch(`/accounts/${id}`, { tags: ['key'] })
    const merged = await ann.patch(`/accounts/${id}`, { employees: 6, version: 1 })
    expect(merged).toMatchObject({ industry: 'Legal', tags: ['key'], employees: 6, version: 4 })
  })

  test('the same field is refused with both values, who and when; the rest is not written', async ({
    ann,
    mia,
  }) => {
    const { id } = await make(ann, { industry: 'Retail' })
    await mia.patch(`/accounts/${id}`, { industry: 'Legal' })
    const body = { industry: 'Media', employees: 6, version: 1 }
    const refused = await ann.ask('PATCH', `/accounts/${id}`, { body })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: 'stale',
      current: { industry: 'Legal', employees: null, version: 2 },
      yours: { industry: 'Media', employees: 6 },
      conflicts: [
        { field: 'industry', base: 'Retail', theirs: 'Legal', yours: 'Media', by: { title: 'Mia Hart' } },
      ],
    })
    expect(Date.parse(refused.body.conflicts[0].at)).toBeGreaterThan(Date.now() - 60_000)
  })

  test('wanting what the other wrote is no conflict', async ({ ann, mia }) => {
    const { id } = await make(ann)
    await mia.patch(`/accounts/${id}`, { industry: 'Legal' })
    expect(await ann.patch(`/accounts/${id}`, { industry: 'Legal', version: 1 })).toMatchObject({
      version: 2,
    })
  })

  test('a link in conflict comes with the title of what stands', async ({ ann, mia, acme, cedar }) => {
    const { id } = await make(ann)
    await mia.patch(`/accounts/${id}`, { parent: acme })
    const { body } = await ann.ask('PATCH', `/accounts/${id}`, { body: { parent: cedar, version: 1 } })
    expect(body.current.included.parent).toMatchObject({ title: 'Acme' })
  })

  test('rules judge the merged record', async ({ ann, mia }) => {
    const [top, below] = [await make(ann), await make(ann)]
    await mia.patch(`/accounts/${below.id}`, { parent: top.id })
    const circle = ann.patch(`/accounts/${top.id}`, { parent: below.id, version: 1 })
    await expect(circle).rejects.toMatchObject({ status: 422, problem: { errors: [{ field: 'parent' }] } })
  })

  test('If-Match stays strict, and a version still to come is refused', async ({ ann, mia }) => {
    const { id } = await make(ann)
    await mia.patch(`/accounts/${id}`, { industry: 'Legal' })
    const strict = { body: { employees: 6 }, headers: { 'if-match': '"1"' } }
    expect((await ann.ask('PATCH', `/accounts/${id}`, strict)).status).toBe(412)
    const ahead = { body: { employees: 6, version: 9 } }
    expect((await ann.ask('PATCH', `/accounts/${id}`, ahead)).status).toBe(409)
  })

  test('who is hundreds of versions behind looks first', async ({ ann }) => {
    const { id } = await make(ann)
    for (let i = 1; i <= 202; i++) await ann.patch(`/accounts/${id}`, { employees: i })
    const far = await ann.ask('PATCH', `/accounts/${id}`, { body: { site: 'North', version: 1 } })
    expect([far.status, far.body.conflicts]).toEqual([409, []])
    expect(await ann.patch(`/accounts/${id}`, { site: 'North', version: 100 })).toMatchObject({
      site: 'North',
    })
  })

  test('in a batch each record merges or fails on its own', async ({ ann, mia }) => {
    const [one, two] = [await make(ann), await make(ann)]
    await mia.patch(`/accounts/${one.id}`, { industry: 'Legal' })
    await mia.patch(`/accounts/${two.id}`, { employees: 1 })
    const records = [one, two].map(({ id }) => ({ id, employees: 6, version: 1 }))
    const { results } = await ann.post('/accounts/batch', { operation: 'update', records })
    expect(results.map((r: any) => [r.status, r.errors?.[0].field])).toEqual([
      ['updated', undefined],
      ['failed', 'employees'],
    ])
  })

  test('of many who write different fields at once none is lost', async ({ ann }) => {
    const { id } = await make(ann)
    const edits = [{ industry: 'Legal' }, { employees: 6 }, { site: 'North' }, { tier: 'A' }]
    await Promise.all(edits.map((edit) => ann.patch(`/accounts/${id}`, { ...edit, version: 1 })))
    expect(await ann.get(`/accounts/${id}`)).toMatchObject(Object.assign({}, ...edits))
  })
})
