import { join } from 'node:path'
import { pino } from 'pino'
import { App } from '#core/server/app.ts'
import { readConfig } from '#core/server/config.ts'
import { dataDirectory, type Embedded, startEmbedded } from '#core/server/database/embedded.ts'
import { openPool, type Pool } from '#core/server/database/pool.ts'
import { makeFirstAdmin } from '#core/server/http/setup.ts'
import { tokensOf } from '#core/server/search.ts'
import { setPassword } from '#core/server/session.ts'
import { get } from '#core/server/store.ts'
import { objects } from '../src/objects.ts'
import '../src/slices.ts'
import { fill } from './fill.ts'
import { helpers } from './fillHelpers.ts'
import { say } from './say.ts'

/** Grows with the data the code below makes, so that an old data directory is noticed. */
const VERSION = 1
const root = join(import.meta.dirname, '..')
export const sizes: Record<string, number> = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 }
export const seller = { email: 'seller7@example.com', password: 'correct-horse-battery' }

/** Where the data of each size lies, kept between runs. */
const home = () => process.env.MAINSTAY_BENCH_DATA ?? join(dataDirectory({}, root), 'bench')

/** The database with `size` accounts, made at first use. */
export async function openData(name: string, size: number): Promise<Embedded & { directory: string }> {
  const directory = join(home(), name)
  const log = { info() {} }
  if (!(await isFilled(directory))) {
    say(`Making ${size.toLocaleString('en')} accounts in ${name} (once)…`)
    const fast = await startEmbedded(directory, { log, durable: false })
    try {
      await make(fast.url, size)
    } finally {
      await fast.stop()
    }
  }
  return { ...(await startEmbedded(directory, { log })), directory }
}

async function isFilled(directory: string): Promise<boolean> {
  const server = await startEmbedded(directory, { log: { info() {} } })
  const pool = openPool(server.url)
  const found = await pool
    .query<{ value: number }>(`select value from setting where key = 'bench'`)
    .catch(() => ({ rows: [] }))
  await pool.close()
  if (found.rows[0]?.value === VERSION) return true
  await server.stop()
  if (found.rows.length) throw new Error(`${directory} holds data of an older bench; remove it`)
  return false
}

async function make(url: string, size: number) {
  await startOver(url)
  const app = await openApp(url)
  try {
    for (const sql of helpers) await app.pool.query(sql)
    await addFields(app)
    await addPeople(app)
    await fill(app.pool, size)
    await checkTokens(app)
    await app.pool.query(`insert into setting (key, value) values ('bench', $1)`, [String(VERSION)])
  } finally {
    await app.stop()
  }
}

// What a broken attempt left behind.
async function startOver(url: string) {
  const pool = openPool(url)
  await pool.query('drop schema if exists main cascade')
  await pool.close()
}

export async function openApp(url: string): Promise<App> {
  const config = readConfig({ MAINSTAY_RATE_LIMIT: '1000000000' })
  const app = new App({ url, objects, config, log: pino({ level: 'silent' }), dataDir: '', jobs: false })
  await app.start()
  return app
}

async function addFields(app: App) {
  const choices = ['North', 'East', 'South', 'West', 'Overseas']
  await app.customs.addField('account', { label: 'Region', kind: 'choice', choices })
  await app.customs.addField('account', { label: 'Score', kind: 'number' })
}

/** An administrator, and fifty people who sell in ten teams of five. */
async function addPeople(app: App) {
  const { pool } = app
  await makeFirstAdmin(app, { name: 'Admin', email: 'admin@example.com', password: seller.password })
  await pool.query(`insert into team (id, name, created_at, updated_at) select bench_id(6, n), 'Team ' || n, now(), now()
    from generate_series(1, 10) n`)
  await pool.query(`insert into "user" (id, name, email, team, roles, active, created_at, updated_at)
    select bench_id(5, n), 'Seller ' || n, 'seller' || n || '@example.com', bench_id(6, 1 + n % 10), '{sales}', true, now(), now()
    from generate_series(1, 50) n`)
  const id = (await pool.query<{ id: string }>('select bench_id(5, 7) as id')).rows[0]!.id
  await setPassword(pool, id, seller.password, app.now())
}

/** The words written by SQL must be those Mainstay would have written. */
async function checkTokens(app: App) {
  for (const name of ['account', 'contact', 'deal', 'activity']) {
    const def = app.catalogue.get(name)
    const some = await app.pool.query<{ id: string }>(
      `select id from "${name}" where hashtext(id::text) % 97 = 0 limit 50`,
    )
    for (const { id } of some.rows) {
      const row = (await get(app.system(), def, id)) as Record<string, unknown>
      const wanted = tokensOf(def, name === 'deal' ? { ...row, number: String(row.number).slice(2) } : row)
      await compareTokens(app.pool, name, id, wanted)
    }
  }
}

async function compareTokens(pool: Pool, object: string, record: string, wanted: string[]) {
  const found = await pool.query<{ token: string }>(
    `select token from search_token where object = $1 and record = $2 and token = any($3)`,
    [object, record, wanted],
  )
  const missing = wanted.filter((token) => !found.rows.some((r) => r.token === token))
  if (missing.length) throw new Error(`${object} ${record} lacks the words ${missing.join(', ')}`)
}
