import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'vitest'
import type { ObjectDef } from '#core/object.ts'
import { App } from '#core/server/app.ts'
import { readConfig } from '#core/server/config.ts'
import { buildServer } from '#core/server/http/server.ts'
import { createLog } from '#core/server/log.ts'
import { setPassword } from '#core/server/session.ts'
import { batch } from '#core/server/store.ts'
import { objects } from '#objects.ts'
import '#slices.ts'
import { Api } from './api.ts'
import { freshDatabase } from './database.ts'

export const password = 'correct horse battery'

const people = {
  ann: { name: 'Ann Berg', roles: ['admin'] },
  mia: { name: 'Mia Hart', roles: ['manager'] },
  sam: { name: 'Sam Reed', roles: ['sales'], team: 'North' },
  zoe: { name: 'Zoë Lang', roles: ['sales'], team: 'South' },
  vic: { name: 'Vic Moss', roles: ['viewer'] },
} as const
type Person = keyof typeof people

// Sam sees Acme as its owner, Delta through his team and Cedar because nobody owns it, but not Bolt.
const accounts = {
  acme: {
    name: 'Acme',
    industry: 'Retail',
    employees: 120,
    owner: 'sam',
    team: 'North',
    types: ['customer'],
  },
  bolt: { name: 'Bolt', industry: 'Energy', employees: 40, owner: 'zoe', team: 'South', types: ['prospect'] },
  cedar: { name: 'Cedar', industry: 'Retail' },
  delta: { name: 'Delta', industry: 'Legal', employees: 7, owner: 'zoe', team: 'North' },
} as const
const contacts = {
  carla: {
    firstName: 'Carla',
    lastName: 'Núñez',
    account: 'acme',
    email: 'carla@acme.example',
    phone: '+49 89 1234567',
  },
  boris: { firstName: 'Boris', lastName: 'Novak', account: 'bolt', email: 'boris@bolt.example' },
  cleo: { firstName: 'Cleo', lastName: 'Finch', account: 'cedar' },
} as const
const deals = {
  acmeRenewal: {
    name: 'Acme renewal',
    account: 'acme',
    amount: { amount: 100_000, currency: 'EUR' },
    owner: 'sam',
  },
  boltPilot: {
    name: 'Bolt pilot',
    account: 'bolt',
    amount: { amount: 250_000, currency: 'USD' },
    owner: 'zoe',
  },
  cedarRollout: { name: 'Cedar rollout', account: 'cedar', amount: { amount: 40_000, currency: 'EUR' } },
} as const
type Named = keyof typeof accounts | keyof typeof contacts | keyof typeof deals

export type Running = { app: App; address: string; close(): Promise<void> }
export type World = Running & {
  url: string
  ids: Record<Named | Person, string>
  api(person: Person): Api
  /** Someone with a token of their own, an API key say; without one a stranger. */
  as(token?: string): Api
}

/** One Mainstay on the database given, as src/main.ts starts it. */
export async function run(
  url: string,
  given: readonly ObjectDef[] = objects,
  limit = 1_000_000,
  env: Record<string, string> = {},
): Promise<Running> {
  const config = readConfig({ LOG_LEVEL: 'error', MAINSTAY_RATE_LIMIT: String(limit), ...env })
  const log = createLog({ level: 'error', readable: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'mainstay-world-'))
  const app = new App({ url, objects: given, config, log, dataDir, jobs: false })
  await app.start()
  const server = await buildServer(app)
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const close = async () => {
    await server.close()
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { app, address, close }
}

export async function startWorld(given: readonly ObjectDef[] = objects): Promise<World> {
  const database = await freshDatabase()
  const running = await run(database.url, given)
  const ids = await populate(running.app)
  const tokens = new Map<string, string>()
  for (const person of Object.keys(people) as Person[])
    tokens.set(person, await running.app.sessions.open(ids[person], new Date()))
  const reader = tokens.get('ann')
  return {
    ...running,
    url: database.url,
    ids,
    api: (person) => new Api(running.address, tokens.get(person), ids[person]),
    as: (token) => new Api(running.address, token, '', reader),
    close: async () => {
      await running.close()
      await database.drop()
    },
  }
}

async function populate(app: App): Promise<World['ids']> {
  const ctx = app.system()
  const ids: Record<string, string> = {}
  const add = async (object: string, named: Record<string, object>) => {
    const records = Object.values(named).map((values) =>
      Object.fromEntries(Object.entries(values).map(([k, v]) => [k, (typeof v === 'string' && ids[v]) || v])),
    )
    const made = await batch(ctx, ctx.catalogue.get(object), { operation: 'create', records })
    for (const [i, name] of Object.keys(named).entries()) {
      if (!made[i]!.id) throw new Error(`${name}: ${JSON.stringify(made[i]!.errors)}`)
      ids[name] = made[i]!.id!
    }
  }
  await add('team', { North: { name: 'North' }, South: { name: 'South' } })
  await add('user', withEmail(people))
  await add('account', accounts)
  await add('contact', contacts)
  await add('deal', deals)
  await setPassword(app.pool, ids.ann!, password, new Date())
  await app.outbox.drain()
  return ids as World['ids']
}

const withEmail = (some: Record<string, object>) =>
  Object.fromEntries(Object.entries(some).map(([name, p]) => [name, { ...p, email: `${name}@example.com` }]))

type Fixtures = { world: World; stranger: Api } & Record<Person, Api> & Record<Named, string>

const file = { scope: 'file' } as const
const person = (name: Person) =>
  [
    async ({ world }: { world: World }, use: (api: Api) => Promise<void>) => use(world.api(name)),
    file,
  ] as const
const record = (name: Named) =>
  [
    async ({ world }: { world: World }, use: (id: string) => Promise<void>) => use(world.ids[name]),
    file,
  ] as const

/**
 * Tests about one small world, on a database and a listening server of their file: people by their first
 * names, records by theirs. Tests of a file share it, so each leaves these records as they are.
 */
export const test = base.extend<Fixtures>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from this pattern
    async ({}, use) => {
      const world = await startWorld()
      await use(world)
      await world.close()
    },
    file,
  ],
  stranger: [async ({ world }, use) => use(world.as()), file],
  ...(Object.fromEntries((Object.keys(people) as Person[]).map((name) => [name, person(name)])) as any),
  ...(Object.fromEntries(
    [accounts, contacts, deals].flatMap((some) =>
      (Object.keys(some) as Named[]).map((name) => [name, record(name)]),
    ),
  ) as any),
})
