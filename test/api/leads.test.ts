import { describe, expect } from 'vitest'
import { test } from '../world.ts'

const wrong = (field: string) => ({ status: 422, problem: { errors: [{ field }] } })

describe('a lead', () => {
  test('begins with its first touch, which is its last one until somebody speaks to it', async ({
    sam,
    world,
  }) => {
    const lead = await sam.post('/leads', {
      firstName: 'Lena',
      lastName: 'Ott',
      company: 'Ott & Co',
      owner: sam.id,
    })
    expect(lead).toMatchObject({ name: 'Lena Ott', status: 'new', lastTouchAt: lead.firstTouchAt })
    const at = new Date(Date.now() - 1000).toISOString()
    const old = new Date(Date.now() - 9_000_000).toISOString()
    await world.app.pool.query('update lead set last_touch_at = $2 where id = $1', [lead.id, old])
    await sam.post('/activities', { kind: 'call', subject: 'Asked for prices', lead: lead.id, at })
    const touch = async () => (await sam.get(`/leads/${lead.id}`)).lastTouchWhat
    await expect.poll(touch, { timeout: 10_000 }).toBe('Asked for prices')
    expect(await sam.get(`/leads/${lead.id}`)).toMatchObject({ lastTouchAt: at, lastTouchChannel: 'call' })
    await sam.delete(`/leads/${lead.id}`)
  })

  test('is unqualified for a reason, and converted only by converting it', async ({ sam }) => {
    const lead = await sam.post('/leads', { name: 'Nix', owner: sam.id })
    const at = `/leads/${lead.id}`
    await expect(sam.patch(at, { status: 'unqualified' })).rejects.toMatchObject(wrong('unqualifiedReason'))
    await expect(sam.post(`${at}/unqualify`)).rejects.toMatchObject(wrong('reason'))
    const gone = await sam.post(`${at}/unqualify`, { reason: 'No need' })
    expect(gone).toMatchObject({ status: 'unqualified', unqualifiedReason: 'No need' })
    await expect(sam.patch(at, { status: 'converted' })).rejects.toMatchObject(wrong('status'))
    await sam.delete(at)
  })

  test('is seen, with what hangs on it, by its owner, managers and, unowned, by everybody', async ({
    sam,
    zoe,
    mia,
  }) => {
    const lead = await sam.post('/leads', { name: 'Mine', owner: sam.id })
    const call = await mia.post('/activities', { kind: 'call', subject: 'Spoke', lead: lead.id })
    const point = await mia.post('/contactPoints', { kind: 'phone', value: '+49 89 555', lead: lead.id })
    for (const path of [`/leads/${lead.id}`, `/activities/${call.id}`, `/contactPoints/${point.id}`]) {
      expect((await sam.get(path)).id).toBeDefined()
      await expect(zoe.get(path)).rejects.toMatchObject({ status: 404 })
    }
    await mia.patch(`/leads/${lead.id}`, { owner: null })
    expect((await zoe.get(`/leads/${lead.id}`)).name).toBe('Mine')
    await mia.delete(`/leads/${lead.id}`)
  })

  test('stands in ready views: new ones of mine, those untouched for days', async ({ sam, world }) => {
    const lead = await sam.post('/leads', { name: 'Waiting', owner: sam.id })
    const four = new Date(Date.now() - 4 * 86_400_000)
    await world.app.pool.query('update lead set last_touch_at = $2 where id = $1', [lead.id, four])
    const { views } = (await sam.get('/catalogue')).objects.find((one: any) => one.name === 'lead').list
    const found = async (label: string) => {
      const { filter } = views.find((one: any) => one.label === label)
      return (await sam.get('/leads', { filter })).data.map((one: any) => one.name)
    }
    expect(await found('My new leads')).toEqual(['Waiting'])
    expect(await found('Untouched for 3 days')).toEqual(['Waiting'])
    expect(await found('Nobody’s')).not.toContain('Waiting')
    await sam.delete(`/leads/${lead.id}`)
  })
})
