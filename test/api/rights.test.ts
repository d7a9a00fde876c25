import { describe, expect } from 'vitest'
import { test } from '../world.ts'

const names = (rows: { name: string }[]) => rows.map((row) => row.name).sort()

describe('a sales person', () => {
  test('lists what is own, of the team or nobody’s', async ({ sam, zoe, mia }) => {
    expect(names((await sam.get('/accounts')).data)).toEqual(['Acme', 'Cedar', 'Delta'])
    expect(names((await zoe.get('/accounts')).data)).toEqual(['Bolt', 'Cedar', 'Delta'])
    expect(names((await mia.get('/accounts')).data)).toEqual(['Acme', 'Bolt', 'Cedar', 'Delta'])
    expect((await sam.get('/accounts', { count: 'exact' })).count.value).toBe(3)
  })

  test('sees what hangs on an account as far as the account', async ({ sam }) => {
    expect(names((await sam.get('/contacts')).data)).toEqual(['Carla Núñez', 'Cleo Finch'])
    expect(names((await sam.get('/deals')).data)).toEqual(['Acme renewal', 'Cedar rollout'])
  })

  test('sees the ways to reach a contact who belongs to no account', async ({ sam, zoe }) => {
    const contact = await sam.post('/contacts', { name: 'Loose', owner: sam.id })
    const point = await sam.post('/contactPoints', {
      kind: 'email',
      value: 'x@example.com',
      contact: contact.id,
    })
    expect(await sam.patch(`/contactPoints/${point.id}`, { label: 'work' })).toMatchObject({ label: 'work' })
    await expect(zoe.get(`/contactPoints/${point.id}`)).rejects.toMatchObject({ status: 404 })
  })

  test('finds no way to a hidden record by its id', async ({ sam, bolt, boltPilot }) => {
    const tries: [string, string, object?][] = [
      ['GET', `/accounts/${bolt}`],
      ['PATCH', `/accounts/${bolt}`, { name: 'Mine' }],
      ['DELETE', `/accounts/${bolt}`],
      ['POST', `/accounts/${bolt}/restore`, {}],
      ['GET', `/accounts/${bolt}/history`],
      ['POST', `/accounts/${bolt}/history/${bolt}/restore`, {}],
      ['POST', `/deals/${boltPilot}/win`, {}],
    ]
    for (const [method, path, body] of tries) {
      const { status, body: problem } = await sam.ask(method, path, { body })
      expect([path, status]).toEqual([path, 404])
      expect(JSON.stringify(problem)).not.toContain('Bolt')
    }
    const batch = { operation: 'update', records: [{ id: bolt, name: 'Mine' }] }
    expect((await sam.post('/accounts/batch', batch)).results[0].errors[0].field).toBe('id')
  })

  test('does not find hidden records by search, nor through links, counts or groups', async ({
    sam,
    ann,
  }) => {
    expect((await sam.get('/search', { q: 'bolt' })).data).toEqual([])
    expect((await ann.get('/search', { q: 'bolt' })).data).not.toEqual([])
    expect((await sam.get('/accounts', { q: 'bolt' })).data).toEqual([])
    const groups = (await sam.get('/accounts/aggregate', { group: 'owner', measure: 'count' })).data
    expect(groups.reduce((n: number, g: any) => n + g.count, 0)).toBe(3)
    const team = await sam.get('/teams', { filter: { lead: { is: null } } })
    expect(team.data).toHaveLength(2)
  })

  test('cannot ask about hidden records through the links of visible ones', async ({
    ann,
    sam,
    bolt,
    world,
  }) => {
    const { id } = await ann.post('/accounts', { name: 'Leaf', owner: world.ids.sam, parent: bolt })
    const through = [{ 'parent.name': { is: 'Bolt' } }, { parent: { that: { name: { has: 'olt' } } } }]
    for (const filter of through) expect((await sam.get('/accounts', { filter })).data).toEqual([])
    const row = await sam.get(`/accounts/${id}`, { include: 'parent' })
    expect(row.included).toEqual({ parent: null })
    expect(
      (await sam.get('/users', { filter: { accounts: { where: { name: { is: 'Bolt' } } } } })).data,
    ).toEqual([])
    await ann.delete(`/accounts/${id}`)
  })

  test('may not link to what is hidden, nor hand over blindly', async ({ sam, bolt, boltPilot }) => {
    await expect(sam.post('/contacts', { name: 'Eve', account: bolt })).rejects.toMatchObject({ status: 422 })
    await expect(sam.post('/activities', { subject: 'x', deal: boltPilot })).rejects.toMatchObject({
      status: 422,
    })
  })

  test('may change but not throw away what only the team or nobody owns', async ({ sam, cedar, delta }) => {
    for (const id of [cedar, delta]) {
      expect(await sam.patch(`/accounts/${id}`, { site: 'hq' })).toMatchObject({ site: 'hq' })
      expect((await sam.ask('DELETE', `/accounts/${id}`)).status).toBe(403)
    }
  })
})

describe('a viewer', () => {
  test('reads all and writes nothing, not even what is theirs or nobody’s', async ({
    ann,
    vic,
    cedar,
    world,
  }) => {
    expect((await vic.get('/accounts')).data).toHaveLength(4)
    const own = await ann.post('/accounts', { name: 'Of Vic', owner: world.ids.vic })
    for (const id of [cedar, own.id]) {
      expect((await vic.ask('PATCH', `/accounts/${id}`, { body: { site: 'x' } })).status).toBe(403)
      expect((await vic.ask('DELETE', `/accounts/${id}`)).status).toBe(403)
    }
    expect((await vic.ask('POST', '/accounts', { body: { name: 'New' } })).status).toBe(403)
    const batch = { operation: 'create', records: [{ name: 'New' }] }
    expect((await vic.ask('POST', '/accounts/batch', { body: batch })).status).toBe(403)
    const deal = (await vic.get('/deals', { filter: { name: { is: 'Cedar rollout' } } })).data[0]
    expect((await vic.ask('POST', `/deals/${deal.id}/win`, { body: {} })).status).toBe(403)
    const row = await vic.get(`/accounts/${cedar}`, { include: 'may' })
    expect(row.may).toEqual({ update: false, delete: false })
    await ann.delete(`/accounts/${own.id}`)
  })

  test('is told so by the catalogue', async ({ vic, sam }) => {
    const can = async (who: typeof vic) =>
      (await who.get('/catalogue')).objects.find((o: any) => o.name === 'account').can
    expect(await can(vic)).toEqual({ create: false, update: false, delete: false })
    expect(await can(sam)).toEqual({ create: true, update: true, delete: true })
  })
})

describe('rules of fields', () => {
  test('people change their own profile, but not their rights', async ({ sam, ann, world }) => {
    const me = `/users/${world.ids.sam}`
    expect(await sam.patch(me, { jobTitle: 'Closer' })).toMatchObject({ jobTitle: 'Closer' })
    for (const change of [
      { roles: ['admin'] },
      { team: null },
      { active: false },
      { email: 'x@example.com' },
    ])
      await expect(sam.patch(me, change)).rejects.toMatchObject({
        status: 422,
        problem: { errors: [{ field: Object.keys(change)[0], message: 'may not be changed by you' }] },
      })
    expect((await sam.ask('PATCH', `/users/${world.ids.zoe}`, { body: { jobTitle: 'x' } })).status).toBe(403)
    expect((await ann.patch(me, { jobTitle: null })).roles).toEqual(['sales'])
    const fields = (await sam.get('/catalogue')).objects.find((o: any) => o.name === 'user').fields
    expect([fields.jobTitle.writable, fields.roles.writable]).toEqual([true, false])
  })

  test('settings, definitions and users are the administrator’s', async ({ mia, sam }) => {
    for (const who of [mia, sam]) {
      const tries: [string, string, object][] = [
        ['PATCH', '/settings', { company: 'Mine' }],
        ['POST', '/catalogue/objects', { labels: ['A', 'As'] }],
        ['POST', '/catalogue/objects/account/fields', { label: 'X', kind: 'text' }],
        ['POST', '/users', { name: 'New' }],
        ['POST', '/pipelines', { name: 'New' }],
        ['POST', `/users/${who.id}/password`, { password: 'long enough here' }],
      ]
      for (const [method, path, body] of tries)
        expect([path, (await who.ask(method, path, { body })).status]).toEqual([path, 403])
    }
  })

  test('the last administrator stays one', async ({ ann, world }) => {
    await expect(ann.patch(`/users/${world.ids.ann}`, { roles: ['sales'] })).rejects.toMatchObject({
      problem: { errors: [{ field: 'roles', message: 'must leave at least one active administrator' }] },
    })
    expect((await ann.ask('DELETE', `/users/${world.ids.ann}`)).status).toBeGreaterThanOrEqual(400)
  })
})
