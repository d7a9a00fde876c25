import { isLink } from '../field/index.ts'
import { snake } from '../name.ts'
import { type Fields, type ObjectDef, tableOf, treeTable } from '../object.ts'
import type { Context } from './context.ts'
import type { Db } from './database/pool.ts'
import { slices } from './slice.ts'

/** How many records go, by name of object: those asked for, and others that cannot be without them. */
export type Purged = { asked: Record<string, number>; along: Record<string, number> }

type Link = { def: ObjectDef; column: string; target: string; required: boolean }

/**
 * Removes records for good and without trace: their history, search words and all else that names them. Records
 * that cannot be without one of them go along; others that point at one lose the link. `chosen` is SQL for
 * columns `object` and `id`. With `dry` nothing is changed and the answer tells what would go.
 */
export async function purge(ctx: Context, chosen: string, dry = false): Promise<Purged> {
  const links = linksOf(ctx)
  return ctx.db.transaction(async (db) => {
    await db.query('create temporary table doomed (object text, id uuid primary key) on commit drop')
    await db.query(`insert into doomed select object, id from (${chosen}) c on conflict do nothing`)
    const asked = await tally(db)
    await grow(db, links)
    const all = await tally(db)
    if (!dry) await eraseFast(db, ctx.catalogue.objects, links)
    else await db.query('drop table doomed')
    return { asked, along: difference(all, asked) }
  })
}

const linksOf = ({ catalogue }: Context): Link[] =>
  catalogue.objects.flatMap((def) =>
    Object.entries(def.fields as Fields)
      .filter(([, field]) => isLink(field))
      .map(([name, field]) => ({
        def,
        column: `"${snake(name)}"`,
        target: field.target!,
        required: field.required === true,
      })),
  )

async function tally(db: Db): Promise<Record<string, number>> {
  const found = await db.query<{ object: string; n: number }>(
    'select object, count(*) as n from doomed group by object order by object',
  )
  return Object.fromEntries(found.rows.map(({ object, n }) => [object, n]))
}

const difference = (all: Record<string, number>, asked: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(all)
      .map(([name, n]) => [name, n - (asked[name] ?? 0)] as const)
      .filter(([, n]) => n > 0),
  )

async function grow(db: Db, links: Link[]) {
  for (let found = 1; found > 0; ) {
    found = 0
    for (const { def, column } of links.filter((link) => link.required)) {
      const more = await db.query(
        `insert into doomed select '${def.name}', t.id from ${tableOf(def)} t join doomed d on d.id = t.${column} on conflict do nothing`,
      )
      found += more.rowCount ?? 0
    }
  }
}

const MANY = 200

// For each deleted record PostgreSQL looks whether others still point at it, without an index where those are
// kept for living records only. From some number on it is quicker to lift the constraints and check them all at the end.
async function eraseFast(db: Db, objects: readonly ObjectDef[], links: Link[]) {
  const counts = await tally(db)
  const many = Object.values(counts).reduce((sum, n) => sum + n, 0) > MANY
  const lifted = many ? await lift(db, Object.keys(counts).map(snake)) : []
  await erase(db, objects, links)
  for (const { table, name, definition } of lifted)
    await db.query(`alter table ${table} add constraint "${name}" ${definition}`)
}

async function lift(db: Db, tables: string[]) {
  const found = await db.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.connamespace = current_schema()::regnamespace and t.relname = any($1)`,
    [tables],
  )
  for (const { table, name } of found.rows) await db.query(`alter table ${table} drop constraint "${name}"`)
  return found.rows
}

async function erase(db: Db, objects: readonly ObjectDef[], links: Link[]) {
  for (const { def, column } of links.filter((link) => !link.required))
    await db.query(`update ${tableOf(def)} t set ${column} = null from doomed d where d.id = t.${column}`)
  for (const [table, columns] of Object.entries(naming(objects)))
    for (const column of columns)
      await db.query(`delete from ${table} t using doomed d where t."${column}" = d.id`)
  for (const def of dependentsFirst(objects, links))
    await db.query(
      `delete from ${tableOf(def)} t using doomed d where d.object = '${def.name}' and t.id = d.id`,
    )
}

/** Columns of tables without records of their own that hold ids of records. */
const naming = (objects: readonly ObjectDef[]): Record<string, readonly string[]> => ({
  ...Object.fromEntries(
    objects.filter((def) => def.tree).map((def) => [treeTable(def), ['ancestor', 'descendant']]),
  ),
  change: ['record'],
  search_token: ['record'],
  external_id: ['record'],
  session: ['user'],
  password: ['user'],
  idempotency: ['actor'],
  api_secret: ['key'],
  ...Object.assign({}, ...slices().map((slice) => slice.naming ?? {})),
})

// A record is deleted before those it cannot be without.
function dependentsFirst(objects: readonly ObjectDef[], links: Link[]): ObjectDef[] {
  const ordered: ObjectDef[] = []
  const seen = new Set<string>()
  const visit = (def: ObjectDef) => {
    if (seen.has(def.name)) return
    seen.add(def.name)
    for (const link of links) if (link.required && link.target === def.name) visit(link.def)
    ordered.push(def)
  }
  objects.forEach(visit)
  return ordered
}
