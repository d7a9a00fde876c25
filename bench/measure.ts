import { openPool, type Pool } from '#core/server/database/pool.ts'
import { openData } from './data.ts'
import { tokens } from './fillSql.ts'
import { trigramSql } from './floorSql.ts'
import { load, type Measured, openLine } from './load.ts'
import { writePlans } from './plans.ts'
import type { Line, Side, SizeResult } from './report.ts'
import { say } from './say.ts'
import { cpuOf, databaseCpu, type Server, signIn, startFloor, startOurs, statementsOf } from './servers.ts'
import { takeSample, type Workload, workloadsOf } from './workloads.ts'

export type How = {
  only: string[] | undefined
  seconds: number
  rounds: number
  clients: number
  plans: boolean
}

/** Measures every workload asked for at one size, ours and the floor by turns. */
export async function measureSize(name: string, size: number, how: How): Promise<SizeResult> {
  const data = await openData(name, size)
  const pool = openPool(data.url)
  const servers: Server[] = []
  try {
    if (!how.only || how.only.includes('W4')) await ensureTrigrams(pool)
    const workloads = workloadsOf(await takeSample(pool, size)).filter(
      (w) => !how.only || how.only.includes(w.name),
    )
    if (how.plans) await writePlans(data.url, size.toLocaleString('en'), workloads)
    servers.push(await startOurs(data.url))
    servers.push(await startFloor(data.url))
    const [ours, floor] = servers as [Server, Server]
    ours.cookie = await signIn(ours.port)
    const lines: Line[] = []
    for (const workload of workloads) {
      say(`${name} ${workload.name} ${workload.label}`)
      lines.push(await compare(workload, { ours, floor, directory: data.directory, how }))
    }
    return { name, size, lines }
  } finally {
    for (const server of servers) await server.stop()
    await removeCreated(pool, size)
    await pool.close()
    await data.stop()
  }
}

// What the workloads created would make the next run's tables bigger, and lies at the end of every sort by date.
async function removeCreated(pool: Pool, size: number) {
  const made = 'select id from account where not id between bench_id(1, 1) and bench_id(1, $1)'
  const words = `delete from search_token s using account a, unnest(${tokens.account}) word
    where a.id in (${made}) and s.token = word and s.object = 'account' and s.record = a.id`
  await pool.transaction(async (db) => {
    // Nothing points at them; looking for what does would read whole tables for each.
    await db.query('set local session_replication_role = replica')
    for (const sql of [words, `delete from change where record in (${made})`]) await db.query(sql, [size])
    await db.query(`delete from account where id in (${made})`, [size])
  })
}

async function ensureTrigrams(pool: Pool) {
  if ((await pool.query(`select to_regclass('bench_title_trigram') as there`)).rows[0]!.there) return
  say('  trigrams of the floor (once)')
  for (const sql of trigramSql) await pool.query(sql)
}

/** Requests before measuring: the compiler has then seen each path, and each connection has its plans. */
const WARM = 400

type Pair = { ours: Server; floor: Server; directory: string; how: How }

async function compare(workload: Workload, { ours, floor, directory, how }: Pair): Promise<Line> {
  const { seconds } = how
  const clients = workload.clients ?? how.clients
  const run = (server: Server, next: Workload['ours'], atLeast = 0) =>
    measured(server, directory, () =>
      load(server, next, { clients, seconds: atLeast ? 0 : seconds, atLeast }),
    )
  await run(floor, workload.floor, WARM)
  await run(ours, workload.ours, WARM)
  const sides: { floor: Side[]; ours: Side[] } = { floor: [], ours: [] }
  for (let round = 0; round < how.rounds; round++) {
    sides.floor.push(await run(floor, workload.floor))
    sides.ours.push(await run(ours, workload.ours))
  }
  const statements = await statementsEach(ours, workload)
  return {
    name: workload.name,
    label: workload.label,
    goal: workload.goal,
    ours: sum(sides.ours),
    floor: sum(sides.floor),
    statements,
  }
}

async function measured(server: Server, directory: string, work: () => Promise<Measured>): Promise<Side> {
  const before = [cpuOf(server.pid), databaseCpu(directory)] as const
  const { failed, ...result } = await work()
  if (failed) throw new Error(`${failed} of ${result.requests} requests failed`)
  const app = (cpuOf(server.pid) - before[0]) / result.requests
  const database = (databaseCpu(directory) - before[1]) / result.requests
  return { ...result, app, database }
}

function sum(sides: Side[]): Side {
  const mean = (pick: (s: Side) => number) => sides.reduce((total, s) => total + pick(s), 0) / sides.length
  return {
    requests: mean((s) => s.requests),
    seconds: mean((s) => s.seconds),
    app: mean((s) => s.app),
    database: mean((s) => s.database),
    p50: mean((s) => s.p50),
    p99: mean((s) => s.p99),
    bytes: mean((s) => s.bytes),
  }
}

// One after the other, so that deliveries of the outbox are not shared between requests.
async function statementsEach(ours: Server, workload: Workload): Promise<number> {
  const line = await openLine(ours)
  const before = await statementsOf(ours.port)
  const count = 40
  for (let i = 0; i < count; i++) await line.ask(workload.ours())
  line.close()
  return ((await statementsOf(ours.port)) - before) / count
}
