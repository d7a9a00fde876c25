import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccountContact } from '#accounts/accountContact.object.ts'
import { Account, Activity, Contact } from '#accounts/index.ts'
import { App } from '#core/server/app.ts'
import { readConfig } from '#core/server/config.ts'
import { createLog } from '#core/server/log.ts'
import { purge } from '#core/server/purge.ts'
import { create, rows } from '#core/server/store.ts'
import { fillDemo, removeDemo } from '#demo/index.ts'
import { objects } from '#objects.ts'
import '#slices.ts'
import { Deal } from '#sales/index.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let app: App
let statements: number
let pristine: Record<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  const log = createLog({ level: 'silent' })
  app = new App({ url: database.url, objects, config: readConfig({}), log, dataDir: '', jobs: false })
  await app.start()
  pristine = await contents()
  const before = app.pool.sent.count
  await fillDemo(app)
  statements = app.pool.sent.count - before
})

afterAll(async () => {
  await app?.stop()
  await database?.drop()
})

/** A digest of every table's rows. */
async function contents(): Promise<Record<string, string>> {
  const tables = await app.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'main' and table_name not in ('outbox', 'tree_lock')`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const sql = `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`
    digests[name] = (await app.pool.query<{ digest: string }>(sql)).rows[0]!.digest
  }
  return digests
}

const count = async (table: string) =>
  (await app.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]!.n

test('a company stands there with customers, deals and months of work', async () => {
  expect(await count('account')).toBeGreaterThanOrEqual(300)
  expect(await count('contact')).toBeGreaterThanOrEqual(700)
  expect(await count('account_contact')).toBeGreaterThan(await count('contact'))
  expect(await count('product')).toBe(25)
  expect(await count('deal')).toBeGreaterThanOrEqual(300)
  expect(await count('activity')).toBeGreaterThanOrEqual(1500)
  expect(await count('team')).toBe(3)
})

test('filling it takes few enough statements for a person to wait', () => {
  expect(statements).toBeLessThan(4500)
})

test('filled once, it is left alone', async () => {
  const before = [await count('account'), await count('activity'), await count('change')]
  await fillDemo(app)
  expect([await count('account'), await count('activity'), await count('change')]).toEqual(before)
})

test('deals have stories: won and lost ones were open once and say why they were lost', async () => {
  const closed = await rows(app.system(), Deal, { filter: { 'stage.outcome': { not: 'open' } }, limit: 200 })
  const lost = closed.filter((d) => d.lossReason)
  expect(lost.length).toBeGreaterThan(5)
  expect(closed.length - lost.length).toBeGreaterThan(15)
  for (const deal of closed) expect(deal.version).toBeGreaterThan(1)
  for (const deal of closed) expect(Date.parse(deal.closedAt!)).toBeLessThanOrEqual(app.now().getTime())
})

test('search and hierarchy work on it as on anything else', async () => {
  const found = await rows(app.system(), Account, { q: 'harrowmere', sort: 'name' })
  expect(found.map((a) => a.name)).toContain('Harrowmere Cold Store')
  const store = found.find((a) => a.name === 'Harrowmere Cold Store')!
  const logistics = found.find((a) => a.name === 'Harrowmere Logistics')!
  expect([store.parent, logistics.parent]).toEqual([
    logistics.id,
    found.find((a) => a.name === 'Harrowmere Foods')!.id,
  ])
})

test('no address leads to anybody real', async () => {
  const mails = await app.pool.query<{ email: string }>(
    'select email from contact union select email from account union select email from "user"',
  )
  for (const { email } of mails.rows) expect(email).toMatch(/(\.example|@example\.(com|net|org))$/)
  const contacts = await rows(app.system(), Contact, { limit: 200 })
  expect(new Set(contacts.map((c) => c.name)).size).toBeGreaterThan(contacts.length - 3)
})

test('work lies in the past except what is planned', async () => {
  const ahead = await rows(app.system(), Activity, { filter: { at: { over: 'now' } }, limit: 200 })
  for (const one of ahead) expect(['task', 'meeting']).toContain(one.kind)
  expect(ahead.length).toBeGreaterThan(10)
})

test('it goes without trace, with what hangs on it, and what people made themselves stays', async () => {
  const ctx = app.system()
  const [harrowmere] = await rows(ctx, Account, { filter: { name: { is: 'Harrowmere Foods' } } })
  const own = await create(ctx, Account, {
    ...{ kind: 'company', status: 'active' },
    name: 'Our own customer',
    parent: harrowmere!.id,
  })
  await create(ctx, Activity, { kind: 'note', subject: 'A note of mine', account: harrowmere!.id })
  await create(ctx, AccountContact, { account: harrowmere!.id, contact: await someContact() })
  const would = await removeDemo(app, true)
  expect(would.asked.account).toBe((await count('account')) - 1)
  expect(would.along).toMatchObject({ accountContact: 1 })
  await removeDemo(app)
  expect(await rows(ctx, Account)).toMatchObject([{ id: own.id, parent: null }])
  expect(await rows(ctx, Activity)).toMatchObject([{ subject: 'A note of mine', account: null }])
  await purge(ctx, `select distinct object, record as id from change where object in ('account', 'activity')`)
  expect(await contents()).toEqual(pristine)
})

async function someContact() {
  return (await rows(app.system(), Contact, { limit: 1 }))[0]!.id
}
