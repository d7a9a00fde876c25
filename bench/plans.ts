import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '#core/server/app.ts'
import { buildServer } from '#core/server/http/server.ts'
import { openApp, seller } from './data.ts'
import type { Workload } from './workloads.ts'

const directory = join(import.meta.dirname, 'plans')
type Sent = { text: string; values: readonly unknown[] }

/** Writes how PostgreSQL carries out the statements of one request of each workload. */
export async function writePlans(url: string, size: string, workloads: Workload[]) {
  const app = await openApp(url)
  const server = await buildServer(app)
  try {
    const token = await app.sessions.signIn(seller.email, seller.password, app.now())
    const headers = { cookie: `mainstay_session=${token}`, 'content-type': 'application/json' }
    mkdirSync(directory, { recursive: true })
    for (const { name, label, ours } of workloads) {
      const { method, path, body } = ours()
      const inject = () => server.inject({ method, url: path, headers, ...(body && { payload: body }) })
      // The first request of a kind also reads the session; the second is as all others.
      await inject()
      const sent = await watched(app, inject)
      const plans = await Promise.all(sent.map((one) => explained(app, one)))
      writeFileSync(
        join(directory, `${name}.txt`),
        `${name} ${label}, ${size} accounts\n${method} ${decodeURIComponent(path)}\n\n${plans.join('\n\n')}\n`,
      )
    }
  } finally {
    await server.close()
    await app.stop()
  }
}

async function watched(app: App, work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  app.pool.sent.watch = (text, values) => sent.push({ text, values })
  await work()
  app.pool.sent.watch = undefined
  return sent.filter(
    ({ text }) => /^\s*(select|with|insert|update)/i.test(text) && !text.includes('pg_notify'),
  )
}

// The request has used its new ids already. Those of the data begin with 0190, long past.
const renewed = (value: unknown) =>
  typeof value === 'string'
    ? value.replace(/\b(?!0190)01[0-9a-f]{6}(-[0-9a-f]{4}){4}[0-9a-f]{8}\b/g, () => randomUUID())
    : value

// Explaining a write carries it out, so it is rolled back.
async function explained(app: App, { text, values }: Sent): Promise<string> {
  const client = await app.pool.connect()
  try {
    await client.query('begin')
    const plan = await client.query(`explain (analyze, buffers) ${text}`, values.map(renewed))
    return `${text}\n\n${plan.rows.map((row) => row['QUERY PLAN']).join('\n')}`
  } finally {
    await client.query('rollback')
    client.release()
  }
}
