import type { App } from '#core/server/app.ts'
import type { Context } from '#core/server/context.ts'
import { tellBrowsers } from './notice.ts'

export const marks = ['read', 'unread', 'done', 'open'] as const
export type Mark = (typeof marks)[number]

/** As many as one step marks, and one step takes back. */
export const MOST = 2000

const sets: Record<Mark, string> = {
  read: 'read_at = coalesce(read_at, now)',
  unread: 'read_at = null, done_at = null',
  done: 'read_at = coalesce(read_at, now), done_at = now',
  open: 'done_at = null',
}

const standing: Record<Mark, string> = {
  read: 'read_at is null and done_at is null',
  unread: '(read_at is not null or done_at is not null)',
  done: 'done_at is null',
  open: 'done_at is not null',
}

/** Marks notices of the actor, those named or all that stand otherwise; answers which it changed. */
export async function mark(
  app: App,
  ctx: Context,
  as: Mark,
  ids: readonly string[] | undefined,
): Promise<string[]> {
  // Changes of a record gather in its one unread line; a second one cannot become unread beside it.
  const free =
    as === 'unread'
      ? `and (kind <> 'change' or not exists (select from notice o where o."user" = n."user" and o.record = n.record
           and o.kind = 'change' and o.read_at is null and o.done_at is null))`
      : ''
  const done = await ctx.db.query<{ id: string }>(
    `with clock as (select $2::timestamptz as now)
     update notice set ${sets[as]} from clock where id in (select n.id from notice n where n."user" = $1 and ${standing[as]}
       and ($3::uuid[] is null or n.id = any($3)) ${free} order by n.at desc limit ${MOST})
     returning id`,
    [ctx.actor.id, ctx.now, ids ?? null],
  )
  if (done.rows.length) await tellBrowsers(app, ctx.db, [ctx.actor.id])
  return done.rows.map((row) => row.id)
}
