import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { priceOf } from '#core/pricing.ts'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const deal = async (api: Api, id: string) => api.get(`/deals/${id}`)

describe('the people of a deal', () => {
  const setUp = async (api: Api, account: string, likely: string) => {
    const stages = (await api.get('/stages')).data
    const stage = stages.find((s: any) => s.name === likely).id
    const { id } = await api.post('/deals', { name: 'Roof', account, stage })
    const contact = async (name: string) => (await api.post('/contacts', { name, account })).id
    const add = (contact: string, roles: string[], more = {}) =>
      api.post('/dealContacts', { deal: id, contact, roles, ...more })
    return { id, contact, add }
  }

  test('are missed by role, the nearer the deal is to its end', async ({ sam, acme }) => {
    const { id, contact, add } = await setUp(sam, acme, 'Negotiation')
    const gaps = async () => (await deal(sam, id)).gaps
    expect(await gaps()).toEqual(['noPerson'])
    const boss = await add(await contact('Bo Boss'), ['decisionMaker'])
    expect(await gaps()).toEqual(['noChampion', 'noEconomicBuyer'])
    const purse = await add(await contact('Pia Purse'), ['economicBuyer', 'champion'])
    expect(await gaps()).toBeNull()
    await sam.patch(`/dealContacts/${boss.id}`, { roles: ['user'] })
    expect(await gaps()).toEqual(['noDecisionMaker'])
    await sam.delete(`/dealContacts/${purse.id}`)
    expect(await gaps()).toEqual(['noDecisionMaker', 'noChampion', 'noEconomicBuyer'])
    await sam.post(`/dealContacts/${purse.id}/restore`)
    const found = await sam.get('/deals', { filter: { gaps: { has: 'noDecisionMaker' } } })
    expect(found.data.map((d: any) => d.id)).toContain(id)
    expect((await sam.patch(`/deals/${id}`, { probability: 10 })).gaps).toBeNull()
    expect((await sam.post(`/deals/${id}/win`)).gaps).toBeNull()
  })

  test('have one main contact, which is that of the deal', async ({ sam, acme }) => {
    const { id, contact, add } = await setUp(sam, acme, 'Prospecting')
    const main = async () => {
      const people = await sam.get('/dealContacts', { filter: { deal: { is: id } } })
      return {
        deal: (await deal(sam, id)).contact,
        marked: people.data.filter((p: any) => p.isPrimary).map((p: any) => p.contact),
      }
    }
    const [bo, pia] = [await contact('Bo Boss'), await contact('Pia Purse')]
    const first = await add(bo, [])
    expect(await main()).toEqual({ deal: bo, marked: [bo] })
    const second = await add(pia, [], { isPrimary: true })
    expect(await main()).toEqual({ deal: pia, marked: [pia] })
    await sam.patch(`/deals/${id}`, { contact: bo })
    expect(await main()).toEqual({ deal: bo, marked: [bo] })
    await sam.patch(`/dealContacts/${second.id}`, { isPrimary: true })
    expect(await main()).toEqual({ deal: pia, marked: [pia] })
    await sam.delete(`/dealContacts/${second.id}`)
    expect(await main()).toEqual({ deal: null, marked: [] })
    await sam.patch(`/dealContacts/${first.id}`, { isPrimary: true })
    await sam.patch(`/dealContacts/${first.id}`, { isPrimary: false })
    expect(await main()).toEqual({ deal: null, marked: [] })
    await expect(add(bo, [])).rejects.toMatchObject({ status: 422 })
  })

  test('are added by those who work on it', async ({ sam, zoe, ann, world, boltPilot }) => {
    const { id } = await ann.post('/deals', { name: 'Of Sam', account: world.ids.bolt, owner: world.ids.sam })
    const contact = await ann.post('/contacts', { name: 'Nia' })
    const add = (api: Api, on: string) =>
      api.ask('POST', '/dealContacts', { body: { deal: on, contact: contact.id } })
    expect((await add(sam, boltPilot)).status).toBe(422)
    expect((await add(sam, id)).status).toBe(201)
    expect((await add(world.api('vic'), id)).status).toBe(403)
    const lines = (api: Api, on: string) =>
      api.ask('POST', '/dealLines', { body: { deal: on, name: 'Tile' } })
    expect((await lines(zoe, boltPilot)).status).toBe(201)
    expect((await lines(sam, boltPilot)).status).toBe(422)
    expect((await sam.get('/dealLines')).data.every((l: any) => l.deal !== boltPilot)).toBe(true)
  })
})

describe('the products of a deal', () => {
  const product = (api: Api, more = {}) =>
    api.post('/products', { name: `Pump ${Math.random()}`, price: eur(19_99), taxRate: 19, ...more })

  test('bring their price, name and tax, and the amount follows', async ({ sam, acme }) => {
    const { id } = await sam.post('/deals', { name: 'Pumps', account: acme, amount: eur(1) })
    const pump = await product(sam)
    const watch = await product(sam, { kind: 'subscription', unit: 'Month', price: eur(10_00) })
    const line = await sam.post('/dealLines', { deal: id, product: pump.id, quantity: 2.5, discount: 10 })
    expect(line).toMatchObject({ name: pump.name, unitPrice: eur(19_99), position: 1 })
    expect(line).toMatchObject({ total: eur(44_98), tax: eur(8_55), billing: 'oneOff' })
    expect(await deal(sam, id)).toMatchObject({ amount: eur(44_98), linesTotal: eur(44_98), version: 2 })
    const monthly = await sam.post('/dealLines', { deal: id, product: watch.id })
    expect(monthly).toMatchObject({ billing: 'monthly', position: 2, quantity: 1 })
    expect(await deal(sam, id)).toMatchObject({ amount: eur(164_98), recurring: eur(120_00) })
    await sam.patch(`/dealLines/${line.id}`, { quantity: 1, discount: null })
    expect((await deal(sam, id)).amount).toEqual(eur(139_99))
    await sam.delete(`/dealLines/${monthly.id}`)
    expect(await deal(sam, id)).toMatchObject({ amount: eur(19_99), recurring: eur(0) })
    await sam.post(`/dealLines/${monthly.id}/restore`)
    expect((await deal(sam, id)).amount).toEqual(eur(139_99))
    const other = await product(sam, { price: eur(5_00), taxRate: 7 })
    const changed = await sam.patch(`/dealLines/${line.id}`, { product: other.id })
    expect(changed).toMatchObject({ name: other.name, unitPrice: eur(5_00), taxRate: 7, total: eur(5_00) })
  })

  test('leave an amount set by hand alone until it is let go', async ({ sam, acme }) => {
    const { id } = await sam.post('/deals', { name: 'Pumps', account: acme })
    const line = (more: object) => sam.post('/dealLines', { deal: id, name: 'Hose', ...more })
    await line({ unitPrice: eur(100) })
    const byHand = await sam.patch(`/deals/${id}`, { amount: eur(90) })
    expect(byHand).toMatchObject({ amountByHand: true, amount: eur(90) })
    await line({ unitPrice: eur(50) })
    expect(await deal(sam, id)).toMatchObject({ amount: eur(90), linesTotal: eur(150) })
    expect(await sam.patch(`/deals/${id}`, { amountByHand: false })).toMatchObject({ amount: eur(150) })
    await line({ unitPrice: eur(1) })
    expect((await deal(sam, id)).amount).toEqual(eur(151))
  })

  test('are all in the currency of the deal', async ({ sam, acme }) => {
    const { id } = await sam.post('/deals', { name: 'Pumps', account: acme, amount: eur(100) })
    const dear = await product(sam, { price: { amount: 5, currency: 'USD' } })
    const line = await sam.post('/dealLines', { deal: id, product: dear.id })
    expect(line.unitPrice).toEqual(eur(0))
    const usd = { amount: 5, currency: 'USD' }
    await expect(sam.patch(`/dealLines/${line.id}`, { unitPrice: usd })).rejects.toMatchObject({
      problem: { errors: [{ field: 'unitPrice', message: 'must be in EUR, as the deal is' }] },
    })
    await expect(sam.patch(`/deals/${id}`, { amount: usd })).rejects.toMatchObject({
      problem: { errors: [{ field: 'amount', message: expect.stringContaining('must be in EUR') }] },
    })
    await expect(
      sam.patch(`/dealLines/${line.id}`, { unitPrice: eur(9e15), quantity: 9 }),
    ).rejects.toMatchObject({
      problem: { errors: [{ field: 'quantity' }] },
    })
  })

  test('come to the sum of their lines whatever is done to them', async ({ ann, cedar }) => {
    const line = fc.record({
      unitPrice: fc.integer({ min: 0, max: 1e8 }).map(eur),
      quantity: fc.integer({ min: 0, max: 50_000 }).map((n) => n / 100),
      discount: fc.option(fc.integer({ min: 0, max: 1000 }).map((n) => n / 10)),
      billing: fc.constantFrom('oneOff', 'monthly', 'yearly'),
    })
    const times = { oneOff: 1, monthly: 12, yearly: 1 }
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), async (lines, gone) => {
        const { id } = await ann.post('/deals', { name: 'Sum', account: cedar })
        const records = lines.map((one, n) => ({ deal: id, name: `Line ${n}`, ...one }))
        const made = await ann.post('/dealLines/batch', { operation: 'create', records })
        const out = gone % lines.length
        await ann.delete(`/dealLines/${made.results[out].id}`)
        const left = lines.filter((_, n) => n !== out)
        const sum = left
          .map(
            (l) => priceOf(l.unitPrice, l.quantity, l.discount ?? 0)!.amount * times[l.billing as 'oneOff'],
          )
          .reduce((a, b) => a + b, 0)
        const { amount, linesTotal } = await deal(ann, id)
        expect(linesTotal).toEqual(left.length ? eur(sum) : null)
        if (left.length) expect(amount).toEqual(eur(sum))
      }),
      { numRuns: 15 },
    )
  })
})
