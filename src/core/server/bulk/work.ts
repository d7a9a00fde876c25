import type { App } from '../app.ts'
import { type Context, transaction } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { actorOf } from '../runs.ts'
import { keepFailures, loadRun, saveRun } from './runs.ts'
import { countOf, doTask, nextOf } from './step.ts'

const WORK = 'bulk.work'

/** Declares the background work of bulk changes; once, before jobs start. */
export function bulkJobs(app: App) {
  app.jobs.add(WORK, ({ run }: { run: string }) => workOn(app, run), {
    retries: 0,
    minutes: 12 * 60,
    parallel: 4,
  })
  app.jobs.add('bulk.resume', () => resume(app), { cron: '* * * * *', retries: 0 })
}

export async function beginWork(app: App, run: string) {
  if (app.options.jobs === false)
    void workOn(app, run).catch((err: unknown) => app.log.error({ err, run }, 'bulk'))
  else await app.jobs.later(WORK, { run }, run)
}

/** Takes up runs that a stop or a crash left in the middle. */
export async function resume(app: App) {
  const left = await app.pool.query<{ id: string }>(
    `select id from bulk_run where state = 'running' and deleted_at is null and updated_at < now() - interval '30 seconds'`,
  )
  for (const { id } of left.rows) await workOn(app, id)
}

/** Works on a run until it is done, cancelled or Mainstay stops. */
export async function workOn(app: App, id: string) {
  try {
    const run = await loadRun(app.system(), id)
    const actor = await actorOf(app.pool, run.owner)
    const fresh = () => app.context(actor, { cause: { kind: 'bulk', id } })
    if (run.total === null)
      await saveRun(fresh(), id, { total: await countOf(fresh(), fresh().catalogue.get(run.object), run) })
    while (app.ready && (await step(fresh(), id)));
  } catch (error) {
    // A stop is no failure: the run stays where it is and is taken up again.
    if (app.ready) await giveUp(app, id, error)
  }
}

/**
 * The next records of a run, what was turned away and how far it came: one transaction, so that a crash
 * leaves it exactly between two steps. The run is locked meanwhile: whoever cancels it, or works on it too,
 * waits for the end of the step. Answers whether more remain.
 */
async function step(ctx: Context, id: string): Promise<boolean> {
  const more = await transaction(ctx, async (inner) => {
    await inner.db.query('select from bulk_run where id = $1 for update', [id])
    const run = await loadRun(inner, id)
    if (run.state !== 'running') return false
    const def = inner.catalogue.get(run.object)
    const ids = await nextOf(inner, def, run)
    const results = ids.length ? await doTask(inner, def, run.task, ids) : []
    const failed = results.filter((one) => one.status === 'failed')
    await keepFailures(inner, run, def, failed)
    const still = results.filter((one) => one.status === 'unchanged').length
    await saveRun(inner, id, {
      changed: run.changed + results.length - failed.length - still,
      unchanged: run.unchanged + still,
      refused: run.refused + failed.length,
      ...(ids.length ? { place: ids.at(-1)! } : { state: 'done', finishedAt: ctx.now.toISOString() }),
    })
    return ids.length > 0
  })
  ctx.wrote()
  return more
}

async function giveUp(app: App, id: string, error: unknown) {
  const known = error instanceof Refusal
  if (!known) app.log.error({ err: error, run: id }, 'bulk change failed')
  const told = known ? error.message : 'Mainstay could not finish this. The log has the reason.'
  const values = { state: 'failed', error: told.slice(0, 2000), finishedAt: app.now().toISOString() } as const
  await saveRun(app.system(), id, values, ['running'])
}
