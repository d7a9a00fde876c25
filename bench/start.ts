import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { dataDirectory } from '#core/server/database/embedded.ts'
import { firstLoad, isBuilt, total } from './bundle.ts'
import { openData } from './data.ts'
import { answering, end, freePort, memoryMb } from './servers.ts'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/main.js')

export type StartResult = { warm: number; withDatabase: number; idleMb: number }

/** W10: from the start of the built program to its first answer, and what it holds when nobody asks. */
export async function measureStart(): Promise<StartResult | undefined> {
  if (!existsSync(built)) return undefined
  const data = await openData('10k', 10_000)
  const runs = [await startOnce({ DATABASE_URL: data.url }), await startOnce({ DATABASE_URL: data.url })]
  await data.stop()
  const home = process.env.MAINSTAY_BENCH_DATA ?? join(dataDirectory({}, root), 'bench')
  const own = { DATABASE_URL: '', MAINSTAY_DATA: join(home, 'start') }
  // The first start makes the database; only the later ones count.
  await startOnce(own)
  const withDatabase = (await startOnce(own)).seconds
  return { warm: Math.min(...runs.map((r) => r.seconds)), withDatabase, idleMb: runs[0]!.idleMb }
}

async function startOnce(env: Record<string, string>) {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, [built], {
    cwd: root,
    env: { ...process.env, MAINSTAY_BENCH_DATA: '', LOG_LEVEL: 'silent', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(port, '/api/v1/setup', child)
  const seconds = (performance.now() - started) / 1000
  await wait(5000)
  const idleMb = memoryMb(child.pid!)
  await end(child)
  return { seconds, idleMb }
}

/** W11: compressed scripts of the list page's first load, in kilobytes. */
export function measureBundle(): number | undefined {
  const web = join(root, 'dist/web')
  return isBuilt(web) ? total(firstLoad(web)) / 1000 : undefined
}
