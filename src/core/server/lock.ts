import { execFileSync } from 'node:child_process'
import { accessSync, constants, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDirectory } from '#core/server/database/embedded/account.ts'

interface Claim {
  pid: number
  /** When the process began, as the system tells it; a pid alone may be given to another program. */
  began: string | undefined
  address: string
}

export class AlreadyRunning extends Error {
  constructor({ address, pid }: Claim) {
    super(`Mainstay already runs at ${address} (process ${pid}); stop it first or set MAINSTAY_DATA`)
    this.name = 'AlreadyRunning'
  }
}

/** Makes this process the only Mainstay on a data directory; answers how to let go. */
export function claim(dataDir: string, { host, port }: { host: string; port: number }): () => void {
  makeDirectory(dataDir)
  requireWritable(dataDir)
  const file = join(dataDir, 'mainstay.lock')
  const address = addressOf(host, port)
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid), address })
  while (!create(file, mine)) removeStale(file)

  const release = () => {
    process.off('exit', release)
    if (read(file) === mine) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return release
}

function addressOf(host: string, port: number) {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function requireWritable(dataDir: string) {
  try {
    accessSync(dataDir, constants.W_OK)
  } catch (cause) {
    const advice = 'run Mainstay as the user who created it, or set MAINSTAY_DATA to another directory'
    throw new Error(`This user may not write to ${dataDir}; ${advice}`, { cause })
  }
}

// Linking a finished file is atomic and carries its content: nobody ever reads half a claim.
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function removeStale(file: string) {
  const content = read(file)
  if (content === undefined) return
  const holder = parse(content)
  if (holder && isRunning(holder)) throw new AlreadyRunning(holder)
  const aside = `${file}.stale-${process.pid}`
  renameSync(file, aside)
  // Another process may have taken over between our reading and our renaming: its claim goes back.
  if (read(aside) !== content) linkSync(aside, file)
  rmSync(aside)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(content: string): Claim | undefined {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function isRunning({ pid, began }: Claim): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return began === undefined || beginningOf(pid) === began
}

function beginningOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The second field is the program's name in brackets and may contain anything; field 22 is the start.
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    }
    if (process.platform === 'win32') return undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
