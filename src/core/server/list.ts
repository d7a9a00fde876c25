import { type Filter, FilterError, prepare } from '../filter.ts'
import type { ObjectDef } from '../object.ts'
import { tableOf } from '../object.ts'
import { say, within } from '../text.ts'
import { type Writing, where } from '../where.ts'
import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { guard, pen } from './rights.ts'
import { wordsSql } from './search.ts'
import { rowSql, type Shape } from './select.ts'
import { type Cursor, partSql, partsOf, readCursor, type SortKey, sortKeys, writeCursor } from './sort.ts'

export type Count = 'none' | 'bounded' | 'estimated' | 'exact'

export type Query = Shape & {
  filter?: Filter
  /** Words the record must contain, as in search. */
  q?: string
  sort?: string
  limit?: number
  cursor?: string
  count?: Count
  deleted?: boolean
}

/** Records as JSON text each, ready to be sent on. */
export type Page = {
  rows: string[]
  nextCursor: string | null
  count?: { value: number; kind: Count; more: boolean }
}

export const PAGE = 50
export const MAX_PAGE = 200
/** A bounded count stops here and says there are more. */
export const COUNT_BOUND = 1000

/** One page of the records the actor may see. At most two statements, and one more where filled values end and empty ones begin. */
export async function list(ctx: Context, def: ObjectDef, query: Query): Promise<Page> {
  const sort = query.sort ?? def.list.sort
  const keys = sortKeys(ctx, def, sort)
  const cursor = query.cursor ? readCursor(query.cursor, sort, keys.length) : undefined
  const limit = Math.min(query.limit ?? PAGE, MAX_PAGE)
  const counting = query.count && query.count !== 'none' ? countRows(ctx, def, query, query.count) : undefined
  const [found, count] = await Promise.all([readParts(ctx, def, query, keys, cursor, limit + 1), counting])
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const nextCursor =
    found.length > limit && last
      ? writeCursor({ sort, id: last.id, values: keys.map((_, i) => last[`k${i}`] ?? null) })
      : null
  return { rows: rows.map((r) => r.json), nextCursor, ...(count && { count }) }
}

type Found = { json: string; id: string } & Record<`k${number}`, string | null>

async function readParts(
  ctx: Context,
  def: ObjectDef,
  query: Query,
  keys: SortKey[],
  cursor: Cursor | undefined,
  wanted: number,
) {
  const found: Found[] = []
  for (const part of partsOf(keys, cursor)) {
    if (found.length >= wanted) break
    const values: unknown[] = []
    const w = pen(ctx, values)
    const { where: bounds, order } = partSql(keys, part, cursor, w)
    const row = rowSql(ctx, def, query, 't', w)
    const marks = keys.map((k, i) => `${k.column}::text as k${i}`)
    const sql = `select ${row} as json, ${['t.id', ...marks].join(', ')} from ${tableOf(def)} t where ${scope(ctx, def, query, w)}${bounds ? ` and ${bounds}` : ''} order by ${order} limit ${w.bind(wanted - found.length)}`
    found.push(...(await ctx.db.query<Found>(sql, values, 'anew')).rows)
  }
  return found
}

/** What the actor may see of what was asked for, as SQL over `t`. */
export function scope(
  ctx: Context,
  def: ObjectDef,
  query: Pick<Query, 'filter' | 'q' | 'deleted'>,
  w: Writing,
): string {
  const parts = [`t.deleted_at is ${query.deleted ? 'not null' : 'null'}`]
  const right = guard(ctx, def, 'read', 't', w)
  if (right) parts.push(right)
  if (query.filter && Object.keys(query.filter).length)
    parts.push(where(readFilter(ctx, def, query.filter), 't', w))
  if (query.q?.trim()) parts.push(wordsSql(def, ctx.actor, query.q, 't', w))
  return parts.join(' and ')
}

export function readFilter(ctx: Context, def: ObjectDef, filter: Filter) {
  try {
    return prepare(filter, { catalogue: ctx.catalogue, def, now: ctx.now, actor: ctx.actor })
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new Refusal(
      400,
      'filter',
      say('{at}: {mistake}', { at: error.at, mistake: within(error.sentence) }),
      [{ field: error.at, message: error.sentence }],
    )
  }
}

async function countRows(ctx: Context, def: ObjectDef, query: Query, kind: Count) {
  const values: unknown[] = []
  const w = pen(ctx, values)
  const rows = `from ${tableOf(def)} t where ${scope(ctx, def, query, w)}`
  if (kind === 'estimated') return { value: await estimate(ctx, `select ${rows}`, values), kind, more: false }
  const sql =
    kind === 'exact'
      ? `select count(*) as n ${rows}`
      : `select count(*) as n from (select ${rows} limit ${COUNT_BOUND + 1}) bounded`
  const n = (await ctx.db.query<{ n: number }>(sql, values, 'anew')).rows[0]!.n
  const more = kind === 'bounded' && n > COUNT_BOUND
  return { value: more ? COUNT_BOUND : n, kind, more }
}

async function estimate(ctx: Context, sql: string, values: unknown[]): Promise<number> {
  const plan = await ctx.db.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) ${sql}`,
    values,
    'anew',
  )
  return plan.rows[0]!['QUERY PLAN'][0].Plan['Plan Rows']
}
