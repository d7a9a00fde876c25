import { type Field, isLink, kindOf } from '../field/index.ts'
import type { Filter } from '../filter.ts'
import { snake } from '../name.ts'
import { type ObjectDef, tableOf } from '../object.ts'
import { say } from '../text.ts'
import { firstColumn, type Writing } from '../where.ts'
import type { Context } from './context.ts'
import { scope } from './list.ts'
import { Refusal } from './refusal.ts'
import { pen } from './rights.ts'
import { pick, titleSql } from './select.ts'

export type Measured = { of: 'count' } | { of: 'sum' | 'avg' | 'min' | 'max'; field: string }
export type AggregateQuery = {
  group: string[]
  measure: Measured[]
  filter?: Filter
  q?: string
  include?: string[]
  deleted?: boolean
}

const BOUND = 1000
const buckets = ['day', 'week', 'month', 'quarter', 'year']

/**
 * Counts and sums by group, as JSON text of one line each. Money is summed per currency: a line never mixes
 * two, so a group may have several lines. At most 1,000 lines; `more` tells of others.
 */
export async function aggregate(
  ctx: Context,
  def: ObjectDef,
  query: AggregateQuery,
): Promise<{ rows: string[]; more: boolean }> {
  const values: unknown[] = []
  const w = pen(ctx, values)
  const groups = query.group.map((g) => groupOf(ctx, def, g))
  const measures = query.measure.map((m) => measureOf(ctx, def, m))
  const currencies = [...new Set(measures.flatMap((m) => (m.currency ? [m.currency] : [])))]
  if (currencies.length > 1) throw new Refusal(400, 'measure', 'Sum one money field at a time')
  const by = [...groups.map((g) => g.sql), ...currencies]
  const inner = `select ${[...groups.map((g, i) => `${g.sql} as g${i}`), ...measures.map((m, i) => `${m.sql} as m${i}`), ...currencies.map((c) => `${c} as currency`)].join(', ')}
    from ${tableOf(def)} t where ${scope(ctx, def, query, w)}${by.length ? ` group by ${by.join(', ')} order by ${by.join(', ')}` : ''} limit ${BOUND + 1}`
  const found = await ctx.db.query<{ json: string }>(
    `select ${lineSql(ctx, groups, measures, query, w)}::text as json from (${inner}) a`,
    values,
    'anew',
  )
  return { rows: found.rows.slice(0, BOUND).map((r) => r.json), more: found.rows.length > BOUND }
}

type Group = { name: string; field: Field; sql: string; wire: (column: string) => string }

function groupOf(ctx: Context, def: ObjectDef, text: string): Group {
  const [path, bucket] = text.split(':') as [string, string?]
  const [name, field] = pick(ctx, def, path)
  const kind = field.kind === 'computed' ? field.result! : field.kind
  const column = firstColumn(name, field, 't')
  if (!bucket) return { name: text, field, sql: column, wire: plainWire(name, field) }
  if (!buckets.includes(bucket) || (kind !== 'date' && kind !== 'dateTime'))
    throw new Refusal(
      400,
      'group',
      say('{field} cannot be grouped by; dates take {buckets}', { field: text, buckets: buckets.join(', ') }),
    )
  return { name: text, field, sql: `date_trunc('${bucket}', ${column})::date`, wire: (c) => c }
}

const plainWire = (name: string, field: Field) => (column: string) => {
  if (field.kind === 'money')
    throw new Refusal(400, 'group', say('{field} is money; group by something else', { field: name }))
  return kindOf(field).wire(column, field)
}

type MeasureSql = { of: Measured['of']; field?: string; sql: string; currency?: string }

function measureOf(ctx: Context, def: ObjectDef, m: Measured): MeasureSql {
  if (m.of === 'count') return { of: 'count', sql: 'count(*)' }
  const [name, field] = pick(ctx, def, m.field)
  const kind = field.kind === 'computed' ? field.result! : field.kind
  const ordered = kind === 'date' || kind === 'dateTime'
  if (
    kindOf(field).align !== 'end' &&
    !(field.kind === 'computed') &&
    !(ordered && (m.of === 'min' || m.of === 'max'))
  )
    throw new Refusal(400, 'measure', say('{field} cannot be measured so', { field: name }))
  const column = firstColumn(name, field, 't')
  const sql = m.of === 'avg' && kind === 'money' ? `round(avg(${column}))` : `${m.of}(${column})`
  return { of: m.of, field: name, sql, ...(kind === 'money' && { currency: `t."${snake(name)}_currency"` }) }
}

function lineSql(
  ctx: Context,
  groups: Group[],
  measures: MeasureSql[],
  query: AggregateQuery,
  w: Writing,
): string {
  const pairs = groups.map((g, i) => `'${g.name}', ${g.wire(`a.g${i}`)}`)
  const parts = [`'group', json_build_object(${pairs.join(', ')})`]
  const included = groups.flatMap((g, i) =>
    isLink(g.field) && query.include?.includes(g.name)
      ? [`'${g.name}', ${titleSql(ctx, ctx.catalogue.get(g.field.target!), `a.g${i}`, w)}`]
      : [],
  )
  if (included.length) parts.push(`'included', json_build_object(${included.join(', ')})`)
  for (const of of ['count', 'sum', 'avg', 'min', 'max'] as const) {
    const mine = measures.map((m, i) => ({ ...m, i })).filter((m) => m.of === of)
    if (!mine.length) continue
    if (of === 'count') parts.push(`'count', a.m${mine[0]!.i}`)
    else
      parts.push(
        `'${of}', json_build_object(${mine.map((m) => `'${m.field}', ${valueSql(m, m.i)}`).join(', ')})`,
      )
  }
  return `json_build_object(${parts.join(', ')})`
}

const valueSql = (m: MeasureSql, i: number) =>
  m.currency
    ? `case when a.m${i} is not null then json_build_object('amount', a.m${i}, 'currency', a.currency) end`
    : `a.m${i}`
