import { describe, expect } from 'vitest'
import { makeContext } from '#core/server/context.ts'
import { batch, change, create } from '#core/server/store.ts'
import { fillHistory } from '../../src/sales/fillHistory.ts'
import type { Api } from '../api.ts'
import { test, type World } from '../world.ts'

const DAY = 86_400_000
const day = (n: number) => new Date(Date.now() + n * DAY).toISOString().slice(0, 10)

/** The system's context some days from now. */
const at = ({ app }: World, days: number) => {
  const { db, actor, catalogue, settings } = app.system()
  return makeContext({ db, actor, catalogue, settings, now: new Date(Date.now() + days * DAY) })
}

const stagesOf = async (api: Api) =>
  Object.fromEntries((await api.get('/stages', { sort: 'position' })).data.map((s: any) => [s.name, s.id]))

const stays = async (api: Api, deal: string) =>
  (await api.get('/dealStageHistory', { filter: { deal: { is: deal } }, sort: 'enteredAt' })).data

describe('the stages of a deal', () => {
  test('are kept with what it was worth, and nobody edits them', async ({ sam, ann, acme, world }) => {
    const stage = await stagesOf(sam)
    const amount = { amount: 500_00, currency: 'EUR' }
    const { id } = await sam.post('/deals', { name: 'Roof', account: acme, amount, closeDate: day(30) })
    await sam.patch(`/deals/${id}`, { stage: stage.Qualified })
    await sam.patch(`/deals/${id}`, { stage: stage.Proposal, amount: { amount: 700_00, currency: 'EUR' } })
    const [first, second, third] = await stays(sam, id)
    expect([first.name, second.name, third.name]).toEqual(['Prospecting', 'Qualified', 'Proposal'])
    expect(first).toMatchObject({ leftAt: second.enteredAt, amount, closeDate: day(30), by: world.ids.sam })
    expect(third).toMatchObject({ leftAt: null, amount: { amount: 700_00, currency: 'EUR' } })
    expect((await ann.ask('PATCH', `/dealStageHistory/${first.id}`, { body: { name: 'X' } })).status).toBe(
      403,
    )
    expect((await ann.ask('DELETE', `/dealStageHistory/${first.id}`)).status).toBe(403)
    expect((await ann.ask('POST', '/dealStageHistory', { body: { name: 'X', deal: id } })).status).toBe(403)
  })

  test('are for those who see the deal', async ({ zoe, ann, world }) => {
    const { id } = await ann.post('/deals', {
      name: 'Secret',
      account: world.ids.acme,
      owner: world.ids.sam,
    })
    expect(await stays(ann, id)).toHaveLength(1)
    expect(await stays(zoe, id)).toHaveLength(0)
  })

  test('a move put back at once leaves no trace in the times', async ({ sam, acme, world }) => {
    const stage = await stagesOf(sam)
    const Deal = world.app.catalogue.get('deal')
    const made = await create(at(world, -12), Deal, { name: 'Roof', account: acme, owner: world.ids.sam })
    const won = await sam.post(`/deals/${made.id}/win`)
    expect(won.closedAt).not.toBeNull()
    const back = await sam.patch(`/deals/${made.id}`, { stage: stage.Prospecting })
    expect(back).toMatchObject({ closedAt: null, stageEnteredAt: made.stageEnteredAt, rotAt: made.rotAt })
    const [first, second] = await stays(sam, String(made.id))
    expect(first).toMatchObject({ name: 'Prospecting', leftAt: null })
    expect(second).toMatchObject({ name: 'Won', isTakenBack: true })
    const again = await sam.patch(`/deals/${made.id}`, { stage: stage.Qualified })
    expect(again.stageEnteredAt).not.toBe(made.stageEnteredAt)
    expect(await stays(sam, String(made.id))).toHaveLength(3)
  })

  test('come from the history of changes for deals older than they are', async ({ sam, acme, world }) => {
    const stage = await stagesOf(sam)
    const Deal = world.app.catalogue.get('deal')
    const amount = { amount: 100, currency: 'EUR' }
    const made = await create(at(world, -40), Deal, {
      name: 'Old',
      account: acme,
      closeDate: day(-5),
      amount,
    })
    const id = String(made.id)
    await change(at(world, -30), Deal, id, { stage: stage.Qualified })
    await change(at(world, -20), Deal, id, { closeDate: day(9), amount: { amount: 300, currency: 'EUR' } })
    await change(at(world, -10), Deal, id, { stage: stage.Proposal })
    const kept = (await stays(sam, id)).map(({ id: _, version: __, ...rest }: any) => rest)
    const before = await sam.get(`/deals/${id}`)
    await world.app.pool.query('delete from deal_stage_history')
    await world.app.pool.query('update deal set slips = null, slipped_days = null, rot_at = null')
    await fillHistory(world.app.system())
    const filled = (await stays(sam, id)).map(({ id: _, version: __, ...rest }: any) => rest)
    const plain = (rows: any[]) =>
      rows.map(({ createdAt: _, updatedAt: __, createdBy: ___, updatedBy: ____, ...r }) => ({
        ...r,
        isTakenBack: null,
      }))
    expect(plain(filled)).toEqual(plain(kept))
    const { rotAt, slips, slippedDays } = await sam.get(`/deals/${id}`)
    expect({ rotAt, slips, slippedDays }).toEqual({
      rotAt: before.rotAt,
      slips: before.slips,
      slippedDays: before.slippedDays,
    })
  })
})

describe('winning and losing', () => {
  test('a lost deal says why, dragged or by verb', async ({ sam, acme }) => {
    const stage = await stagesOf(sam)
    const { id } = await sam.post('/deals', { name: 'Roof', account: acme })
    const refused = {
      problem: { errors: [{ field: 'lossReason', message: 'is required when a deal is lost' }] },
    }
    await expect(sam.patch(`/deals/${id}`, { stage: stage.Lost })).rejects.toMatchObject(refused)
    await expect(sam.post(`/deals/${id}/lose`)).rejects.toMatchObject({
      problem: { errors: [{ field: 'reason', message: 'is required' }] },
    })
    const lost = await sam.post(`/deals/${id}/lose`, { reason: 'Price', note: 'Ten percent too dear' })
    expect(lost).toMatchObject({ lossReason: 'Price', lossNote: 'Ten percent too dear', rotAt: null })
    const open = await sam.post(`/deals/${id}/reopen`)
    expect(open).toMatchObject({ lossReason: null, lossNote: null, stage: stage.Prospecting })
    await expect(sam.post(`/deals/${id}/win`, { colour: 'red' })).rejects.toMatchObject({ status: 422 })
  })

  test('a won deal has its cycle and is closed on the day it was', async ({ sam, acme, world }) => {
    const Deal = world.app.catalogue.get('deal')
    const made = await create(at(world, -40), Deal, { name: 'Roof', account: acme, closeDate: day(60) })
    const won = await sam.post(`/deals/${made.id}/win`, { closedOn: day(-2), nextStep: 'Deliver' })
    expect(won).toMatchObject({
      closeDate: day(-2),
      closedAt: `${day(-2)}T00:00:00.000Z`,
      cycleDays: 38,
      nextStep: 'Deliver',
      slips: null,
    })
    expect(await sam.post(`/deals/${made.id}/reopen`)).toMatchObject({ cycleDays: null })
  })

  test('is told however it comes about', async ({ sam, acme, world }) => {
    const stage = await stagesOf(sam)
    const told: [string, number, unknown][] = []
    const ids: unknown[] = []
    world.app.outbox.on(async (events) => {
      for (const e of events)
        if (/won|lost|reopened/.test(e.name) && ids.includes(e.records[0]))
          told.push([e.name, e.records.length, e.data])
    })
    const records = [1, 2].map((n) => ({ name: `Roof ${n}`, account: acme }))
    const made = await sam.post('/deals/batch', { operation: 'create', records })
    ids.push(...made.results.map((r: any) => r.id))
    const amount = { amount: 5, currency: 'EUR' }
    await sam.patch(`/deals/${ids[0]}`, { stage: stage.Won, amount })
    await sam.patch(`/deals/${ids[0]}`, { stage: stage.Qualified })
    await sam.post('/deals/batch', {
      operation: 'update',
      records: ids.map((id) => ({ id, stage: stage.Won })),
    })
    await expect
      .poll(() => told)
      .toEqual([
        ['deal.won', 1, { account: acme, amount }],
        ['deal.reopened', 1, { account: acme, amount }],
        ['deal.won', 2, {}],
      ])
  })
})

describe('a close date put off', () => {
  test('is counted while the deal is open, and undo takes the slip back', async ({ sam, acme }) => {
    const { id } = await sam.post('/deals', { name: 'Roof', account: acme, closeDate: day(10) })
    const to = async (n: number) => {
      const { firstCloseDate, slips, slippedDays } = await sam.patch(`/deals/${id}`, { closeDate: day(n) })
      return [firstCloseDate, slips, slippedDays]
    }
    expect(await to(24)).toEqual([day(10), 1, 14])
    expect(await to(52)).toEqual([day(10), 2, 42])
    expect(await to(24)).toEqual([day(10), 1, 14])
    expect(await to(5)).toEqual([day(10), 1, 14])
    await sam.post(`/deals/${id}/win`)
    expect(await to(90)).toEqual([day(10), 1, 14])
    const found = await sam.get('/deals', { filter: { slips: { from: 1 } }, sort: '-slippedDays' })
    expect(found.data.map((d: any) => d.id)).toContain(id)
  })
})

describe('a deal nobody touches', () => {
  test('is stale after the days of its stage; moves and activities start them anew', async ({
    sam,
    acme,
    world,
  }) => {
    const Deal = world.app.catalogue.get('deal')
    const made = await create(at(world, -50), Deal, { name: 'Quiet', account: acme, owner: world.ids.sam })
    const id = String(made.id)
    const stale = async () =>
      (await sam.get('/deals', { filter: { rotAt: { to: 'now' } }, sort: 'rotAt' })).data.map(
        (d: any) => d.id,
      )
    expect(made.rotAt).toBe(new Date(Date.parse(String(made.stageEnteredAt)) + 30 * DAY).toISOString())
    expect(await stale()).toContain(id)
    const call = { kind: 'call', subject: 'Rang', deal: id, account: acme, owner: world.ids.sam }
    const planned = await sam.post('/activities', { ...call, at: `${day(3)}T10:00:00.000Z` })
    const task = await sam.post('/activities', { ...call, kind: 'task', dueAt: `${day(-1)}T10:00:00.000Z` })
    await world.app.outbox.drain()
    expect(await sam.get(`/deals/${id}`)).toMatchObject({ lastActivityAt: null, rotAt: made.rotAt })
    await sam.patch(`/activities/${task.id}`, { done: true })
    const rang = await sam.post('/activities', { ...call, at: `${day(-4)}T10:00:00.000Z` })
    const when = async () => (await sam.get(`/deals/${id}`)).lastActivityAt
    await expect.poll(when).toBe(`${day(-1)}T10:00:00.000Z`)
    expect(await stale()).not.toContain(id)
    const { version } = await sam.get(`/deals/${id}`)
    expect(version).toBe(1)
    await sam.delete(`/activities/${task.id}`)
    await expect.poll(when).toBe(rang.at)
    await sam.patch(`/activities/${rang.id}`, { deal: null })
    await sam.delete(`/activities/${planned.id}`)
    await expect.poll(when).toBe(null)
    const stage = await stagesOf(sam)
    expect(
      (await sam.patch(`/deals/${id}`, { stage: stage.Negotiation })).rotAt > new Date().toISOString(),
    ).toBe(true)
  })

  test('follows when the days of its stage change', async ({ ann, cedar }) => {
    const { id, stageEnteredAt, stage } = await ann.post('/deals', { name: 'Quick', account: cedar })
    await ann.patch(`/stages/${stage}`, { rotDays: 3 })
    const { rotAt } = await ann.get(`/deals/${id}`)
    expect(Date.parse(rotAt) - Date.parse(stageEnteredAt)).toBe(3 * DAY)
    await ann.patch(`/stages/${stage}`, { rotDays: 30 })
  })
})

test('insights tell cycle, time in stage and how far deals come, of what one sees', async ({
  ann,
  sam,
  acme,
  bolt,
  world,
}) => {
  const Deal = world.app.catalogue.get('deal')
  const { id: pipeline } = await ann.post('/pipelines', { name: 'Retainers' })
  const add = (name: string, more: object) => ann.post('/stages', { name, pipeline, ...more })
  const [first, second, won, lost] = [
    await add('First', { position: 1 }),
    await add('Second', { position: 2 }),
    await add('Yes', { position: 3, outcome: 'won' }),
    await add('No', { position: 4, outcome: 'lost' }),
  ].map((stage) => stage.id)
  const story = async (account: string, steps: [number, string][]) => {
    const [begun, ...rest] = steps
    const made = await create(at(world, begun![0]), Deal, { name: 'Story', account, pipeline, stage: first })
    for (const [when, stage] of rest)
      await change(at(world, when), Deal, String(made.id), {
        stage,
        ...(stage === lost && { lossReason: 'Price' }),
      })
  }
  await story(acme, [
    [-40, first],
    [-30, second],
    [-10, won],
  ])
  await story(acme, [
    [-40, first],
    [-20, lost],
  ])
  await story(bolt, [
    [-60, first],
    [-20, second],
    [-5, lost],
  ])
  const all = await ann.get(`/pipelines/${pipeline}/insights`)
  expect(all).toMatchObject({ won: { count: 1, median: 30 }, lost: { count: 2, mean: 37.5 }, more: false })
  expect(all.winRate).toBeCloseTo(33.33, 1)
  expect(all.stages).toMatchObject([
    { name: 'First', reached: 3, days: { count: 3, median: expect.closeTo(20, 2) } },
    { name: 'Second', reached: 2, conversion: 50, days: { count: 2, p90: expect.closeTo(19.5, 2) } },
  ])
  expect(await sam.get(`/pipelines/${pipeline}/insights`)).toMatchObject({
    lost: { count: 1, median: 20 },
    stages: [
      { reached: 2, conversion: 50, days: { count: 2 } },
      { reached: 1, conversion: 100 },
    ],
  })
})

test('two thousand deals move in a handful of statements', async ({ world }) => {
  const Deal = world.app.catalogue.get('deal')
  const ctx = at(world, -1)
  const records = Array.from({ length: 2000 }, (_, n) => ({ name: `Many ${n}` }))
  const made = await batch(ctx, Deal, { operation: 'create', records })
  const stage = await stagesOf(world.api('ann'))
  let sent = 0
  world.app.pool.sent.watch = () => {
    sent++
  }
  const moves = made.map(({ id }) => ({ id, stage: stage.Qualified, closeDate: day(3) }))
  const moved = await batch(at(world, 0), Deal, { operation: 'update', records: moves })
  world.app.pool.sent.watch = undefined
  expect(moved.every((r) => r.status === 'updated')).toBe(true)
  expect(sent).toBeLessThan(20)
})
