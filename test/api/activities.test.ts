import { describe, expect } from 'vitest'
import { Account, Activity } from '#accounts/index.ts'
import { renewSince } from '#accounts/lastContact.ts'
import { batch } from '#core/server/store.ts'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const log = (who: Api, activity: object, more: object = {}) =>
  who.post('/activities/log', { activity, ...more })
const call = (who: Api, more: object = {}) =>
  log(who, { kind: 'call', subject: 'Terms', owner: who.id, ...more })

describe('an activity', () => {
  test('about a contact or a deal belongs to the account behind it', async ({
    sam,
    acme,
    carla,
    acmeRenewal,
  }) => {
    expect(await log(sam, { body: 'Met at the fair', contact: carla })).toMatchObject({ account: acme })
    expect(await log(sam, { body: 'Met at the fair', deal: acmeRenewal })).toMatchObject({ account: acme })
    expect(await log(sam, { body: 'Met at the fair', contact: carla, account: null })).toMatchObject({
      account: null,
    })
  })

  test('keeps whom its text mentions, and of other markup only what is harmless', async ({
    sam,
    zoe,
    acme,
  }) => {
    const mention = `<span data-type="mention" data-id="${zoe.id}">@Zoë Lang</span>`
    const note = await log(sam, {
      account: acme,
      body: `<p onclick="x()">Ask ${mention} <span data-type="evil" style="color:red">x</span></p><script>x()</script>`,
    })
    expect(note).toMatchObject({
      subject: 'Ask @Zoë Lang x x()',
      mentions: [zoe.id],
      body: `<p>Ask ${mention} <span data-type>x</span></p>`,
    })
    expect(await sam.patch(`/activities/${note.id}`, { body: 'Done' })).toMatchObject({ mentions: null })
  })

  test('knows its length from its end, and its end from its length', async ({ sam, acme }) => {
    const at = '2026-03-02T10:00:00.000Z'
    const made = await call(sam, { account: acme, at, duration: 14 })
    expect(made).toMatchObject({ endsAt: '2026-03-02T10:14:00.000Z' })
    expect(await sam.patch(`/activities/${made.id}`, { endsAt: '2026-03-02T10:30:00Z' })).toMatchObject({
      duration: 30,
    })
    expect(await sam.patch(`/activities/${made.id}`, { at: '2026-03-02T12:00:00Z' })).toMatchObject({
      endsAt: '2026-03-02T12:30:00.000Z',
    })
  })

  test('of a copied chat says who spoke', async ({ sam, acme }) => {
    const transcript = '[10:02] Ana: Is <b> ok?\n[10:03] Carla: Yes'
    expect(await log(sam, { kind: 'chat', account: acme, transcript })).toMatchObject({
      subject: 'Is <b> ok?',
      transcript:
        '<p><strong>Ana</strong> <em>10:02</em><br />Is &lt;b&gt; ok?</p><p><strong>Carla</strong> <em>10:03</em><br />Yes</p>',
    })
  })

  test('is logged with those who took part, all or nothing', async ({ sam, zoe, acme, carla, boris }) => {
    const meeting = { kind: 'meeting', subject: 'Workshop', account: acme, owner: sam.id }
    const participants = [{ contact: carla }, { user: zoe.id }, { name: 'The new buyer', role: 'optional' }]
    const made = await log(sam, meeting, { participants })
    const { data } = await sam.get('/activityParticipants', {
      filter: { activity: { is: made.id } },
      include: 'contact,user',
      sort: 'createdAt',
    })
    expect(data).toMatchObject([
      { contact: carla, at: made.at, included: { contact: { title: 'Carla Núñez' } } },
      { user: zoe.id, role: 'attendee' },
      { name: 'The new buyer', role: 'optional' },
    ])
    const before = await sam.all('/activities', { filter: { subject: { is: 'Nobody' } } })
    for (const wrong of [{ contact: boris }, {}])
      await expect(
        log(sam, { ...meeting, subject: 'Nobody' }, { participants: [wrong] }),
      ).rejects.toMatchObject({
        status: 422,
        problem: { errors: [{ field: 'participants.0.contact' }] },
      })
    expect(await sam.all('/activities', { filter: { subject: { is: 'Nobody' } } })).toEqual(before)
  })

  test('that moves in time takes those who took part along', async ({ sam, acme, carla }) => {
    const made = await log(
      sam,
      { kind: 'meeting', subject: 'Visit', account: acme },
      { participants: [{ contact: carla }] },
    )
    await sam.patch(`/activities/${made.id}`, { at: '2026-05-01T08:00:00Z' })
    const { data } = await sam.get('/activityParticipants', { filter: { activity: { is: made.id } } })
    expect(data[0].at).toBe('2026-05-01T08:00:00.000Z')
  })
})

describe('the last contact of a customer', () => {
  const fresh = async (ann: Api, more: object = {}) => {
    const account = await ann.post('/accounts', { name: 'Quill', ...more })
    const contact = await ann.post('/contacts', { name: 'Quentin', account: account.id })
    return { account: account.id as string, contact: contact.id as string }
  }
  const last = async (who: Api, path: string) => {
    const { lastContact, lastContactAt, lastContactBy, included } = await who.get(path, {
      include: 'lastContact,lastContactBy',
    })
    return { lastContact, lastContactAt, lastContactBy, subject: included.lastContact?.title }
  }
  const none = { lastContact: null, lastContactAt: null, lastContactBy: null }

  test('is the newest conversation, whoever wrote down what in between', async ({ ann, sam, zoe }) => {
    const { account, contact } = await fresh(ann)
    const older = await call(zoe, { account, contact, at: ago(30), subject: 'Renewal terms' })
    const newer = await call(sam, { account, contact, at: ago(2), kind: 'email', subject: 'Offer' })
    await call(zoe, { account, contact, at: ago(5) })
    await call(zoe, { account, at: ago(1), outcome: 'No answer' })
    await log(zoe, { account, contact, body: 'Just a note' })
    await log(zoe, { account, contact, kind: 'task', subject: 'To do', dueAt: ago(1) })
    const is = { lastContact: newer.id, lastContactAt: newer.at, lastContactBy: sam.id, subject: 'Offer' }
    for (const path of [`/accounts/${account}`, `/contacts/${contact}`]) {
      expect(await last(ann, path)).toEqual(is)
      // It follows from the activities, so nobody who edits the record meanwhile is stopped by it.
      expect((await ann.get(path)).version).toBe(1)
    }
    await ann.delete(`/activities/${newer.id}`)
    expect((await last(ann, `/accounts/${account}`)).lastContactBy).toBe(zoe.id)
    await ann.post(`/activities/${newer.id}/restore`)
    expect(await last(ann, `/accounts/${account}`)).toEqual(is)
    await ann.patch(`/activities/${newer.id}`, { kind: 'note' })
    await ann.patch(`/activities/${older.id}`, { at: ago(3) })
    expect(await last(ann, `/contacts/${contact}`)).toMatchObject({ lastContact: older.id })
  })

  test('moves with its activity to another customer', async ({ ann, sam }) => {
    const [from, to] = [await fresh(ann), await fresh(ann)]
    const made = await call(sam, { account: from.account, at: ago(1) })
    await ann.patch(`/activities/${made.id}`, { account: to.account })
    expect(await last(ann, `/accounts/${from.account}`)).toMatchObject(none)
    expect(await last(ann, `/accounts/${to.account}`)).toMatchObject({ lastContact: made.id })
  })

  test('counts for everyone who took part, as long as they did', async ({ ann, sam }) => {
    const { account, contact } = await fresh(ann)
    const meeting = await call(sam, { account, kind: 'meeting', at: ago(4) })
    const part = await sam.post('/activityParticipants', { activity: meeting.id, contact })
    expect(await last(ann, `/contacts/${contact}`)).toMatchObject({ lastContact: meeting.id })
    await sam.delete(`/activityParticipants/${part.id}`)
    expect(await last(ann, `/contacts/${contact}`)).toMatchObject(none)
    await sam.post(`/activityParticipants/${part.id}/restore`)
    await ann.delete(`/activities/${meeting.id}`)
    expect(await last(ann, `/contacts/${contact}`)).toMatchObject(none)
  })

  test('is not what is still to come, and is it once its time has come', async ({ ann, sam, world }) => {
    const { account, contact } = await fresh(ann)
    const at = new Date(Date.now() + 3_600_000)
    const meeting = await call(sam, { account, kind: 'meeting', at: at.toISOString() })
    await sam.post('/activityParticipants', { activity: meeting.id, contact })
    expect(await last(ann, `/accounts/${account}`)).toMatchObject(none)
    const later = { ...world.app.system(), now: new Date(at.getTime() + 60_000) }
    await renewSince(later, new Date(at.getTime() - 60_000))
    expect(await last(ann, `/accounts/${account}`)).toMatchObject({ lastContact: meeting.id })
    expect(await last(ann, `/contacts/${contact}`)).toMatchObject({ lastContact: meeting.id })
  })

  test('tells nobody of a subject they may not read', async ({ ann, sam, zoe, bolt }) => {
    // Quentin is Sam's, his company is not: the call with both is for Zoë alone.
    const { id } = await ann.post('/contacts', { name: 'Quentin', account: bolt, owner: sam.id })
    const made = await call(zoe, { contact: id, at: ago(1), subject: 'Secret terms' })
    const seen = await sam.get(`/contacts/${id}`, { include: 'lastContact,lastContactBy' })
    expect(seen).toMatchObject({ lastContactAt: made.at, included: { lastContactBy: { title: 'Zoë Lang' } } })
    expect(JSON.stringify(seen)).not.toContain('Secret')
    expect((await zoe.get(`/contacts/${id}`, { include: 'lastContact' })).included.lastContact.title).toBe(
      'Secret terms',
    )
  })

  test('sorts a list, and finds those nobody spoke to for a month', async ({ ann, sam }) => {
    const [near, far, never] = [await fresh(ann), await fresh(ann), await fresh(ann)]
    await call(sam, { account: near.account, at: ago(2) })
    await call(sam, { account: far.account, at: ago(24 * 40) })
    const mine = { id: { in: [near.account, far.account, never.account] } }
    const ids = async (query: Record<string, unknown>) =>
      (await ann.get('/accounts', query)).data.map((row: any) => row.id)
    expect(await ids({ filter: mine, sort: '-lastContactAt' })).toEqual([
      near.account,
      far.account,
      never.account,
    ])
    const view = Account.list.views!.find((one) => one.label === 'Not contacted in 30 days')!
    expect((await ids({ filter: { all: [mine, view.filter] } })).sort()).toEqual(
      [far.account, never.account].sort(),
    )
  })

  test('costs a batch of thousands one statement for each kind of customer', async ({ ann, world }) => {
    const { account } = await fresh(ann)
    const ctx = world.app.system()
    const records = Array.from({ length: 2000 }, (_, i) => ({
      kind: 'call',
      subject: `Call ${i}`,
      account,
      at: ago(i + 1),
    }))
    const before = world.app.pool.sent.count
    await batch(ctx, ctx.catalogue.get(Activity.name), { operation: 'create', records })
    expect(world.app.pool.sent.count - before).toBeLessThan(12)
    expect(await last(ann, `/accounts/${account}`)).toMatchObject({ subject: 'Call 0' })
  })
})
