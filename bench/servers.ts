import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { seller } from './data.ts'
import { openLine, type Target } from './load.ts'

const root = join(import.meta.dirname, '..')
const typescript = ['--conditions=source', '--import', 'tsx']
// Linux counts processor time in hundredths of a second.
const TICK_MS = 10

export type Server = Target & { pid: number; stop(): Promise<void> }

/** Mainstay as people run it, save that it may be asked without limit and writes no log. */
export const startOurs = (url: string) =>
  start([...typescript, 'src/main.ts'], url, '/health/ready', {
    MAINSTAY_RATE_LIMIT: '1000000000',
    LOG_LEVEL: 'silent',
    MAINSTAY_DATA: '',
  })

export const startFloor = (url: string) =>
  start([...typescript, 'bench/floor.ts'], url, '/read?["00000000-0000-0000-0000-000000000000"]', {})

export async function start(
  args: string[],
  url: string,
  probe: string,
  env: Record<string, string>,
): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, MAINSTAY_BENCH_DATA: '', DATABASE_URL: url, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await answering(port, probe, child)
  return { port, pid: child.pid!, stop: () => end(child) }
}

/** Waits until the server answers anything. */
export async function answering(port: number, path: string, child: ChildProcess) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`a server ended at its start with code ${child.exitCode}`)
    const line = await openLine({ port }).catch(() => undefined)
    const reply = await line?.ask({ method: 'GET', path: encodeURI(path) }).catch(() => undefined)
    line?.close()
    if (reply && (reply.status === 200 || !path.startsWith('/health'))) return
    await wait(20)
  }
}

export async function end(child: ChildProcess) {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}

/** The seller's session cookie. */
export async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(seller),
  })
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Processor time a process has used, in milliseconds, and what its ended children used. */
export function cpuOf(pid: number, children = false): number {
  const fields = statOf(pid)
  const ticks = fields.slice(11, children ? 15 : 13).reduce((sum, n) => sum + Number(n), 0)
  return ticks * TICK_MS
}

// A process may end while we look; what it used is then counted by its parent.
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
  } catch {
    return []
  }
}

/** Processor time of a PostgreSQL: its postmaster, all its processes and those that ended. */
export function databaseCpu(directory: string): number {
  const postmaster = Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  return childrenOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), cpuOf(postmaster, true))
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)[1]) === parent)
}

export const memoryMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** SQL statements Mainstay has sent. */
export async function statementsOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^mainstay_statements_total (\d+)/m.exec(text)?.[1])
}
