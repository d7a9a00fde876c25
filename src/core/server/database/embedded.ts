import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { makeDirectory, requireOwnership, serverAccount } from '#core/server/database/embedded/account.ts'
import { createCluster } from '#core/server/database/embedded/cluster.ts'
import { forgetStalePid, runningPort } from '#core/server/database/embedded/postmaster.ts'
import { findPrograms, type Programs } from '#core/server/database/embedded/programs.ts'

export { dataDirectory } from '#core/server/database/embedded/account.ts'

export interface Embedded {
  url: string
  /** True when the server was already running, left behind by a killed parent. */
  adopted: boolean
  stop(): Promise<void>
}

interface Options {
  log: { info(message: string): void }
  /** Only tests may say false: nothing is synced to disk. */
  durable?: boolean
}

/** Runs the PostgreSQL that came with npm on `<dataDir>/postgres`; it outlives this process unless stopped. */
export async function startEmbedded(dataDir: string, { log, durable = true }: Options): Promise<Embedded> {
  const directory = join(dataDir, 'postgres')
  makeDirectory(dataDir)
  requireOwnership(directory)
  const account = serverAccount(directory)
  const programs = await findPrograms(dataDir, account)
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    log.info('Creating the database (once)…')
    await createCluster(directory, {
      programs,
      account,
      durable,
      password: randomBytes(24).toString('base64url'),
    })
  }
  requireSameMajor(directory, programs)

  const address = addressOf(directory)
  const found = await runningPort(directory, address)
  if (!found) forgetStalePid(directory)
  const port = found ?? (await launch(directory, programs, durable))
  await createDatabase(address(port, 'postgres'))
  return {
    url: address(port, 'mainstay'),
    adopted: found !== undefined,
    stop: () => stop(directory, programs),
  }
}

function requireSameMajor(directory: string, programs: Programs) {
  const written = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim()
  if (written === programs.major) return
  throw new Error(
    `${directory} was written by PostgreSQL ${written}, but this version of Mainstay brings PostgreSQL ` +
      `${programs.major}. Export the data with the old version and import it with the new one.`,
  )
}

function addressOf(directory: string) {
  const password = readFileSync(join(directory, 'mainstay.password'), 'utf8').trim()
  return (port: number, database: string) => `postgres://mainstay:${password}@127.0.0.1:${port}/${database}`
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '16MB',
  random_page_cost: '1.1',
  jit: 'off',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  max_wal_size: '4GB',
  log_checkpoints: 'off',
  timezone: 'UTC',
}
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
}

// Two refusals pass by themselves: another program took the port between our asking and PostgreSQL's binding,
// and the last queries of a killed server still hold its shared memory.
const passing = /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/

async function launch(directory: string, programs: Programs, durable: boolean): Promise<number> {
  const giveUpAt = performance.now() + 30_000
  for (;;) {
    const port = await freePort()
    const complaint = await tryLaunch(directory, programs, {
      port,
      ...settings,
      ...(durable ? {} : forgetful),
    })
    if (!complaint) return port
    if (!passing.test(complaint) || performance.now() > giveUpAt) {
      throw new Error(`The embedded PostgreSQL did not start.\n${complaint}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Answers what PostgreSQL complained about, or nothing when it is ready. */
async function tryLaunch(directory: string, programs: Programs, values: Record<string, string | number>) {
  const logFile = join(directory, 'server.log')
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`)
  const options = Object.entries(values).map(([name, value]) => `-c ${name}='${value}'`)
  const start = ['start', '-w', '-s', '-t', '300', '-D', directory, '-l', logFile, '-o', options.join(' ')]
  try {
    await programs.run('pg_ctl', start)
    return undefined
  } catch (error) {
    const written = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2000).trim() : ''
    return written || String(error)
  }
}

async function stop(directory: string, programs: Programs) {
  if (!existsSync(join(directory, 'postmaster.pid'))) return
  await programs.run('pg_ctl', ['stop', '-w', '-s', '-t', '120', '-m', 'fast', '-D', directory])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function createDatabase(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'mainstay'`)
    if (!rowCount) await client.query('create database mainstay')
  } finally {
    await client.end()
  }
}
