import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resume } from '#core/server/bulk/work.ts'
import { batch } from '#core/server/store.ts'
import { freshDatabase } from '../database.ts'
import { run } from '../world.ts'

test('a bulk change whose process was killed goes on behind its last step, doubling and losing nothing', async () => {
  const database = await freshDatabase()
  const { app, close } = await run(database.url)
  const def = app.catalogue.get('account')
  const records = Array.from({ length: 8000 }, (_, i) => ({ name: `Firm ${i}`, industry: 'Legal' }))
  await batch(app.system(), def, { operation: 'create', records })
  const standing = async () =>
    (
      await app.pool.query(
        `select count(*) filter (where industry = 'Energy') as changed, count(*) filter (where industry = 'Energy' and version <> 2) as twice,
         (select changed from bulk_run) as told, (select state from bulk_run) as state from account`,
      )
    ).rows[0]!

  const child = await begin(database.url)
  while (child.exitCode === null && !(await standing()).told) await new Promise((soon) => setTimeout(soon, 5))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const cut = await standing()
  expect(cut.told).toBeLessThan(8000)
  expect(cut).toMatchObject({ changed: cut.told, twice: 0, state: 'running' })

  await app.pool.query(`update bulk_run set updated_at = now() - interval '1 minute'`)
  await resume(app)
  expect(await standing()).toEqual({ changed: 8000, twice: 0, told: 8000, state: 'done' })
  await close()
  await database.drop()
}, 120_000)

/** Another process that begins to change all accounts. */
async function begin(url: string): Promise<ChildProcess> {
  const at = (path: string) => JSON.stringify(join(import.meta.dirname, '../..', path))
  const script = `
    const { App } = await import(${at('src/core/server/app.ts')})
    const { readConfig } = await import(${at('src/core/server/config.ts')})
    const { createLog } = await import(${at('src/core/server/log.ts')})
    const { objects } = await import(${at('src/objects.ts')})
    const { begin } = await import(${at('src/core/server/bulk/begin.ts')})
    const { actorOf } = await import(${at('src/core/server/runs.ts')})
    const { create } = await import(${at('src/core/server/store.ts')})
    await import(${at('src/slices.ts')})
    const log = createLog({ level: 'error' })
    const app = new App({ url: ${JSON.stringify(url)}, objects, config: readConfig({}), log, dataDir: '/tmp', jobs: false })
    await app.start()
    const ctx = app.system()
    const user = await create(ctx, app.catalogue.get('user'), { name: 'Ann', roles: ['admin'] })
    const change = { operation: 'update', change: { industry: 'Energy' } }
    await begin(app, app.context(await actorOf(app.pool, user.id)), app.catalogue.get('account'), change, { filter: {} })`
  const args = ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', script]
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}
