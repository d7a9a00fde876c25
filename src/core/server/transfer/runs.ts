import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObjectDef } from '../../object.ts'
import type { Actor } from '../../rules.ts'
import type { ColumnProfile } from '../../transfer/plan.ts'
import type { RunRow, State } from '../../transfer/run.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/pool.ts'
import { Refusal } from '../refusal.ts'
import { tokensOf } from '../search.ts'
import { get } from '../store.ts'
import { insertLines, toColumns } from '../write.ts'
import type { Origin } from './origin.ts'

/** Where an apply stands: rows taken, and how much of the files beside it belongs to them. */
export type Progress = { phase: 'rows' | 'links'; row: number; rejectedBytes: number; linkBytes: number }

export type Run = RunRow & {
  owner: string
  origin: Origin
  columns: ColumnProfile[]
  progress: Progress | null
}

export const runDef = (ctx: Context): ObjectDef => ctx.catalogue.get('importRun')

export const loadRun = async (ctx: Context, id: string): Promise<Run> =>
  (await get(ctx, runDef(ctx), id)) as unknown as Run

/** People may neither make nor change runs; imports write them here, past those rights. */
export async function makeRun(ctx: Context, values: Partial<Run>): Promise<string> {
  const def = runDef(ctx)
  const { id = ctx.newId(), ...given } = values
  const all = { state: 'draft', owner: ctx.actor.id, ...given }
  await insertLines(ctx, def, [{ id, columns: toColumns(def, all), added: tokensOf(def, all) }], false)
  ctx.wrote()
  return id
}

/** Saves what a run has come to. Answers its state as it was, so that a run cancelled meanwhile learns of it. */
export async function saveRun(
  ctx: Context,
  id: string,
  values: Partial<Run>,
  from?: readonly State[],
): Promise<boolean> {
  const columns = toColumns(runDef(ctx), values)
  const names = Object.keys(columns)
  const sets = names.map((name, i) => `"${name}" = $${i + 3}`)
  const params = Object.values(columns).map((v) =>
    typeof v === 'object' && v !== null ? JSON.stringify(v) : v,
  )
  const done = await ctx.db.query(
    `update import_run set ${[...sets, 'updated_at = now()'].join(', ')} where id = $1 and deleted_at is null and ($2::text[] is null or state = any($2))`,
    [id, from ?? null, ...params],
  )
  if (done.rowCount && values.state) await tell(ctx, id)
  return Boolean(done.rowCount)
}

// Progress is looked for; a new state is told to every open browser.
async function tell(ctx: Context, id: string) {
  await ctx.db.query(
    `insert into outbox (id, at, name, object, records, actor) values ($1, now(), 'importRun.changed', 'importRun', array[$2::uuid], $3)`,
    [ctx.newId(), id, ctx.actor.id],
  )
  ctx.wrote()
}

export const folderOf = (dataDir: string, id: string) => join(dataDir, 'imports', id)

/** The user as an actor, for work that goes on after their request. */
export async function actorOf(db: Db, user: string): Promise<Actor> {
  const found = await db.query<Actor>(
    `select u.id, u.name, coalesce(u.roles, '{}') as roles,
       array_remove(array(select u.team union select t.id from team t where t.lead = u.id and t.deleted_at is null), null) as teams
     from "user" u where u.id = $1 and u.deleted_at is null and coalesce(u.active, true)`,
    [user],
  )
  if (!found.rows[0])
    throw new Refusal(403, 'inactive', 'The user who started this import is gone or switched off')
  return found.rows[0]
}

/** Removes the files of runs that are deleted. */
export async function sweep(db: Db, dataDir: string, folders: readonly string[]) {
  const kept = await db.query<{ id: string }>(
    'select id from import_run where id = any($1::uuid[]) and deleted_at is null',
    [folders],
  )
  const ids = new Set(kept.rows.map((r) => r.id))
  for (const folder of folders)
    if (!ids.has(folder)) await rm(folderOf(dataDir, folder), { recursive: true, force: true })
}
