import { isLink } from '../field/index.ts'
import type { Filter } from '../filter.ts'
import { type Change, type Fields, type New, type ObjectDef, type Row, tableOf } from '../object.ts'
import { say, word } from '../text.ts'
import type { Writing } from '../where.ts'
import { insertAll, MAX_BATCH, type Result, raced, stale, tellMistakes } from './batch.ts'
import type { Context } from './context.ts'
import { binAll, changeAll, type Edit } from './edit.ts'
import type { Values } from './hooks.ts'
import { list, type Query, readFilter, scope } from './list.ts'
import { type Clash, tellClashes } from './merge.ts'
import { invalid, mayNot, notFound, Refusal, thisOne } from './refusal.ts'
import { guard, may, pen } from './rights.ts'
import { rowSql, type Shape } from './select.ts'
import { gap, statement } from './statement.ts'
import { upsertPlan } from './upsert.ts'

/** One record as JSON text. Refuses with 404 what is not there or not for the actor. */
export async function read(
  ctx: Context,
  def: ObjectDef,
  id: string,
  shape: Shape & { deleted?: boolean } = {},
): Promise<string> {
  const { fields, include, deleted } = shape
  const key = `read ${def.name} ${fields?.join()} ${include?.join()} ${deleted}`
  const asked = statement(ctx, key, (w) => readSql(ctx, def, shape, w), { id })
  const found = await ctx.db.query<{ json: string }>(...asked)
  if (!found.rows[0]) throw notFound(thisOne(def))
  return found.rows[0].json
}

function readSql(ctx: Context, def: ObjectDef, shape: Shape & { deleted?: boolean }, w: Writing): string {
  const right = guard(ctx, def, 'read', 't', w)
  const row = rowSql(ctx, def, shape, 't', w)
  const bin = shape.deleted === undefined ? '' : ` and t.deleted_at is ${shape.deleted ? 'not null' : 'null'}`
  return `select ${row} as json from ${tableOf(def)} t where t.id = ${w.bind(gap('id'))}${bin}${right ? ` and ${right}` : ''}`
}

export const get = async <D extends ObjectDef>(
  ctx: Context,
  def: D,
  id: string,
  shape: Shape = {},
): Promise<Row<D>> => JSON.parse(await read(ctx, def, id, { ...shape, deleted: false })) as Row<D>

/** Up to one page of records, parsed. */
export const rows = async <D extends ObjectDef>(ctx: Context, def: D, query: Query = {}): Promise<Row<D>[]> =>
  (await list(ctx, def, query)).rows.map((json) => JSON.parse(json) as Row<D>)

/** Creates one record and answers its wire form as JSON text. */
export async function createJson(ctx: Context, def: ObjectDef, input: Values): Promise<string> {
  if (!may(ctx, def, 'create')) throw mayNot('create', def)
  const [result] = await insertAll(ctx, def, [input], true)
  return settled(def, result!).json!
}

export const create = async <D extends ObjectDef>(ctx: Context, def: D, input: New<D>): Promise<Row<D>> =>
  JSON.parse(await createJson(ctx, def, input as Values)) as Row<D>

/**
 * Changes one record. Where others changed it since `version`, other fields merge and the same ones are refused
 * with 409 and both values; `strict` refuses any change since.
 */
export async function changeJson(
  ctx: Context,
  def: ObjectDef,
  id: string,
  input: Values,
  version?: number,
  strict = false,
): Promise<string> {
  const [result] = await changeAll(ctx, def, [{ id, input, version, strict }], true)
  const isStale = result!.errors?.[0] === stale || result!.errors?.[0] === raced
  if (isStale || result!.clashes) throw await conflict(ctx, def, id, input, result!.clashes)
  return settled(def, result!).json ?? read(ctx, def, id)
}

export const change = async <D extends ObjectDef>(
  ctx: Context,
  def: D,
  id: string,
  input: Change<D>,
  version?: number,
): Promise<Row<D>> => JSON.parse(await changeJson(ctx, def, id, input as Values, version)) as Row<D>

async function conflict(ctx: Context, def: ObjectDef, id: string, yours: Values, clashes: Clash[] = []) {
  const conflicts = await tellClashes(ctx, def, yours, clashes)
  const include = conflicts.map(({ field }) => field).filter((name) => isLink((def.fields as Fields)[name]!))
  const current = JSON.parse(await read(ctx, def, id, { include })) as Values
  const detail = say('Someone else changed this {object} meanwhile; look at their values and decide', {
    object: word(def.labels[0]),
  })
  return new Refusal(409, 'stale', detail, [], { current, yours, conflicts })
}

export async function remove(ctx: Context, def: ObjectDef, id: string): Promise<void> {
  const [result] = await binAll(ctx, def, [id], 'deleted')
  settled(def, result!)
}

export async function restore(ctx: Context, def: ObjectDef, id: string): Promise<string> {
  const [result] = await binAll(ctx, def, [id], 'restored')
  settled(def, result!)
  return read(ctx, def, id)
}

function settled(def: ObjectDef, result: Result): Result {
  if (result.status !== 'failed') return result
  const [first] = result.errors!
  if (first!.field === 'id') throw notFound(thisOne(def))
  if (first!.field === '') throw new Refusal(403, 'forbidden', first!.message)
  throw invalid(result.errors!, tellMistakes(def, result.errors!))
}

export type Batch =
  | { operation: 'create'; records: Values[] }
  | { operation: 'update'; records: Values[] }
  | { operation: 'upsert'; by: string[]; records: Values[] }
  | { operation: 'delete' | 'restore'; records: { id: string }[] }

/** Writes up to 10,000 records, each answered on its own, in a handful of statements. */
export async function batch(ctx: Context, def: ObjectDef, given: Batch): Promise<Result[]> {
  if (given.records.length > MAX_BATCH)
    throw new Refusal(
      413,
      'too_many',
      say('A batch takes at most {max} records', { max: MAX_BATCH.toLocaleString('en') }),
    )
  if (given.operation === 'create') {
    if (!may(ctx, def, 'create')) throw mayNot('create', def)
    return insertAll(ctx, def, given.records)
  }
  if (given.operation === 'upsert') return upsert(ctx, def, given.by, given.records)
  const ids = given.records.map((r) => String(r.id))
  if (given.operation === 'update') return changeAll(ctx, def, given.records.map(editOf))
  return binAll(ctx, def, ids, given.operation === 'delete' ? 'deleted' : 'restored')
}

const editOf = ({ id, version, ...input }: Values): Edit => ({
  id: String(id),
  input,
  ...(typeof version === 'number' && { version }),
})

async function upsert(ctx: Context, def: ObjectDef, by: string[], records: Values[]): Promise<Result[]> {
  const plan = await upsertPlan(ctx, def, by, records)
  const results = [...plan.failed]
  const made = plan.create.length
    ? await insertAll(
        ctx,
        def,
        plan.create.map((i) => records[i]!),
      )
    : []
  const changed = plan.change.length
    ? await changeAll(
        ctx,
        def,
        plan.change.map(({ index, id }) => ({ ...editOf(records[index]!), id })),
      )
    : []
  results.push(...made.map((r) => ({ ...r, index: plan.create[r.index]! })))
  results.push(...changed.map((r) => ({ ...r, index: plan.change[r.index]!.index })))
  return results.sort((a, b) => a.index - b.index)
}

/** Changes or deletes the first 10,000 records a filter finds; `more` tells that others remain. */
export async function batchByFilter(
  ctx: Context,
  def: ObjectDef,
  operation: 'update' | 'delete',
  filter: Filter,
  input: Values = {},
) {
  readFilter(ctx, def, filter)
  const values: unknown[] = []
  const w = pen(ctx, values)
  const sql = `select t.id from ${tableOf(def)} t where ${scope(ctx, def, { filter }, w)} order by t.id limit ${MAX_BATCH + 1}`
  const ids = (await ctx.db.query<{ id: string }>(sql, values)).rows.map((r) => r.id)
  const some = ids.slice(0, MAX_BATCH)
  const results =
    operation === 'delete'
      ? await binAll(ctx, def, some, 'deleted')
      : await changeAll(
          ctx,
          def,
          some.map((id) => ({ id, input })),
        )
  return { results, more: ids.length > MAX_BATCH }
}
