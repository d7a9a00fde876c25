import type { App } from '#core/server/app.ts'
import type { Context } from '#core/server/context.ts'
import { emit, type Listener } from '#core/server/event.ts'
import { addDays } from './days.ts'
import type { StageLine } from './stages.ts'

/**
 * When a deal begins to rot: so many days after the last thing that happened to it, which is a move to another
 * stage or an activity. Changing a field is neither. Closed deals and stages without such days never do.
 */
export function rotAtOf({ outcome, rotDays }: Pick<StageLine, 'outcome' | 'rotDays'>, events: unknown[]) {
  const last = events
    .filter((at): at is string => typeof at === 'string')
    .sort()
    .at(-1)
  return outcome === 'open' && rotDays && last ? addDays(last, rotDays) : null
}

/** Hears of activities and notes on their deals when the last one was. */
export const hearActivities =
  (app: App): Listener =>
  async (events, db) => {
    const ids = events.filter((e) => e.object === 'activity').flatMap((e) => e.records)
    if (ids.length) await noteActivities({ ...app.system(), db }, ids)
  }

/** A call planned for today has happened by tonight, and nobody writes anything at that moment. */
export function watchPlanned(app: App) {
  const look = async () => {
    const ctx = app.system()
    const found = await ctx.db.query<{ id: string }>(
      `select id from activity where at between $1::timestamptz - interval '1 hour' and $1 and deal is not null
       and deleted_at is null limit 10000`,
      [ctx.now],
    )
    if (found.rows.length)
      await noteActivities(
        ctx,
        found.rows.map((row) => row.id),
      )
    ctx.wrote()
  }
  app.jobs.add('planned-activities', look, { cron: '*/15 * * * *' })
}

/**
 * Past activities and done tasks count. The deal's version and history stay as they are: this is a note about
 * other records, and whoever edits the deal at the moment shall not be told of a conflict.
 */
async function noteActivities(ctx: Context, activities: string[]) {
  const found = await ctx.db.query<{ id: string }>(
    `with touched as materialized (
       select deal as id from activity where id = any($1::uuid[]) and deal is not null
       union select (changes #>> '{deal,0}')::uuid from change where record = any($1::uuid[]) and changes ? 'deal'),
     latest as (select t.id, (select max(a.at) from activity a where a.deal = t.id and a.deleted_at is null and a.at <= $2
       and (a.kind <> 'task' or a.done)) as at from touched t where t.id is not null)
     update deal d set last_activity_at = l.at,
       rot_at = case when s.outcome = 'open' then greatest(d.stage_entered_at, l.at) + s.rot_days * interval '1 day' end
     from latest l, stage s where d.id = l.id and s.id = d.stage and d.last_activity_at is distinct from l.at returning d.id`,
    [activities, ctx.now],
  )
  if (found.rows.length)
    await emit(
      ctx,
      'deal.touched',
      found.rows.map((row) => row.id),
    )
}

/** Reckons anew the deals of stages whose days changed. */
export async function rotAnew(ctx: Context, stages: string[]) {
  if (!stages.length) return
  await ctx.db.query(
    `update deal d set rot_at = case when s.outcome = 'open'
       then greatest(d.stage_entered_at, d.last_activity_at) + s.rot_days * interval '1 day' end
     from stage s where s.id = d.stage and d.stage = any($1::uuid[])`,
    [stages],
  )
  await emit(ctx, 'deal.touched', [])
}
