import type { BulkRow, BulkState } from '../../bulk.ts'
import type { Mistake } from '../../check.ts'
import { sentence } from '../../check.ts'
import type { ObjectDef } from '../../object.ts'
import { tableOf } from '../../object.ts'
import type { Result } from '../batch.ts'
import type { Context } from '../context.ts'
import { pen, sight } from '../rights.ts'
import * as runs from '../runs.ts'
import { wireOf } from '../select.ts'
import { get } from '../store.ts'

export const runDef = (ctx: Context): ObjectDef => ctx.catalogue.get('bulkRun')

export const loadRun = async (ctx: Context, id: string): Promise<BulkRow> =>
  (await get(ctx, runDef(ctx), id)) as unknown as BulkRow

export const saveRun = (ctx: Context, id: string, values: Partial<BulkRow>, from?: readonly BulkState[]) =>
  runs.saveRun(ctx, runDef(ctx), id, values, from)

const KEPT = 10_000

export async function keepFailures(ctx: Context, run: BulkRow, def: ObjectDef, failed: readonly Result[]) {
  const room = KEPT - run.refused
  const lines = failed.slice(0, Math.max(0, room)).map(({ id, errors = [] }) => ({
    record: id,
    reason: reasonOf(def, errors),
  }))
  if (!lines.length) return
  await ctx.db.query(
    `insert into bulk_failure (run, record, reason)
     select $1, f.record, f.reason from json_to_recordset($2::json) as f(record uuid, reason text) on conflict do nothing`,
    [run.id, JSON.stringify(lines)],
  )
}

// Mistakes about the record as a whole name no field, or only its id.
const reasonOf = (def: ObjectDef, mistakes: readonly Mistake[]) =>
  mistakes
    .map((one) => (one.field === '' || one.field === 'id' ? one.message : sentence(def, one)))
    .join('. ')

export type Failure = { record: string; title: string | null; reason: string }
const PAGE = 100

/** The records of a run that were left as they were, and why; titles as far as the actor may see them. */
export async function failures(
  ctx: Context,
  run: BulkRow,
  cursor?: string,
): Promise<{ data: Failure[]; nextCursor: string | null }> {
  const values: unknown[] = []
  const w = pen(ctx, values)
  const def = ctx.catalogue.find(run.object)
  const after = cursor ? ` and f.record > ${w.bind(cursor)}::uuid` : ''
  const seen = def && sight(ctx, def, 't', w)
  const title = def
    ? `(select ${wireOf(def.title, def.fields[def.title], 't')}::text from ${tableOf(def)} t where t.id = f.record${seen ? ` and ${seen}` : ''})`
    : 'null'
  const found = await ctx.db.query<Failure>(
    `select f.record, ${title} as title, f.reason from bulk_failure f where f.run = ${w.bind(run.id)}${after} order by f.record limit ${PAGE + 1}`,
    values,
  )
  const data = found.rows.slice(0, PAGE)
  return { data, nextCursor: found.rows.length > PAGE ? data.at(-1)!.record : null }
}
