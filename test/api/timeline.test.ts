import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

type Entry = {
  id: string
  at: string
  type: string
  object: string
  record: string
  entry?: any
  change?: any
}

const walk = async (who: Api, path: string, query: Record<string, unknown> = {}): Promise<Entry[]> =>
  who.all(`${path}/timeline`, query)
const subjects = (entries: Entry[]) =>
  entries.flatMap((one) => one.entry?.row.subject ?? one.entry?.row.name ?? [])
const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12)).toISOString()

describe('the timeline of an account', () => {
  const told = async (ann: Api, owner: string) => {
    const account = (await ann.post('/accounts', { name: 'Quill', owner })).id as string
    const note = (subject: string, n: number, more: object = {}) =>
      ann.post('/activities', { subject, account, at: day(n), owner, ...more })
    return { account, note }
  }

  test('tells what was written down, its files, its deals and how it changed, newest first', async ({
    ann,
    sam,
  }) => {
    const { account, note } = await told(ann, sam.id)
    const call = await note('Call', 2, { kind: 'call' })
    await note('Note', 1)
    await note('To do', 3, { kind: 'task' })
    await note('Was done', 3, { kind: 'task', done: true })
    const deal = await sam.post('/deals', { name: 'Roof', account, amount: { amount: 500, currency: 'EUR' } })
    await sam.post(`/deals/${deal.id}/win`)
    await sam.patch(`/deals/${deal.id}`, { nextStep: 'Send thanks' })
    await sam.patch(`/accounts/${account}`, { employees: 12 })
    const upload = new FormData()
    upload.append('account', account)
    upload.append('file', new Blob(['Plan']), 'plan.txt')
    await sam.post('/files', upload)
    const attached = new FormData()
    attached.append('account', account)
    attached.append('activity', call.id)
    attached.append('file', new Blob(['Notes']), 'notes.txt')
    await sam.post('/files', attached)

    const { data, linked } = await sam.get(`/accounts/${account}/timeline`)
    const shown = data.map((one: Entry) =>
      one.type === 'change'
        ? `${one.object} ${one.change.kind} ${Object.keys(one.change.changes)}`
        : `${one.object} ${one.entry.row.subject ?? one.entry.row.name}`,
    )
    expect(shown).toEqual([
      'file plan.txt',
      'account changed employees',
      expect.stringMatching(/^deal changed .*stage/),
      'deal created ',
      'account created ',
      'activity Was done',
      'activity Call',
      'activity Note',
    ])
    const won = data[2].change
    expect(won).toMatchObject({
      actor: { title: 'Sam Reed' },
      subject: { name: 'Roof', amount: { amount: 500 } },
    })
    expect(won.changes.stage.map((id: string) => linked[id].title)).toEqual(['Prospecting', 'Won'])
    expect(data[6].entry).toMatchObject({
      row: { included: { owner: { title: 'Sam Reed' } }, may: { update: true } },
      files: [{ name: 'notes.txt', size: 5 }],
    })
  })

  test('shows only the kinds, people, days and words asked for', async ({ ann, sam, zoe, carla }) => {
    const { account, note } = await told(ann, sam.id)
    await note('First call', 1, { kind: 'call', body: '<p>About the Krakatoa budget</p>' })
    await note('Second call', 2, { kind: 'call', owner: zoe.id, contact: carla })
    const meeting = await note('Meeting', 3, { kind: 'meeting' })
    await ann.post('/activityParticipants', { activity: meeting.id, user: zoe.id })
    await note('Note', 4)
    const found = async (query: object) =>
      subjects(await walk(sam, `/accounts/${account}`, query as Record<string, unknown>))
    expect(await found({ kinds: 'call' })).toEqual(['Second call', 'First call'])
    expect(await found({ kinds: 'call,meeting' })).toEqual(['Meeting', 'Second call', 'First call'])
    expect(await found({ kinds: 'activity' })).toHaveLength(4)
    expect(await found({ kinds: 'deal,file' })).toEqual([])
    expect(await found({ who: zoe.id })).toEqual(['Meeting', 'Second call'])
    expect(await found({ who: carla })).toEqual(['Second call'])
    expect(await found({ from: day(2), to: day(4) })).toEqual(['Meeting', 'Second call'])
    expect(await found({ q: 'second ca' })).toEqual(['Second call'])
    expect(await found({ q: 'krakatoa' })).toEqual(['First call'])
    expect(await walk(sam, `/accounts/${account}`, { kinds: 'change', q: 'quill' })).toEqual([])
  })

  test('begins at a day, and goes on from there in both directions', async ({ ann, sam }) => {
    const { account, note } = await told(ann, sam.id)
    for (let n = 1; n <= 9; n++) await note(`Day ${n}`, n)
    const page = async (query: object) => {
      const { data, nextCursor } = await sam.get(`/accounts/${account}/timeline`, {
        kinds: 'activity',
        limit: 3,
        ...query,
      })
      return { subjects: subjects(data), nextCursor }
    }
    expect((await page({ cursor: day(5) })).subjects).toEqual(['Day 5', 'Day 4', 'Day 3'])
    const newer = await page({ cursor: day(5), newer: true })
    expect(newer.subjects).toEqual(['Day 8', 'Day 7', 'Day 6'])
    expect(await page({ cursor: newer.nextCursor, newer: true })).toEqual({
      subjects: ['Day 9'],
      nextCursor: null,
    })
    await expect(page({ cursor: 'tomorrow' })).rejects.toMatchObject({ status: 400 })
  })

  test('of a contact has what they took part in, once', async ({ ann, sam }) => {
    const { account, note } = await told(ann, sam.id)
    const contact = (await ann.post('/contacts', { name: 'Quentin', account })).id
    const [both, part] = [await note('Both', 2, { contact }), await note('Part', 1)]
    for (const one of [both, part]) await ann.post('/activityParticipants', { activity: one.id, contact })
    const entries = await walk(sam, `/contacts/${contact}`)
    expect(subjects(entries)).toEqual(['Both', 'Part'])
    expect(entries.at(-1)!.entry.people).toMatchObject([
      { contact, included: { contact: { title: 'Quentin' } } },
    ])
  })

  test('says of long texts that there is more', async ({ ann, sam }) => {
    const { account, note } = await told(ann, sam.id)
    await note('Long', 1, { body: 'x'.repeat(9000), transcript: 'short' })
    const [one] = await walk(sam, `/accounts/${account}`, { kinds: 'note' })
    expect(one!.entry).toMatchObject({
      cut: ['body'],
      texts: { body: 'x'.repeat(4000), transcript: 'short' },
    })
  })

  test('is for those who see the account, and shows them nothing they may not see', async ({
    ann,
    sam,
    zoe,
    bolt,
    boris,
  }) => {
    await expect(sam.get(`/accounts/${bolt}/timeline`)).rejects.toMatchObject({ status: 404 })
    // Sam's own company below one he may not see, and a contact of his in it.
    const child = (await ann.post('/accounts', { name: 'Bolt Nord', parent: bolt, owner: sam.id })).id
    await ann.post('/activities', { subject: 'Seen', account: child })
    await ann.post('/activities', { subject: 'Hidden', account: bolt, contact: boris })
    expect(subjects(await walk(sam, `/accounts/${child}`))).toEqual(['Seen'])
    expect(subjects(await walk(zoe, `/accounts/${bolt}`, { tree: true, kinds: 'activity' }))).toEqual([
      'Hidden',
    ])
    const all = await walk(ann, `/accounts/${bolt}`, { tree: true })
    expect(subjects(all).sort()).toEqual(['Hidden', 'Seen'])
    expect(all.filter((one) => one.object === 'account').map((one) => one.record)).toContain(child)
    expect((await walk(zoe, `/accounts/${bolt}`, { tree: true })).map((one) => one.record)).not.toContain(
      child,
    )
  })
})

/** The same by plain means: every list and history there is, filtered and sorted in memory. */
async function brute(who: Api, root: string, accounts: string[]): Promise<string[]> {
  const seen = (await who.all('/accounts', { filter: { id: { in: accounts } }, fields: 'id' })).map(
    (a) => a.id,
  )
  const under = { account: { in: accounts } }
  const activities = await who.all('/activities', { filter: under, fields: 'at,kind,done' })
  const files = await who.all('/files', { filter: { ...under, activity: { is: null } }, fields: 'createdAt' })
  const lines: { at: string; id: string; record: string }[] = [
    ...activities
      .filter((a) => a.kind !== 'task' || a.done)
      .map((a) => ({ at: a.at, id: a.id, record: a.id })),
    ...files.map((f) => ({ at: f.createdAt, id: f.id, record: f.id })),
  ]
  for (const id of seen.includes(root) ? seen : [])
    lines.push(...(await who.all(`/accounts/${id}/history`)).map((c) => ({ at: c.at, id: c.id, record: id })))
  for (const [plural, names] of [
    ['deals', ['stage', 'amount', 'closeDate', 'account']],
    ['contacts', ['account']],
  ] as const)
    for (const { id } of await who.all(`/${plural}`, { filter: under, fields: 'id' })) {
      const changes = await who.all(`/${plural}/${id}/history`)
      const shown = changes.filter((c) => c.kind === 'created' || names.some((name) => c.changes[name]))
      lines.push(...shown.map((c) => ({ at: c.at, id: c.id, record: id })))
    }
  const key = (one: (typeof lines)[number]) => `${one.at} ${one.id} ${one.record}`
  return lines.map(key).sort().reverse()
}

const pick = <T>(some: readonly T[], n: number) => some[n % some.length]!
const step = fc.record({
  what: fc.constantFrom('activity', 'task', 'deal', 'win', 'file', 'contact', 'edit', 'bin'),
  by: fc.nat(3),
  to: fc.nat(4),
  day: fc.integer({ min: 1, max: 4 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Tree = { accounts: string[]; activities: string[]; deals: string[] }

async function plant(ann: Api, owners: (string | null)[]): Promise<Tree> {
  const accounts: string[] = []
  for (const [i, owner] of owners.entries()) {
    const parent = i ? pick(accounts, i >> 1) : null
    accounts.push((await ann.post('/accounts', { name: `Node ${i}`, owner, parent })).id)
  }
  return { accounts, activities: [], deals: [] }
}

async function grow(ann: Api, tree: Tree, { what, by, to, day: n }: Step, owners: string[]) {
  const [account, owner] = [pick(tree.accounts, to), pick(owners, by)]
  const about = { account, owner }
  if (what === 'activity' || what === 'task') {
    const kind = what === 'task' ? { kind: 'task', done: n > 2 } : { kind: 'call' }
    tree.activities.push((await ann.post('/activities', { subject: what, at: day(n), ...about, ...kind })).id)
  }
  if (what === 'deal') tree.deals.push((await ann.post('/deals', { name: 'Roof', ...about })).id)
  if (what === 'win' && tree.deals.length)
    await ann.patch(`/deals/${pick(tree.deals, to)}`, {
      nextStep: `Step ${n}`,
      amount: { amount: n, currency: 'EUR' },
    })
  if (what === 'contact') await ann.post('/contacts', { name: 'Quentin', ...about })
  if (what === 'edit') await ann.patch(`/accounts/${account}`, { employees: n, owner })
  if (what === 'bin' && tree.activities.length)
    await ann.ask('DELETE', `/activities/${pick(tree.activities, to)}`)
  if (what === 'file') {
    const form = new FormData()
    form.append('account', account)
    form.append('file', new Blob(['x']), 'x.txt')
    await ann.post('/files', form)
  }
}

/** From the oldest entry on, turned round. */
async function walkBack(who: Api, path: string, query: object): Promise<Entry[]> {
  const found: Entry[] = []
  let cursor: string | undefined
  do {
    const page = await who.get(`${path}/timeline`, { ...query, newer: true, ...(cursor && { cursor }) })
    found.unshift(...page.data)
    cursor = page.nextCursor
  } while (cursor)
  return found
}

async function compare(who: Api, root: string, below: string[], query: Record<string, unknown>) {
  if ((await who.ask('GET', `/accounts/${root}`)).status === 404) return
  const entries = await walk(who, `/accounts/${root}`, query)
  const wanted = await brute(who, root, below)
  expect(entries.map((one) => `${one.at} ${one.id} ${one.record}`)).toEqual(wanted)
  expect(await walkBack(who, `/accounts/${root}`, query)).toEqual(entries)
}

test('pages of any size, in both directions, are what all lists and histories say together', async ({
  ann,
  sam,
  zoe,
  mia,
}) => {
  const people = [ann.id, sam.id, zoe.id, mia.id]
  const work = async (steps: Step[], limit: number) => {
    const tree = await plant(ann, [sam.id, zoe.id, sam.id, null, zoe.id])
    for (const one of steps) await grow(ann, tree, one, people)
    const root = tree.accounts[0]!
    const below = await belowOf(ann, root)
    for (const who of [ann, sam, zoe]) {
      await compare(who, root, [root], { limit })
      await compare(who, root, below, { limit, tree: true })
    }
  }
  const steps = fc.array(step, { minLength: 8, maxLength: 24 })
  await fc.assert(fc.asyncProperty(steps, fc.integer({ min: 1, max: 7 }), work), { numRuns: 5 })
})

async function belowOf(ann: Api, root: string): Promise<string[]> {
  const found = [root]
  for (const id of found)
    found.push(
      ...(await ann.all('/accounts', { filter: { parent: { is: id } }, fields: 'id' })).map((a) => a.id),
    )
  return found
}
