import { describe, expect } from 'vitest'
import { test } from '../world.ts'

const wrong = (field: string) => ({ status: 422, problem: { errors: [{ field }] } })

describe('a relation between accounts', () => {
  test('is one way, another way or mutual, and not to itself', async ({ mia, acme, bolt }) => {
    const made = await mia.post('/accountRelations', { from: acme, type: 'paysFor', to: bolt })
    expect(made).toMatchObject({ from: acme, type: 'paysFor', to: bolt, since: null })
    const back = await mia.post('/accountRelations', { from: bolt, type: 'paysFor', to: acme })
    const self = mia.post('/accountRelations', { from: acme, type: 'supplies', to: acme })
    await expect(self).rejects.toMatchObject(wrong('to'))
    for (const { id } of [made, back]) await mia.delete(`/accountRelations/${id}`)
  })

  test('stands once at a time', async ({ mia, acme, cedar }) => {
    const given = { from: acme, type: 'supplies', to: cedar }
    const old = await mia.post('/accountRelations', { ...given, since: '2020-01-01', until: '2021-12-31' })
    const again = mia.post('/accountRelations', { ...given, since: '2021-06-01' })
    await expect(again).rejects.toMatchObject(wrong('to'))
    const later = await mia.post('/accountRelations', { ...given, since: '2022-01-01' })
    const stretched = mia.patch(`/accountRelations/${old.id}`, { until: '2022-02-01' })
    await expect(stretched).rejects.toMatchObject(wrong('to'))
    const turned = mia.patch(`/accountRelations/${old.id}`, { since: '2022-01-01' })
    await expect(turned).rejects.toMatchObject(wrong('until'))
    for (const { id } of [old, later]) await mia.delete(`/accountRelations/${id}`)
  })

  test('that is mutual is the same from either side, also within one batch', async ({ mia, acme, delta }) => {
    const records = [
      { from: acme, type: 'partnerOf', to: delta },
      { from: delta, type: 'partnerOf', to: acme },
      { from: delta, type: 'competitorOf', to: acme },
    ]
    const { results } = await mia.post('/accountRelations/batch', { operation: 'create', records })
    expect(results.map((r: any) => r.status)).toEqual(['created', 'failed', 'created'])
    const turned = mia.post('/accountRelations', { from: acme, type: 'competitorOf', to: delta })
    await expect(turned).rejects.toMatchObject(wrong('to'))
    for (const { id } of results) if (id) await mia.delete(`/accountRelations/${id}`)
  })

  test('is seen only by who sees both', async ({ mia, sam, zoe, acme, bolt, cedar }) => {
    const hidden = await mia.post('/accountRelations', { from: acme, type: 'shipsTo', to: bolt })
    const open = await mia.post('/accountRelations', { from: cedar, type: 'shipsTo', to: acme })
    const ids = async (api: typeof sam) => (await api.get('/accountRelations')).data.map((r: any) => r.id)
    expect(await ids(sam)).toEqual([open.id])
    expect(await ids(zoe)).toEqual([])
    const related = { relations: { where: {}, count: { over: 0 } } }
    expect((await sam.get('/accounts', { filter: related })).data.map((a: any) => a.name)).toEqual(['Cedar'])
    await expect(
      sam.post('/accountRelations', { from: acme, type: 'paysFor', to: bolt }),
    ).rejects.toMatchObject(wrong('to'))
    for (const { id } of [hidden, open]) await mia.delete(`/accountRelations/${id}`)
  })
})
