import type { Db } from './pool.ts'

export type LiveTable = {
  columns: Map<string, { type: string; required: boolean }>
  constraints: Set<string>
}
/** What the database has: tables of the current schema with columns and constraints, and all index names. */
export type Live = { tables: Map<string, LiveTable>; indexes: Set<string> }

const alias: Record<string, string> = { 'timestamp with time zone': 'timestamptz' }

export async function readLive(db: Db): Promise<Live> {
  const live: Live = { tables: new Map(), indexes: new Set() }
  const columns = await db.query<{ table: string; name: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
  )
  for (const { table, name, type, required } of columns.rows) {
    const entry = live.tables.get(table) ?? { columns: new Map(), constraints: new Set() }
    entry.columns.set(name, { type: alias[type] ?? type, required })
    live.tables.set(table, entry)
  }
  const constraints = await db.query<{ table: string; name: string }>(
    `select c.relname as table, k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.connamespace = current_schema::regnamespace`,
  )
  for (const { table, name } of constraints.rows) live.tables.get(table)?.constraints.add(name)
  // An index that a broken `concurrently` left invalid counts as missing.
  const indexes = await db.query<{ name: string }>(
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = current_schema::regnamespace and i.indisvalid`,
  )
  for (const { name } of indexes.rows) live.indexes.add(name)
  return live
}
