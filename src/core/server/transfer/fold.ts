import { snake } from '../../name.ts'
import { columnsOf, fieldOf, type ObjectDef, tableOf } from '../../object.ts'
import type { Db } from '../database/pool.ts'

/** Names compared as people do: case and runs of spaces do not count. PostgreSQL folds both sides, so both alike. */
export const folded = (sql: string) => `lower(regexp_replace(btrim(${sql}), '\\s+', ' ', 'g'))`

export const titleColumn = (def: ObjectDef) => `"${columnsOf(def.title, fieldOf(def, def.title)!)[0]!.name}"`

/** Without it every batch of names would read the whole table. */
export async function indexTitles(db: Db, defs: Iterable<ObjectDef>) {
  for (const def of new Set(defs)) {
    if (fieldOf(def, def.title)!.kind !== 'text') continue
    const name = `"${snake(def.name).slice(0, 40)}_title_fold"`
    const made = db.query(
      `create index concurrently if not exists ${name} on ${tableOf(def)} (${folded(titleColumn(def))}) where deleted_at is null`,
    )
    // Another import made it at the same moment; it only speeds things up.
    await made.catch((error: { code?: string }) => {
      if (!['42P07', '23505', '40P01', '55P03'].includes(error.code ?? '')) throw error
    })
  }
}
