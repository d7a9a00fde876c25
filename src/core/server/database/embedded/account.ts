import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** The system user PostgreSQL runs as; empty when that is simply ours. */
export interface Account {
  uid?: number
  gid?: number
}

const isRoot = () => process.getuid?.() === 0

// PostgreSQL refuses to run as root, and initdb wants a user that the system knows by name.
export function serverAccount(directory: string): Account {
  if (!isRoot()) return {}
  const owner = existsSync(directory) ? statSync(directory) : undefined
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivileged()
}

export function requireOwnership(directory: string) {
  if (isRoot() || !process.getuid || !existsSync(directory)) return
  const { uid } = statSync(directory)
  if (uid === process.getuid()) return
  throw new Error(
    `${directory} belongs to another user (number ${uid}). ` +
      'Run Mainstay as the user who created it, or set MAINSTAY_DATA to another directory.',
  )
}

function unprivileged(): Account {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'mainstay') ?? users.find(([name]) => name === 'nobody')
  // macOS writes its nobody as -2; the system call wants it unsigned.
  return user ? { uid: Number(user[2]) >>> 0, gid: Number(user[3]) >>> 0 } : { uid: 65534, gid: 65534 }
}

/** Where Mainstay keeps its data: as told, else beside the program, else where the server user can reach it. */
export function dataDirectory(env: { MAINSTAY_DATA?: string | undefined }, projectRoot: string): string {
  if (env.MAINSTAY_DATA) return resolve(env.MAINSTAY_DATA)
  const beside = join(resolve(projectRoot), 'data')
  if (canReach(serverAccount(join(beside, 'postgres')), beside)) return beside
  const place = createHash('sha256').update(resolve(projectRoot)).digest('hex').slice(0, 8)
  return `/var/lib/mainstay/${basename(resolve(projectRoot))}-${place}`
}

/** Creates a directory that others may pass through, but not list, whatever the umask. */
export function makeDirectory(directory: string) {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory))
  mkdirSync(directory)
  chmodSync(directory, isRoot() ? 0o711 : 0o700)
}

// We ask the system instead of reading modes: access lists, mounts and containers have their own say.
export function canReach(account: Account, directory: string): boolean {
  if (account.uid === undefined) return true
  const existing = existsSync(directory) ? directory : dirname(directory)
  if (!existsSync(existing)) return canReach(account, existing)
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', existing], { ...account, cwd: '/' }).status === 0
}
