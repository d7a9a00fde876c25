import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

type Address = (port: number, database: string) => string
type Answer = 'ours' | 'busy' | 'not ours'

/** The port of the server already running on this directory, once it is ready; nothing when there is none. */
export async function runningPort(directory: string, address: Address): Promise<number | undefined> {
  let doubts = 0
  for (;;) {
    const found = readPidFile(directory)
    if (!found || !isAlive(found.pid)) return undefined
    const answer = await ask(address(found.port, 'postgres'), directory)
    if (answer === 'ours') return found.port
    // Another program may have got the number of a killed server: it never answers as PostgreSQL does.
    if (answer === 'not ours' && ++doubts > 5) return undefined
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/**
 * PostgreSQL refuses to start while the process named in its pid file lives, whoever that is now. We name one
 * that cannot live instead of removing the file: its last lines let PostgreSQL find orphans of the killed server.
 */
export function forgetStalePid(directory: string) {
  const found = readPidFile(directory)
  if (!found || !isAlive(found.pid)) return
  const file = join(directory, 'postmaster.pid')
  const replacement = `${file}.${process.pid}`
  writeFileSync(replacement, ['2000000000', ...found.lines.slice(1)].join('\n'), { flag: 'wx' })
  renameSync(replacement, file)
}

function readPidFile(directory: string) {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), lines }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function ask(url: string, directory: string): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('show data_directory')
    return rows[0].data_directory === realpathSync(directory) ? 'ours' : 'not ours'
  } catch (error) {
    // 57P03: PostgreSQL is starting up or shutting down.
    return (error as { code?: string }).code === '57P03' ? 'busy' : 'not ours'
  } finally {
    await client.end().catch(() => {})
  }
}
