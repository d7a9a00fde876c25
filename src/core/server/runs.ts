import { type ObjectDef, tableOf } from '../object.ts'
import type { Actor } from '../rules.ts'
import type { Context } from './context.ts'
import type { Db } from './database/pool.ts'
import { Refusal } from './refusal.ts'
import { tokensOf } from './search.ts'
import { actorsOf } from './session.ts'
import { insertLines, toColumns } from './write.ts'

// Runs are records of long work: imports, bulk changes. People may neither make nor change them; the work
// itself writes them here, past those rights.

/** The run was stopped while a step was under way; what that step wrote is taken back. */
export class Stopped extends Error {}

export async function makeRun(
  ctx: Context,
  def: ObjectDef,
  { id = ctx.newId(), ...values }: Record<string, unknown> & { id?: string },
): Promise<string> {
  await insertLines(ctx, def, [{ id, columns: toColumns(def, values), added: tokensOf(def, values) }], false)
  ctx.wrote()
  return id
}

/** Saves what a run has come to, if its state is one of `from`; answers whether it was. */
export async function saveRun(
  ctx: Context,
  def: ObjectDef,
  id: string,
  values: Record<string, unknown>,
  from?: readonly string[],
): Promise<boolean> {
  const columns = toColumns(def, values)
  const names = Object.keys(columns)
  const sets = names.map((name, i) => `"${name}" = $${i + 3}`)
  const params = Object.values(columns).map((v) =>
    typeof v === 'object' && v !== null ? JSON.stringify(v) : v,
  )
  const done = await ctx.db.query(
    `update ${tableOf(def)} set ${[...sets, 'updated_at = now()'].join(', ')} where id = $1 and deleted_at is null and ($2::text[] is null or state = any($2))`,
    [id, from ?? null, ...params],
  )
  if (done.rowCount && values.state) await tell(ctx, def, id)
  return Boolean(done.rowCount)
}

// Progress is looked for; a new state is told to every open browser.
async function tell(ctx: Context, def: ObjectDef, id: string) {
  await ctx.db.query(
    `insert into outbox (id, at, name, object, records, actor) values ($1, now(), $2, $3, array[$4::uuid], $5)`,
    [ctx.newId(), `${def.name}.changed`, def.name, id, ctx.actor.id],
  )
  ctx.wrote()
}

/** The user as an actor, for work that goes on after their request. */
export async function actorOf(db: Db, user: string): Promise<Actor> {
  const [actor] = await actorsOf(db, [user])
  if (!actor) throw new Refusal(403, 'inactive', 'The user who started this is gone or switched off')
  return actor
}
