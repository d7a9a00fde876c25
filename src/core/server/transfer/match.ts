import { type Field, kindOf } from '../../field/index.ts'
import { columnsOf, fieldOf, type ObjectDef, tableOf } from '../../object.ts'
import type { Prepared } from '../../transfer/cells.ts'
import type { Plan } from '../../transfer/plan.ts'
import { foldName } from '../../transfer/table.ts'
import type { Context } from '../context.ts'
import { pen, sight } from '../rights.ts'
import { folded } from './fold.ts'
import { TO_BE_MADE } from './links.ts'

/** What the rows of a batch are: records that exist, new ones, and those that must wait for an earlier row of the batch. */
export type Matched = {
  known: Map<Prepared, { id: string; bySource: boolean }>
  fresh: Prepared[]
  later: Prepared[]
}

/** Finds which rows are records that exist already: by their id in the source first, then by what recognises such a record. */
export async function matchRows(
  ctx: Context,
  def: ObjectDef,
  plan: Plan,
  namespace: string,
  rows: readonly Prepared[],
): Promise<Matched> {
  const known: Matched['known'] = new Map()
  for (const [row, id] of await bySource(ctx, def, namespace, rows)) known.set(row, { id, bySource: true })
  const sets = setsOf(def, plan)
  for (const [i, set] of sets.entries()) {
    const open = rows.filter((row) => !known.has(row))
    for (const [row, id] of await byFields(ctx, def, namespace, set, sets.slice(0, i).flat(), open))
      known.set(row, { id, bySource: false })
  }
  return { known, ...sortOut(rows, known, sets, def) }
}

function setsOf(def: ObjectDef, plan: Plan): readonly (readonly string[])[] {
  const by = plan.match?.by
  const sets: readonly (readonly string[])[] = Array.isArray(by) ? (by.length ? [by] : []) : def.match
  const mapped = new Set([...plan.columns.map((c) => c.field), ...Object.keys(plan.constants ?? {})])
  // A name made of its parts is a name too.
  if (mapped.has('firstName') || mapped.has('lastName')) mapped.add('name')
  return sets.filter((set) => set.every((name) => mapped.has(name) && fieldOf(def, name)))
}

async function bySource(
  ctx: Context,
  def: ObjectDef,
  namespace: string,
  rows: readonly Prepared[],
): Promise<Map<Prepared, string>> {
  const ids = rows.flatMap((row) => (row.sourceId ? [row.sourceId] : []))
  if (!ids.length) return new Map()
  const found = await ctx.db.query<{ external: string; record: string }>(
    namespace === OWN
      ? `select id::text as external, id as record from ${tableOf(def)} where id::text = any($1) and deleted_at is null and $2::text is not null and $3::text is not null`
      : `select e.external, e.record from external_id e join ${tableOf(def)} t on t.id = e.record and t.deleted_at is null
         where e.external = any($1) and e.source = $2 and e.object = $3`,
    [ids, namespace, def.name],
  )
  const records = new Map(found.rows.map((r) => [r.external, r.record]))
  return new Map(
    rows.flatMap((row) =>
      row.sourceId && records.has(row.sourceId) ? [[row, records.get(row.sourceId)!] as const] : [],
    ),
  )
}

/** Exports of our own name records by their ids here. */
export const OWN = 'mainstay'

type Candidate = { n: number; id: string; known: boolean } & Record<`s${number}`, string | null>

/**
 * Records with the same values in all fields of a set. One that differs in a stronger mark (another e-mail
 * address, say), or that has another id in the same source, is somebody else of the same name.
 */
async function byFields(
  ctx: Context,
  def: ObjectDef,
  namespace: string,
  set: readonly string[],
  stronger: readonly string[],
  rows: readonly Prepared[],
) {
  const result = new Map<Prepared, string>()
  const asked = rows.filter((row) => set.every((name) => filled(row.values[name])))
  if (!asked.length) return result
  const values: unknown[] = []
  const w = pen(ctx, values)
  const seen = sight(ctx, def, 't', w)
  const marks = stronger.filter((name) => !set.includes(name))
  const list = asked.flatMap((row, n) => variants(def, set, row).map((key) => ({ n, ...key })))
  const types = set.map((name, i) => `c${i} ${columnOf(def, name).type}`)
  const same = set.map((name, i) => sameSql(def, name, `k.c${i}`))
  const others = marks.map((name, i) => `t."${columnOf(def, name).name}"::text as s${i}`)
  const sql = `select ${['k.n', 't.id', `exists (select from external_id e where e.record = t.id and e.source = ${w.bind(namespace)}) as known`, ...others].join(', ')}
    from json_to_recordset(${w.bind(JSON.stringify(list))}::json) as k(n integer, ${types.join(', ')})
    join ${tableOf(def)} t on ${same.join(' and ')} where t.deleted_at is null${seen ? ` and ${seen}` : ''} order by t.id`
  for (const found of (await ctx.db.query<Candidate>(sql, values)).rows) {
    const row = asked[found.n]!
    const other = marks.some((name, i) => differs(def, name, row.values[name], found[`s${i}`]))
    if (!other && !(found.known && row.sourceId) && !result.has(row)) result.set(row, found.id)
  }
  return result
}

const filled = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && value !== TO_BE_MADE
const columnOf = (def: ObjectDef, name: string) => columnsOf(name, fieldOf(def, name)!)[0]!
const stored = (def: ObjectDef, name: string, value: unknown) =>
  kindOf(fieldOf(def, name)!).store(value, fieldOf(def, name)!)[0]

const sameSql = (def: ObjectDef, name: string, key: string) => {
  const column = `t."${columnOf(def, name).name}"`
  return fieldOf(def, name)!.kind === 'text' && name === def.title
    ? `${folded(column)} = ${folded(key)}`
    : `${column} = ${key}`
}

// One site answers with and without www, and by either protocol.
function variants(def: ObjectDef, set: readonly string[], row: Prepared): Record<string, unknown>[] {
  let keys: Record<string, unknown>[] = [{}]
  set.forEach((name, i) => {
    const value = stored(def, name, row.values[name])
    const ways = (fieldOf(def, name) as Field).kind === 'url' ? sites(String(value)) : [value]
    keys = keys.flatMap((key) => ways.map((way) => ({ ...key, [`c${i}`]: way })))
  })
  return keys
}

function sites(url: string): string[] {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '')
  return ['https://', 'http://', 'https://www.', 'http://www.'].map((start) => start + bare)
}

function differs(def: ObjectDef, name: string, given: unknown, standing: string | null | undefined): boolean {
  if (!filled(given) || standing === null || standing === undefined) return false
  const value = String(stored(def, name, given))
  return (fieldOf(def, name) as Field).kind === 'url'
    ? !sites(value).includes(standing)
    : foldName(value) !== foldName(standing)
}

/** Two rows that mean one new record: the second must wait until the first is written, and then changes it. */
function sortOut(
  rows: readonly Prepared[],
  known: Matched['known'],
  sets: readonly (readonly string[])[],
  def: ObjectDef,
) {
  const fresh: Prepared[] = []
  const later: Prepared[] = []
  const taken = new Map<string, Prepared>()
  for (const row of rows) {
    const found = known.get(row)
    const keys = found ? [`id\n${found.id}`] : keysOf(row, sets, def)
    const twin = keys
      .map((key) => taken.get(key))
      .find((one) => one !== undefined && (found || !apart(one, row, sets, def)))
    if (twin) later.push(row)
    else if (!found) fresh.push(row)
    if (!twin) for (const key of keys) if (!taken.has(key)) taken.set(key, row)
  }
  for (const row of later) known.delete(row)
  return { fresh, later }
}

function keysOf(row: Prepared, sets: readonly (readonly string[])[], def: ObjectDef): string[] {
  if (row.sourceId) return [`source\n${row.sourceId}`]
  return sets
    .filter((set) => set.every((name) => filled(row.values[name])))
    .map(
      (set) =>
        `${set.join()}\n${set.map((name) => foldName(String(stored(def, name, row.values[name])))).join('\n')}`,
    )
}

const apart = (a: Prepared, b: Prepared, sets: readonly (readonly string[])[], def: ObjectDef) =>
  sets
    .flat()
    .some(
      (name) =>
        differs(
          def,
          name,
          a.values[name],
          filled(b.values[name]) ? String(stored(def, name, b.values[name])) : null,
        ) && name !== def.title,
    )
