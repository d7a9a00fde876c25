import { setTimeout as wait } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { say } from '../../text.ts'
import type { State } from '../../transfer/run.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { actorOf, Stopped } from '../runs.ts'
import { get } from '../store.ts'
import { applyRun } from './apply.ts'
import { checkRun } from './check.ts'
import { loadRun, type Run, runDef, saveRun } from './runs.ts'
import { definitionOf, setUp, withNewFields } from './stage.ts'

const WORK = 'import.work'
const LOOK_MS = 500

/** Declares the background work of imports; once, before jobs start. */
export function transferJobs(app: App) {
  // A colleague's million rows must not make a short list wait.
  app.jobs.add(WORK, ({ run }: { run: string }) => workOn(app, run), {
    retries: 0,
    minutes: 12 * 60,
    parallel: 4,
  })
  app.jobs.add('import.resume', () => resume(app), { cron: '* * * * *', retries: 0 })
}

export async function beginWork(app: App, run: string, state: State) {
  if (app.options.jobs === false)
    void workOn(app, run).catch((err: unknown) => app.log.error({ err, run }, 'import'))
  else await app.jobs.later(WORK, { run }, `${run} ${state}`)
}

/** Takes up runs that a stop or a crash left in the middle. */
export async function resume(app: App) {
  const left = await app.pool.query<{ id: string }>(
    `select id from import_run where state in ('checking', 'running') and deleted_at is null and updated_at < now() - interval '30 seconds'`,
  )
  for (const { id } of left.rows) await workOn(app, id)
}

/** Does what the run's state asks for. Only one process at a time works on a run, and its lock ends with it. */
export async function workOn(app: App, id: string) {
  const client = await app.pool.connect()
  try {
    if (!(await lock(client, id))) return
    try {
      await workOnMine(app, id)
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 7))', [id])
    }
  } finally {
    client.release()
  }
}

// Whoever just finished a check may hold the lock a moment longer; whoever applies holds it for long.
async function lock(client: PoolClient, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const got = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 7)) as mine',
      [id],
    )
    if (got.rows[0]!.mine) return true
    await wait(100)
  }
  return false
}

async function workOnMine(app: App, id: string) {
  const run = (await get(app.system(), runDef(app.system()), id)) as unknown as Run
  try {
    const ctx = app.context(await actorOf(app.pool, run.owner), { cause: { kind: 'import', id } })
    if (run.state === 'checking') await doCheck(app, ctx, run)
    else if (run.state === 'running') await doApply(app, ctx, run)
  } catch (error) {
    // A stop is no failure: the run stays where it is and is taken up again.
    if (error instanceof Stopped || !app.ready) return
    const known = error instanceof Refusal
    if (!known) app.log.error({ err: error, run: id }, 'import failed')
    const told = known ? error.message : 'Mainstay could not finish this import. The log has the reason.'
    await saveRun(
      app.system(),
      id,
      { state: 'failed', error: told.slice(0, 2000), finishedAt: app.now().toISOString() },
      ['checking', 'running'],
    )
  }
}

async function doCheck(app: App, ctx: Context, run: Run) {
  const stage = await setUp(app, ctx, run, true)
  let looked = 0
  await checkRun(stage, async (rowsRead) => {
    if (!app.ready) return false
    const now = app.now().getTime()
    if (now - looked < LOOK_MS) return true
    looked = now
    return saveRun(ctx, run.id, { rowsRead }, ['checking'])
  })
}

async function doApply(app: App, ctx: Context, run: Run) {
  await addFields(app, ctx, run)
  // The catalogue is another one now if fields were added.
  const fresh = app.context(ctx.actor, { cause: ctx.cause })
  await applyRun(app, await setUp(app, fresh, await loadRun(app.context(ctx.actor), run.id), false))
}

async function addFields(app: App, ctx: Context, run: Run) {
  const def = ctx.catalogue.get(run.object ?? '')
  const { missing } = withNewFields(def, run.plan!)
  if (!missing.length) return
  if (!ctx.actor.roles.includes('admin'))
    throw new Refusal(
      403,
      'forbidden',
      say('Only an administrator may add fields; leave out {columns} or ask one', {
        columns: missing.map((c) => c.column).join(', '),
      }),
    )
  for (const { createField } of missing) await app.customs.addField(def.name, definitionOf(createField!))
}
