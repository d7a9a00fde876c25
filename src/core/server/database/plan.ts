import { createHash } from 'node:crypto'
import { type Field, isLink, kindOf } from '../../field/index.ts'
import type { Column } from '../../field/kind.ts'
import { currencySource, formulaSql } from '../../formula.ts'
import { snake } from '../../name.ts'
import { columnsOf, type Fields, fieldOf, type ObjectDef, systemFields } from '../../object.ts'
import type { Live, LiveTable } from './live.ts'
import { systemIndexes, systemTables } from './system.ts'

/**
 * What separates the database from the definitions. `do` is safe unattended; `later` too, but may take a
 * while on a big table and runs outside a transaction; `ask` needs a person and a file in migrations/.
 */
export type Plan = { do: string[]; later: string[]; ask: string[] }

export function plan(objects: readonly ObjectDef[], live: Live): Plan {
  const result: Plan = { do: [], later: [], ask: [] }
  for (const def of objects) planTable(def, live.tables.get(snake(def.name)), result)
  for (const def of objects) planTree(def, live, result)
  for (const [name, sql] of Object.entries(systemTables)) if (!live.tables.has(name)) result.do.push(sql)
  for (const def of objects) planLinks(def, live, result)
  for (const def of objects) planIndexes(def, live, result)
  for (const [name, sql] of Object.entries(systemIndexes)) if (!live.indexes.has(name)) result.do.push(sql)
  return result
}

const quote = (name: string) => `"${name}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)
// PostgreSQL cuts names at 63 bytes; a cut name would look missing at every start.
const short = (name: string) => (name.length <= 60 ? name : `${name.slice(0, 50)}_${digest(name)}`)

const ownColumns: Column[] = [
  { name: 'created_at', type: 'timestamptz' },
  { name: 'created_by', type: 'uuid' },
  { name: 'updated_at', type: 'timestamptz' },
  { name: 'updated_by', type: 'uuid' },
  { name: 'version', type: 'integer', default: '1' },
  { name: 'deleted_at', type: 'timestamptz' },
]

function planTable(def: ObjectDef, table: LiveTable | undefined, result: Plan) {
  const name = snake(def.name)
  if (!table) {
    const columns = Object.entries(def.fields as Fields).flatMap(([field, f]) =>
      fieldColumns(def, field, f, result),
    )
    const lines = columns.map(({ column, field }) => columnSql(column, field.isRequired && !field.readOnly))
    const own = ownColumns.map((c) =>
      columnSql(c, c.name === 'created_at' || c.name === 'updated_at' || c.name === 'version'),
    )
    result.do.push(
      `create table ${quote(name)} (\n  id uuid primary key,\n  ${[...lines, ...own].join(',\n  ')})`,
    )
  } else
    for (const [field, f] of Object.entries(def.fields as Fields)) planField(def, field, f, table, result)
  for (const [field, f] of Object.entries(def.fields as Fields)) planChoices(name, field, f, table, result)
}

const columnSql = (c: Column, required: boolean) =>
  [
    quote(c.name),
    c.type,
    c.generated ? `generated always as (${c.generated}) stored` : '',
    c.default ? `default ${c.default}` : '',
    required && !c.generated ? 'not null' : '',
  ]
    .filter(Boolean)
    .join(' ')

function fieldColumns(
  def: ObjectDef,
  name: string,
  field: Field,
  result: Plan,
): { column: Column; field: Field }[] {
  const columns = columnsOf(name, field)
  if (field.kind === 'computed') {
    columns[0]!.generated = cast(formulaSql(field.formula!, def.fields), columns[0]!.type)
    const source = columns[1] && currencySource(field.formula!, def.fields)
    if (columns[1]) columns[1].generated = source ? `${quote(`${snake(source)}_currency`)}` : `'USD'`
  }
  if (field.kind === 'autoNumber') {
    const sequence = short(`${snake(def.name)}_${snake(name)}_seq`)
    result.do.push(`create sequence if not exists ${quote(sequence)}`)
    columns[0]!.default = `nextval('${quote(sequence)}')`
  }
  return columns.map((column) => ({ column, field }))
}

const cast = (sql: string, type: string) =>
  type === 'bigint' ? `round((${sql})::numeric)::bigint` : `(${sql})::${type}`

function planField(def: ObjectDef, name: string, field: Field, table: LiveTable, result: Plan) {
  const on = `alter table ${quote(snake(def.name))}`
  for (const { column } of fieldColumns(def, name, field, { do: [], later: [], ask: [] })) {
    const now = table.columns.get(column.name)
    const old = field.was && table.columns.get(column.name.replace(snake(name), snake(field.was)))
    if (now) compare(def, name, field, column, now, result)
    else if (old)
      result.do.push(
        `${on} rename column ${quote(column.name.replace(snake(name), snake(field.was!)))} to ${quote(column.name)}`,
      )
    else {
      fieldColumns(def, name, field, result)
      result.do.push(`${on} add column ${columnSql(column, false)}`)
      if (field.isRequired && !field.custom)
        result.ask.push(`${def.name}.${name} must be filled before it can be required`)
    }
  }
}

function compare(
  def: ObjectDef,
  name: string,
  field: Field,
  column: Column,
  now: { type: string; required: boolean },
  result: Plan,
) {
  if (now.type !== column.type)
    result.ask.push(`${def.name}.${name} is ${now.type}, should be ${column.type}`)
  if (
    !now.required &&
    field.isRequired &&
    !field.custom &&
    !field.readOnly &&
    columnsOf(name, field)[0]!.name === column.name
  )
    result.ask.push(`${def.name}.${name} must be filled before it can be required`)
}

// The constraint carries its choices in its name, so a changed list is noticed without reading it back. On a table
// in use it binds new values only: neither a scan nor an old value may keep Mainstay from starting.
function planChoices(table: string, name: string, field: Field, live: LiveTable | undefined, result: Plan) {
  const prefix = short(`${table}_${snake(name)}_choices`)
  const closed = field.kind === 'choice' && !field.open
  const wanted = closed ? `${prefix}_${digest(field.choices!.join('\n'))}`.slice(0, 63) : undefined
  const standing = [...(live?.constraints ?? [])].filter((c) => c.startsWith(`${prefix}_`))
  for (const old of standing)
    if (old !== wanted) result.do.push(`alter table ${quote(table)} drop constraint ${quote(old)}`)
  if (!wanted || standing.includes(wanted)) return
  const list = field.choices!.map(literal).join(', ')
  result.do.push(
    `alter table ${quote(table)} add constraint ${quote(wanted)} check (${quote(snake(name))} in (${list}))${live ? ' not valid' : ''}`,
  )
}

// Without links to the records themselves: it is wholly derived, and made anew when in doubt.
function planTree(def: ObjectDef, live: Live, result: Plan) {
  if (!def.tree) return
  const name = `${snake(def.name)}_tree`
  if (!live.tables.has(name))
    result.do.push(
      `create table ${quote(name)} (
  descendant uuid not null,
  ancestor uuid not null,
  depth integer not null,
  primary key (descendant, ancestor))`,
    )
  if (!live.indexes.has(`${name}_below`))
    result.do.push(
      `create index ${quote(`${name}_below`)} on ${quote(name)} (ancestor, descendant) include (depth)`,
    )
}

function planLinks(def: ObjectDef, live: Live, result: Plan) {
  const table = snake(def.name)
  for (const [name, field] of Object.entries(def.fields as Fields)) {
    if (!isLink(field)) continue
    const constraint = short(`${table}_${snake(name)}_link`)
    if (live.tables.get(table)?.constraints.has(constraint)) continue
    result.do.push(
      `alter table ${quote(table)} add constraint ${quote(constraint)} foreign key (${quote(snake(name))}) references ${quote(snake(field.target!))} (id)`,
    )
  }
}

function planIndexes(def: ObjectDef, live: Live, result: Plan) {
  const fresh = !live.tables.has(snake(def.name))
  for (const index of indexesOf(def)) {
    if (live.indexes.has(index.name)) continue
    const how = fresh ? '' : ' concurrently'
    const sql = `create ${index.unique ? 'unique ' : ''}index${how} ${quote(index.name)} on ${quote(snake(def.name))} (${index.columns}) where deleted_at is null`
    ;(fresh ? result.do : result.later).push(sql)
  }
}

type Index = { name: string; columns: string; unique: boolean }

/** Indexes an object has: links, unique sets, sortable list columns and those it names. Records in the bin are left out. */
export function indexesOf(def: ObjectDef): Index[] {
  const table = snake(def.name)
  const column = (name: string) => quote(columnsOf(name, fieldOf(def, name)!)[0]!.name)
  const make = (ending: string, names: readonly string[], unique: boolean) => ({
    name: short(`${table}_${names.map(snake).join('_')}_${ending}`),
    columns: names.map(column).join(', ') + (unique || ending === 'link' ? '' : ', id'),
    unique,
  })
  const entries = [...Object.entries(def.fields as Fields), ...Object.entries(systemFields as Fields)]
  const links = entries
    .filter(([n, f]) => isLink(f) && !(n in systemFields))
    .map(([n]) => make('link', [n], false))
  const unique = entries.filter(([, f]) => f.unique).map(([n]) => make('unique', [n], true))
  const sets = def.unique.map((names) => make('unique', names, true))
  const sorted = entries
    .filter(([n, f]) => isSortIndexed(def, n, f) && !f.unique)
    .map(([n]) => make('sort', [n], false))
  const named = def.indexes.map((names) => make('index', names, false))
  return [...links, ...unique, ...sets, ...sorted, ...named]
}

/** Whether a list of any size can be sorted by the field. */
export const isSortIndexed = (def: ObjectDef, name: string, field: Field): boolean =>
  kindOf(field).sortable &&
  (field.index === true || field.unique === true || def.list.columns.includes(name) || def.title === name)
