import { type Field, isLink, kindOf } from '../field/index.ts'
import { snake } from '../name.ts'
import { columnsOf, type Fields, type ObjectDef, tableOf } from '../object.ts'
import type { Writing } from '../where.ts'
import type { Context } from './context.ts'
import { sight } from './rights.ts'
import { rowSql } from './select.ts'
import { gap, statement } from './statement.ts'

/** One record on its way into the database: its new values as columns, and what goes beside them. */
export type Line = {
  id: string
  columns: Record<string, unknown>
  version?: number
  changes?: object
  added?: string[]
  gone?: string[]
}

export type Written = { json: string[]; ids: string[]; bad: { id: string; field: string }[] }

type Stored = { name: string; column: string; type: string }

const known = new WeakMap<ObjectDef, Stored[]>()

/** Columns the store writes; numbers that count by themselves and computed values are PostgreSQL's. */
export function storedColumns(def: ObjectDef): Stored[] {
  let columns = known.get(def)
  if (!columns) {
    columns = Object.entries(def.fields as Fields)
      .filter(([, f]) => f.kind !== 'autoNumber' && f.kind !== 'computed')
      .flatMap(([name, f]) => columnsOf(name, f).map((c) => ({ name, column: c.name, type: c.type })))
    known.set(def, columns)
  }
  return columns
}

const columnNames = new WeakMap<ObjectDef, Map<string, string[]>>()

function namesOf(def: ObjectDef): Map<string, string[]> {
  let names = columnNames.get(def)
  if (!names) {
    names = new Map()
    for (const { name, column } of storedColumns(def)) names.set(name, [...(names.get(name) ?? []), column])
    columnNames.set(def, names)
  }
  return names
}

/** The values of one record as its columns. */
export function toColumns(def: ObjectDef, values: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const names = namesOf(def)
  for (const [name, value] of Object.entries(values)) {
    const field = def.fields[name] as Field
    const stored = kindOf(field).store(value, field)
    names.get(name)?.forEach((column, i) => {
      result[column] = stored[i]
    })
  }
  return result
}

/**
 * Inserts records with their audit lines, search words and outbox entry: one statement, so all or nothing,
 * in one round trip. A link to what is gone or hidden from the actor is answered in `bad`, and nothing is written.
 */
export async function insertLines(
  ctx: Context,
  def: ObjectDef,
  lines: Line[],
  answer: boolean,
): Promise<Written> {
  return send(ctx, `insert ${def.name} ${answer}`, (w) => insertSql(ctx, def, answer, w), lines)
}

function insertSql(ctx: Context, def: ObjectDef, answer: boolean, w: Writing): string {
  const columns = storedColumns(def)
  const names = columns.map((c) => `"${c.column}"`).join(', ')
  const { at, actor } = stamp(ctx, w)
  const target = `insert into ${tableOf(def)} (id, ${names}, created_at, created_by, updated_at, updated_by, version)
    select r.id, ${columns.map((c) => `r."${c.column}"`).join(', ')}, ${at}, ${actor}, ${at}, ${actor}, 1 from r where not exists (select from bad) returning *`
  const links = Object.keys(def.fields).filter((n) => isLink(def.fields[n]))
  return `with ${recordsSql(columns, w)}, ${badSql(ctx, def, links, w)}, done as (${target}),
    ${besides(def, 'created', at, actor, w)}
    ${answerSql(ctx, def, answer, w)}`
}

/** Writes changed columns of records that still have the version they were read with; others are missing from `ids`. */
export async function updateLines(
  ctx: Context,
  def: ObjectDef,
  fields: string[],
  lines: Line[],
  answer: boolean,
): Promise<Written> {
  const key = `update ${def.name} ${fields.join()} ${answer}`
  return send(ctx, key, (w) => updateSql(ctx, def, fields, answer, w), lines)
}

function updateSql(ctx: Context, def: ObjectDef, fields: string[], answer: boolean, w: Writing): string {
  const columns = storedColumns(def).filter((c) => fields.includes(c.name))
  const { at, actor } = stamp(ctx, w)
  const sets = columns.map((c) => `"${c.column}" = r."${c.column}"`)
  const target = `update ${tableOf(def)} t set ${[...sets, 'version = t.version + 1', `updated_at = ${at}`, `updated_by = ${actor}`].join(', ')}
    from r where t.id = r.id and t.version = r.version and t.deleted_at is null and not exists (select from bad) returning t.*`
  const links = fields.filter((n) => isLink(def.fields[n]))
  return `with ${recordsSql(columns, w)}, ${badSql(ctx, def, links, w)}, done as (${target}),
    ${besides(def, 'changed', at, actor, w)}
    ${answerSql(ctx, def, answer, w)}`
}

/** Moves records to the bin or back. */
export async function binLines(
  ctx: Context,
  def: ObjectDef,
  kind: 'deleted' | 'restored',
  lines: Line[],
): Promise<Written> {
  return send(ctx, `bin ${def.name} ${kind}`, (w) => binSql(ctx, def, kind, w), lines)
}

function binSql(ctx: Context, def: ObjectDef, kind: 'deleted' | 'restored', w: Writing): string {
  const { at, actor } = stamp(ctx, w)
  const [to, was] = kind === 'deleted' ? [at, 'null'] : ['null', 'not null']
  const target = `update ${tableOf(def)} t set deleted_at = ${to}, version = t.version + 1, updated_at = ${at}, updated_by = ${actor}
    from r where t.id = r.id and t.deleted_at is ${was} returning t.*`
  return `with ${recordsSql([], w)}, bad as (select null::uuid as id, '' as field where false), done as (${target}),
    ${besides(def, kind, at, actor, w)}
    ${answerSql(ctx, def, false, w)}`
}

const stamp = (ctx: Context, w: Writing) => ({
  at: `${w.bind(gap('now'))}::timestamptz`,
  actor: `${w.bind(ctx.actor.id)}::uuid`,
})

async function send(ctx: Context, key: string, write: (w: Writing) => string, lines: Line[]) {
  const given = {
    now: ctx.now,
    cause: ctx.cause && JSON.stringify(ctx.cause),
    // Ids that grow with time keep the history of a record in order; within one statement all are of one moment.
    id: ctx.newId(),
    lines: recordsJson(lines),
  }
  return readAnswer(await ctx.db.query(...statement(ctx, key, write, given)))
}

function recordsJson(lines: Line[]): string {
  const list = lines.map((l) => ({
    ...l.columns,
    id: l.id,
    version: l.version,
    changes_: l.changes,
    added_: l.added,
    gone_: l.gone,
  }))
  return JSON.stringify(list)
}

function recordsSql(columns: Stored[], w: Writing): string {
  const types = columns.map((c) => `"${c.column}" ${c.type}`)
  return `r as materialized (select * from json_to_recordset(${w.bind(gap('lines'))}::json)
    as r(${['id uuid', 'version integer', 'changes_ jsonb', 'added_ text[]', 'gone_ text[]', ...types].join(', ')}))`
}

function badSql(ctx: Context, def: ObjectDef, links: string[], w: Writing): string {
  const checks = links.map((name) => {
    const target = ctx.catalogue.get(def.fields[name].target)
    const far = `b${++w.next.alias}`
    const seen = sight(ctx, target, far, w)
    return `select r.id, '${name}' as field from r where r."${snake(name)}" is not null and not exists
      (select from ${tableOf(target)} ${far} where ${far}.id = r."${snake(name)}" and ${far}.deleted_at is null${seen ? ` and ${seen}` : ''})`
  })
  return `bad as materialized (${checks.join(' union all ') || `select null::uuid as id, '' as field where false`})`
}

// Audit, search words and outbox hang on `done`, so they exist exactly when the change does.
function besides(def: ObjectDef, kind: string, at: string, actor: string, w: Writing): string {
  const cause = `${w.bind(gap('cause'))}::jsonb`
  const outboxId = `${w.bind(gap('id'))}::uuid`
  const changeId = kind === 'created' ? 'd.id' : outboxId
  const number = def.search.find((n) => def.fields[n].kind === 'autoNumber')
  const counted =
    number && kind === 'created'
      ? ` union all select ${numberSql(`d."${snake(number)}"::text`, def.fields[number].digits ?? 5)}, '${def.name}', d.id from done d`
      : ''
  return `audit as (insert into change (record, id, object, version, at, actor, kind, changes, cause)
      select d.id, ${changeId}, '${def.name}', d.version, ${at}, ${actor}, '${kind}', r.changes_, ${cause} from done d join r on r.id = d.id),
    lost as (delete from search_token s using r, unnest(r.gone_) g where s.token = g and s.object = '${def.name}' and s.record = r.id and exists (select from done d where d.id = r.id)),
    found as (insert into search_token (token, object, record)
      select a, '${def.name}', r.id from r join done d on d.id = r.id, unnest(r.added_) a${counted} on conflict do nothing),
    told as (insert into outbox (id, at, name, object, records, actor, cause)
      select ${outboxId}, ${at}, '${def.name}.${kind}', '${def.name}', array_agg(d.id), ${actor}, ${cause} from done d having count(*) > 0)`
}

// lpad cuts what is longer than it should be.
const numberSql = (text: string, digits: number) => `lpad(${text}, greatest(length(${text}), ${digits}), '0')`

function answerSql(ctx: Context, def: ObjectDef, answer: boolean, w: Writing): string {
  const json = answer ? rowSql(ctx, def, {}, 't', w) : 'null'
  return `select t.id, null as field, ${json} as json from done t union all select bad.id, bad.field, null from bad`
}

function readAnswer(result: { rows: { id: string; field: string | null; json: string | null }[] }): Written {
  const bad = result.rows.filter((r) => r.field !== null).map((r) => ({ id: r.id, field: r.field! }))
  const done = result.rows.filter((r) => r.field === null)
  return { ids: done.map((r) => r.id), json: done.map((r) => r.json!), bad }
}
