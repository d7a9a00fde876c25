import { insertAll } from '#core/server/batch.ts'
import { type Context, following } from '#core/server/context.ts'
import { binAll } from '#core/server/edit.ts'
import { type Change, type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { say } from '#core/text.ts'
import { isZone } from '#core/zone.ts'
import { Activity } from './activity.object.ts'
import { nextMoment } from './recurrence.ts'

onWrite(Activity, {
  async derive(ctx, drafts) {
    await beginRepeating(
      ctx,
      drafts.filter(({ values }) => values.recurrence && !values.recurrenceStart),
    )
  },
  async refuse(_ctx, drafts) {
    const wrong = drafts.filter(({ values }) => values.timeZone && !isZone(values.timeZone))
    const mistake = { field: 'timeZone', message: say('must be a time zone such as Europe/Berlin') }
    return new Map(wrong.map(({ id }) => [id, mistake]))
  },
  follows: ({ before, changed }) => before !== undefined && changed.includes('done'),
  async after(ctx, changes) {
    const repeating = changes.filter(
      (c) => c.before && c.changed.includes('done') && c.after.kind === 'task' && c.after.recurrence,
    )
    await makeNext(
      ctx,
      repeating.filter((c) => c.after.done === true),
    )
    await takeBack(
      ctx,
      repeating.filter((c) => c.after.done !== true),
    )
  },
})

/** Counting begins with the first date, on the clock of the zone given or that of the owner. */
async function beginRepeating(ctx: Context, drafts: Draft[]) {
  const owners = drafts.map((d) => ({ ...d.before, ...d.values }).owner).filter(Boolean)
  const found = owners.length
    ? await ctx.db.query<{ id: string; zone: string | null }>(
        'select id, time_zone as zone from "user" where id = any($1::uuid[])',
        [owners],
      )
    : { rows: [] }
  const zones = new Map(found.rows.map(({ id, zone }) => [id, zone]))
  for (const { before, values } of drafts) {
    const now: Values = { ...before, ...values }
    values.recurrenceStart = now.kind === 'task' ? (now.dueAt ?? now.at) : now.at
    if (!now.timeZone) values.timeZone = zones.get(String(now.owner)) ?? 'UTC'
  }
}

const kept = [
  ...['kind', 'subject', 'body', 'priority', 'account', 'contact', 'deal', 'owner'],
  ...['remind', 'recurrence', 'timeZone', 'recurrenceStart'],
]

/** A repeating task that is done is followed by its next one; what was missed meanwhile is left out. */
async function makeNext(ctx: Context, changes: Change[]) {
  const records: Values[] = []
  for (const { id, after } of changes) {
    const due = new Date(String(after.dueAt ?? after.at))
    const { recurrence, recurrenceStart, timeZone } = after as Record<string, string>
    const repeating = {
      rule: recurrence!,
      start: recurrenceStart ?? due.toISOString(),
      zone: timeZone ?? 'UTC',
    }
    const next = await nextMoment(repeating, due > ctx.now ? due : ctx.now)
    if (!next) continue
    const values = Object.fromEntries(kept.map((name) => [name, after[name]]))
    records.push({ ...values, dueAt: next, at: next, occurrenceAt: next, series: after.series ?? id })
  }
  if (records.length) await insertAll(following(ctx), Activity, records)
}

// Whoever takes the tick back gets the one task back, not two.
async function takeBack(ctx: Context, changes: Change[]) {
  if (!changes.length) return
  const found = await ctx.db.query<{ id: string }>(
    `select n.id from unnest($1::uuid[], $2::timestamptz[]) as was(series, due) join activity n on n.series = was.series
     where n.occurrence_at > was.due and n.version = 1 and n.done is not true and n.deleted_at is null`,
    [changes.map((c) => c.after.series ?? c.id), changes.map((c) => c.after.dueAt ?? c.after.at)],
  )
  if (found.rows.length)
    await binAll(
      following(ctx),
      Activity,
      found.rows.map((row) => row.id),
      'deleted',
    )
}
