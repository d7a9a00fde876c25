import { describe, expect } from 'vitest'
import type { Api } from '../api.ts'
import { listen } from '../stream.ts'
import { run, test } from '../world.ts'

describe('a deal', () => {
  const deal = (who: Api, more: object = {}) => who.post('/deals', { name: 'Roof', ...more })

  test('starts in the first stage, counted by itself', async ({ sam }) => {
    const made = await deal(sam)
    const stage = await sam.get(`/stages/${made.stage}`)
    expect([stage.name, made.probability, made.closedAt]).toEqual(['Prospecting', 10, null])
    expect(made.number).toMatch(/^D-\d{5}$/)
    expect((await sam.get('/search', { q: made.number })).data).toMatchObject([{ id: made.id }])
  })

  test('is won, reopened and lost by verbs that tell what happened', async ({ sam, world, acme }) => {
    const told: string[] = []
    world.app.outbox.on(async (events) => {
      for (const event of events) if (event.object === 'deal') told.push(`${event.name} ${event.records[0]}`)
    })
    const { id } = await deal(sam, { account: acme, amount: { amount: 900, currency: 'EUR' } })
    const won = await sam.post(`/deals/${id}/win`)
    expect(won).toMatchObject({ probability: 100 })
    expect(won.closedAt).not.toBeNull()
    const open = await sam.post(`/deals/${id}/reopen`)
    expect(open.closedAt).toBeNull()
    const lost = await sam.post(`/deals/${id}/lose`, { reason: 'Price' })
    expect(lost).toMatchObject({ probability: 0, lossReason: 'Price' })
    await expect
      .poll(() => told.filter((t) => t.endsWith(id)).map((t) => t.split(' ')[0]))
      .toEqual([
        'deal.created',
        'deal.changed',
        'deal.won',
        'deal.changed',
        'deal.reopened',
        'deal.changed',
        'deal.lost',
      ])
  })

  test('does a verb only when it applies, and knows no others', async ({ sam, boltPilot }) => {
    const { id } = await deal(sam)
    await expect(sam.post(`/deals/${id}/reopen`)).rejects.toMatchObject({ problem: { code: 'not_now' } })
    await expect(sam.post(`/deals/${id}/burn`)).rejects.toMatchObject({ problem: { code: 'no_verb' } })
    await expect(sam.post(`/deals/${boltPilot}/win`)).rejects.toMatchObject({ status: 404 })
  })

  test('keeps to the stages of its pipeline and to what a stage asks for', async ({ ann }) => {
    const pipeline = await ann.post('/pipelines', { name: 'Renewals' })
    const start = await ann.post('/stages', {
      name: 'Start',
      pipeline: pipeline.id,
      requiredFields: ['amount'],
    })
    const { id, pipeline: sales } = await deal(ann)
    await expect(ann.patch(`/deals/${id}`, { stage: start.id })).rejects.toMatchObject({
      problem: { errors: [{ field: 'amount', message: 'is required in the stage Start' }] },
    })
    const amount = { amount: 1, currency: 'EUR' }
    expect(await ann.patch(`/deals/${id}`, { stage: start.id, amount })).toMatchObject({
      pipeline: pipeline.id,
    })
    await expect(ann.patch(`/deals/${id}`, { pipeline: sales })).rejects.toMatchObject({ status: 422 })
    await expect(ann.post(`/deals/${id}/win`)).rejects.toMatchObject({ problem: { code: 'no_stage' } })
  })
})

describe('aggregates', () => {
  test('count and sum by group, never mixing two currencies', async ({ ann, world }) => {
    const lines = (query: object) =>
      ann.get('/deals/aggregate', { filter: { account: { not: null } }, ...query })
    const { data } = await lines({ group: 'owner', measure: 'count,sum:amount', include: 'owner' })
    const line = (owner: string | null) => data.filter((d: any) => d.group.owner === owner)
    expect(line(world.ids.zoe)).toEqual([
      {
        group: { owner: world.ids.zoe },
        included: { owner: { id: world.ids.zoe, object: 'user', title: 'Zoë Lang' } },
        count: 1,
        sum: { amount: { amount: 250_000, currency: 'USD' } },
      },
    ])
    expect(line(null)[0].included).toEqual({ owner: null })
    const total = await ann.get('/deals/aggregate', {
      measure: 'sum:amount',
      filter: { account: { in: [world.ids.acme, world.ids.bolt] } },
    })
    expect(total.data.map((d: any) => d.sum.amount)).toEqual([
      { amount: expect.any(Number), currency: 'EUR' },
      { amount: 250_000, currency: 'USD' },
    ])
  })

  test('put days into months', async ({ ann, cedar }) => {
    for (const closeDate of ['2031-01-31', '2031-01-01', '2031-02-01'])
      await ann.post('/deals', { name: 'Month', closeDate, account: cedar })
    const filter = { closeDate: { from: '2031-01-01' } }
    const { data } = await ann.get('/deals/aggregate', {
      group: 'closeDate:month',
      measure: 'count,min:closeDate',
      filter,
    })
    expect(data.map((d: any) => [d.group['closeDate:month'], d.count, d.min.closeDate])).toEqual([
      ['2031-01-01', 2, '2031-01-01'],
      ['2031-02-01', 1, '2031-02-01'],
    ])
  })

  test('say what cannot be measured', async ({ ann }) => {
    for (const query of [
      { measure: 'sum:name' },
      { measure: 'total' },
      { group: 'amount' },
      { group: 'name:month' },
      { group: 'nope' },
      { measure: 'sum:nope' },
    ])
      expect([query, (await ann.ask('GET', '/deals/aggregate', { query })).status]).toEqual([query, 400])
  })
})

describe('search', () => {
  const titles = async (who: Api, q: string) =>
    (await who.get('/search', { q })).data.map((hit: any) => hit.title)

  test.for([
    ['a beginning', 'car', 'Carla Núñez'],
    ['any order of words', 'nuñ carla', 'Carla Núñez'],
    ['no accents', 'nunez', 'Carla Núñez'],
    ['other case', 'CARLA', 'Carla Núñez'],
    ['a slip of the finger', 'carlla', 'Carla Núñez'],
    ['swapped letters', 'calra', 'Carla Núñez'],
    ['an e-mail address', 'carla@acme.example', 'Carla Núñez'],
    ['the beginning of one', 'carla@ac', 'Carla Núñez'],
    ['a number from the front', '+49 89 1234567', 'Carla Núñez'],
    ['a number as dialled at home', '089 1234567', 'Carla Núñez'],
    ['the end of a number', '1234567', 'Carla Núñez'],
  ])('finds by %s', async ([, q, title], { sam }) => {
    expect(await titles(sam, q!)).toContain(title)
  })

  test('finds nothing in nothing, and survives signs', async ({ sam }) => {
    for (const q of ['', '   ', '%', '_', "'", '\\', '*&|!()', '\u0000', '🙂'])
      expect([q, await titles(sam, q)]).toEqual([q, []])
  })

  test('forgives a slip in a word half typed', async ({ ann }) => {
    await ann.post('/accounts', { name: 'Harrowmere Cheese' })
    await ann.post('/accounts', { name: 'Harrowgate Mills' })
    expect((await titles(ann, 'harow')).sort()).toEqual(['Harrowgate Mills', 'Harrowmere Cheese'])
    expect(await titles(ann, 'harowmere')).toEqual(['Harrowmere Cheese'])
  })

  test('follows changes, the bin and the way back', async ({ ann }) => {
    const { id } = await ann.post('/accounts', { name: 'Quokka' })
    expect(await titles(ann, 'quokka')).toEqual(['Quokka'])
    await ann.patch(`/accounts/${id}`, { name: 'Wombat' })
    expect([await titles(ann, 'quokka'), await titles(ann, 'wombat')]).toEqual([[], ['Wombat']])
    await ann.delete(`/accounts/${id}`)
    expect(await titles(ann, 'wombat')).toEqual([])
    await ann.post(`/accounts/${id}/restore`)
    expect(await titles(ann, 'wombat')).toEqual(['Wombat'])
  })
})

describe('files', () => {
  const form = (content: BlobPart, name: string, links: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [field, id] of Object.entries(links)) body.set(field, id)
    body.set('file', new Blob([content]), name)
    return { body }
  }

  test('come back as they were', async ({ sam, zoe, acme }) => {
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex')
    const { status, body: row } = await sam.ask(
      'POST',
      '/files',
      form(png, 'Plan Süd.png', { account: acme }),
    )
    expect([status, row.name, row.type, row.size, row.account]).toEqual([
      201,
      'Plan Süd.png',
      'image/png',
      10,
      acme,
    ])
    const back = await sam.ask('GET', `/files/${row.id}/content`)
    expect(Buffer.from(back.body)).toEqual(png)
    expect(back.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''Plan%20S%C3%BCd.png")
    expect((await zoe.ask('GET', `/files/${row.id}/content`)).status).toBe(404)
  })

  test('that a browser might run are only ever saved', async ({ sam }) => {
    const { body: row } = await sam.ask('POST', '/files', form('<script>alert(1)</script>', 'x.html'))
    const { headers } = await sam.ask('GET', `/files/${row.id}/content`)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('go only to records the sender sees, from those who may write', async ({ sam, vic, bolt }) => {
    expect((await sam.ask('POST', '/files', form('x', 'x.txt', { account: bolt }))).status).toBe(422)
    expect((await vic.ask('POST', '/files', form('x', 'x.txt'))).status).toBe(403)
    expect((await sam.ask('POST', '/files', { body: new FormData() })).status).toBe(400)
  })
})

describe('live changes', () => {
  test('reach those who see the record, within seconds and from any process', async ({
    mia,
    sam,
    world,
    acme,
  }) => {
    const other = await run(world.url)
    const [near, limited] = [await listen(mia), await listen(sam)]
    const elsewhere = await fetch(`${other.address}/api/v1/accounts/${acme}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: `mainstay_session=${mia.token}` },
      body: JSON.stringify({ rating: 'Hot' }),
    })
    expect(elsewhere.status).toBe(200)
    const change = (ids: string[]) => ({ event: 'change', data: { object: 'account', ids, kind: 'changed' } })
    await expect.poll(() => near.heard, { timeout: 5000 }).toContainEqual(change([acme]))
    // Who sees only some accounts learns that one changed, not which.
    expect(limited.heard).toContainEqual(change([]))
    near.stop()
    limited.stop()
    await other.close()
  })

  test('of an object hidden from someone do not reach them', async ({ ann, sam }) => {
    const [of, to] = [await listen(ann), await listen(sam)]
    const { id } = await ann.post('/apiKeys', { name: 'Quiet' })
    await ann.patch(`/apiKeys/${id}`, { name: 'Still quiet' })
    await expect
      .poll(() => of.heard.filter((h) => h.data.object === 'apiKey'), { timeout: 5000 })
      .not.toEqual([])
    expect(JSON.stringify(to.heard)).not.toContain(id)
    of.stop()
    to.stop()
  })

  test('are told of new definitions', async ({ ann, vic }) => {
    const seen = await listen(vic)
    await ann.post('/catalogue/objects/account/fields', { label: 'Live', kind: 'text' })
    const { version } = await ann.get('/catalogue')
    await expect
      .poll(() => seen.heard, { timeout: 5000 })
      .toContainEqual({ event: 'catalogue', data: { version } })
    seen.stop()
  })

  test('are not for strangers', async ({ stranger }) => {
    expect((await stranger.ask('GET', '/events')).status).toBe(401)
  })
})
