import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Account } from '#core/server/database/embedded/account.ts'
import type { Programs } from '#core/server/database/embedded/programs.ts'

interface Options {
  programs: Programs
  account: Account
  durable: boolean
  password: string
}

/** Creates a cluster beside its place and moves it in whole, so that an interruption leaves nothing half made. */
export async function createCluster(directory: string, { programs, account, durable, password }: Options) {
  removeUnfinished(directory)
  const unfinished = `${directory}.unfinished-${process.pid}`
  const passwordFile = `${unfinished}.password`
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.uid !== undefined) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid!)
  }
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und']
  const access = ['--username=mainstay', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  await programs.run('initdb', [
    `--pgdata=${unfinished}`,
    ...access,
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ])
  renameSync(passwordFile, join(unfinished, 'mainstay.password'))
  renameSync(unfinished, directory)
  if (durable) syncDirectory(dirname(directory))
}

function removeUnfinished(directory: string) {
  const parent = dirname(directory)
  const left = readdirSync(parent).filter((name) => name.startsWith(`${basename(directory)}.unfinished-`))
  for (const name of left) rmSync(join(parent, name), { recursive: true, force: true })
}

function syncDirectory(directory: string) {
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
