import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObjectDef } from '../../object.ts'
import type { ColumnProfile } from '../../transfer/plan.ts'
import type { RunRow, State } from '../../transfer/run.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/pool.ts'
import * as runs from '../runs.ts'
import { get } from '../store.ts'
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

export const makeRun = (ctx: Context, values: Partial<Run>): Promise<string> =>
  runs.makeRun(ctx, runDef(ctx), { state: 'draft', owner: ctx.actor.id, ...values })

/** Saves what a run has come to; false when it is no longer in one of the states given, being cancelled say. */
export const saveRun = (
  ctx: Context,
  id: string,
  values: Partial<Run>,
  from?: readonly State[],
): Promise<boolean> => runs.saveRun(ctx, runDef(ctx), id, values, from)

export const folderOf = (dataDir: string, id: string) => join(dataDir, 'imports', id)

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
