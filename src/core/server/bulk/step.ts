import type { BulkRow, BulkTarget, BulkTask } from '../../bulk.ts'
import { type ObjectDef, tableOf } from '../../object.ts'
import type { Writing } from '../../where.ts'
import { act } from '../action.ts'
import { failed, type Result, stale } from '../batch.ts'
import type { Context } from '../context.ts'
import { binAll, changeAll, type Edit, standingRows } from '../edit.ts'
import { scope } from '../list.ts'
import { Refusal } from '../refusal.ts'
import { pen } from '../rights.ts'
import { undoStep, writtenBy } from './undo.ts'

/** Records done in one transaction: few enough to stop soon, many enough to be quick. */
const STEP = 2_000
// A verb is made for one record and takes several statements each.
const VERB_STEP = 50

const sizeOf = (task: BulkTask) => (task.operation === 'verb' ? VERB_STEP : STEP)

/** The next records of a run, in the order of their ids: what was done lies behind, whatever its values are now. */
export async function nextOf(ctx: Context, def: ObjectDef, run: BulkRow): Promise<string[]> {
  const size = sizeOf(run.task)
  if ('ids' in run.target) return run.target.ids.filter((id) => !run.place || id > run.place).slice(0, size)
  if (run.task.operation === 'undo') return writtenBy(ctx, def, run.task.run, run.place, size)
  const values: unknown[] = []
  const w = pen(ctx, values)
  const after = run.place ? ` and t.id > ${w.bind(run.place)}::uuid` : ''
  const sql = `select t.id ${meant(ctx, def, run, run.target, w)}${after} order by t.id limit ${size}`
  return (await ctx.db.query<{ id: string }>(sql, values, 'anew')).rows.map((row) => row.id)
}

export async function countOf(ctx: Context, def: ObjectDef, run: BulkRow): Promise<number> {
  if ('ids' in run.target) return run.target.ids.length
  const values: unknown[] = []
  const sql = `select count(*) as n ${meant(ctx, def, run, run.target, pen(ctx, values))}`
  return (await ctx.db.query<{ n: number }>(sql, values, 'anew')).rows[0]!.n
}

type Found = Exclude<BulkTarget, { ids: string[] }>

// What comes into being while a run is under way was not meant by whoever began it.
const meant = (ctx: Context, def: ObjectDef, run: BulkRow, target: Found, w: Writing) =>
  `from ${tableOf(def)} t where ${scope(ctx, def, target, w)} and t.created_at <= ${w.bind(run.createdAt)}::timestamptz`

/** Does the task to some records, each answered on its own, inside the caller's transaction. */
export async function doTask(ctx: Context, def: ObjectDef, task: BulkTask, ids: string[]): Promise<Result[]> {
  if (task.operation === 'delete') return binAll(ctx, def, ids, 'deleted')
  if (task.operation === 'restore') return binAll(ctx, def, ids, 'restored')
  if (task.operation === 'verb') return actAll(ctx, def, task, ids)
  if (task.operation === 'undo') return undoStep(ctx, def, task.run, ids)
  if (task.operation === 'tag') return again(ids, (some) => tagAll(ctx, def, task, some))
  return again(ids, (some) =>
    changeAll(
      ctx,
      def,
      some.map((id): Edit => ({ id, input: task.change })),
    ),
  )
}

/** Whoever saved a record in the moment between is met again with what stands then. */
async function again(ids: string[], write: (ids: string[]) => Promise<Result[]>): Promise<Result[]> {
  const results = await write(ids)
  for (let attempt = 0; attempt < 3; attempt++) {
    const lost = results.filter((one) => one.errors?.[0] === stale)
    if (!lost.length) break
    const second = await write(lost.map((one) => ids[one.index]!))
    lost.forEach((one, i) => {
      results[results.indexOf(one)] = { ...second[i]!, index: one.index }
    })
  }
  return results
}

type Tagging = Extract<BulkTask, { operation: 'tag' }>

async function tagAll(
  ctx: Context,
  def: ObjectDef,
  { field, add = [], remove = [] }: Tagging,
  ids: string[],
) {
  const standing = await standingRows(ctx, def, ids, 'update')
  const edits = ids.map((id): Edit => {
    const { values } = standing.get(id) ?? { values: {} as Record<string, unknown> }
    const had = (values[field] as string[] | null) ?? []
    const kept = had.filter((tag) => !remove.includes(tag))
    const version = values.version as number | undefined
    return {
      id,
      input: { [field]: [...new Set([...kept, ...add])] },
      ...(version !== undefined && { version }),
    }
  })
  return changeAll(ctx, def, edits)
}

async function actAll(
  ctx: Context,
  def: ObjectDef,
  { verb, input }: Extract<BulkTask, { operation: 'verb' }>,
  ids: string[],
): Promise<Result[]> {
  const results: Result[] = []
  for (const [index, id] of ids.entries()) {
    try {
      await ctx.db.attempt(() => act(ctx, def, id, verb, input ?? {}))
      results.push({ index, id, status: 'updated' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.push(
        failed(
          index,
          error.mistakes.length ? [...error.mistakes] : [{ field: '', message: error.message }],
          id,
        ),
      )
    }
  }
  return results
}
