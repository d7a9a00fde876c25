import { type Mistake, sentence } from '../check.ts'
import { snake } from '../name.ts'
import { type ObjectDef, tableOf, treeTable } from '../object.ts'
import { say, word } from '../text.ts'
import type { App } from './app.ts'
import type { Context } from './context.ts'
import type { Db } from './database/pool.ts'
import type { Change, Draft } from './hooks.ts'
import { invalid } from './refusal.ts'

/**
 * Trees are kept as a closure: one line for every record and each one above it. Whoever places a record in a
 * tree holds the tree's lock from before the write until it is committed, so that two moves at once can
 * neither close a circle nor miss each other's lines.
 */
export const holdTree = (db: Db, def: ObjectDef) =>
  db.query('insert into tree_lock (object) values ($1) on conflict (object) do update set object = $1', [
    def.name,
  ])

/** Whether a write places a record in its tree or elsewhere in it. */
export const placed = (def: ObjectDef, { before, after, changed }: Change): boolean =>
  def.tree !== undefined && (before ? changed.includes(def.tree) : (after[def.tree] ?? null) !== null)

const circle = (def: ObjectDef): Mistake => ({
  field: def.tree!,
  message: say('may not be the {object} itself or one below it', { object: word(def.labels[0]) }),
})

/** Those drafts that would hang a record below itself; meant for people, `keepTree` has the last word. */
export async function circles(ctx: Context, def: ObjectDef, drafts: Draft[]) {
  const moved = drafts.filter((d) => d.before && d.values[def.tree!] !== undefined)
  if (!moved.some((d) => d.values[def.tree!])) return []
  const places = moved.map((d) => ({ id: d.id, parent: d.values[def.tree!] }))
  return (await circular(ctx.db, def, places)).map((id) => [id, circle(def)] as const)
}

// Walks up from each new parent, along the other moves of the same batch too. `union` leaves out what was
// met before, so the walk ends at any depth, in a circle as well.
async function circular(db: Db, def: ObjectDef, places: object[]): Promise<string[]> {
  const found = await db.query<{ id: string }>(
    `with recursive moved as materialized (select * from json_to_recordset($1::json) as m(id uuid, parent uuid)),
     up(id, at) as (
       select id, parent from moved where parent is not null
       union
       select up.id, case when m.id is null then t.${parentOf(def)} else m.parent end from up
         join ${tableOf(def)} t on t.id = up.at left join moved m on m.id = up.at where up.at <> up.id)
     select id from up where at = id`,
    [JSON.stringify(places)],
  )
  return found.rows.map((r) => r.id)
}

const parentOf = (def: ObjectDef) => `"${snake(def.tree!)}"`

/** Brings the closure in line with records just written, inside their transaction and under the lock. */
export async function keepTree(ctx: Context, def: ObjectDef, changes: Change[]) {
  const moved = changes.filter((c) => c.before)
  const added = changes.filter((c) => !c.before).map((c) => c.id)
  if (added.length) await add(ctx.db, def, added)
  if (!moved.length) return
  const places = moved.map((c) => ({ id: c.id, parent: c.after[def.tree!] }))
  if ((await circular(ctx.db, def, places)).length) throw invalid([circle(def)], sentence(def, circle(def)))
  await move(
    ctx.db,
    def,
    moved.map((c) => c.id),
  )
}

const add = (db: Db, def: ObjectDef, ids: string[]) =>
  db.query(
    `insert into ${treeTable(def)} (descendant, ancestor, depth)
     select t.id, t.${parentOf(def)}, 1 from ${tableOf(def)} t where t.id = any($1)
     union all
     select t.id, a.ancestor, a.depth + 1 from ${tableOf(def)} t join ${treeTable(def)} a on a.descendant = t.${parentOf(def)}
       where t.id = any($1)`,
    [ids],
  )

// The whole subtree gets new ancestors; lines within it stay as they are and are not written again.
const move = (db: Db, def: ObjectDef, ids: string[]) =>
  db.query(
    agree(
      def,
      `select id from unnest($1::uuid[]) id union select descendant from ${treeTable(def)} where ancestor = any($1)`,
    ),
    [ids],
  )

/** Writes the closure of some records anew from their links; `among` is SQL that finds their ids. */
const agree = (def: ObjectDef, among: string) => `
  with recursive those as materialized (${among}),
  fresh(descendant, ancestor, depth) as (
    select s.id, t.${parentOf(def)}, 1 from those s join ${tableOf(def)} t on t.id = s.id where t.${parentOf(def)} is not null
    union all
    select f.descendant, t.${parentOf(def)}, f.depth + 1 from fresh f join ${tableOf(def)} t on t.id = f.ancestor
      where t.${parentOf(def)} is not null),
  gone as (
    delete from ${treeTable(def)} old using those s where old.descendant = s.id and not exists
      (select from fresh f where f.descendant = old.descendant and f.ancestor = old.ancestor) returning 1),
  come as (
    insert into ${treeTable(def)} as old (descendant, ancestor, depth)
    select f.* from fresh f where not exists
      (select from ${treeTable(def)} o where o.descendant = f.descendant and o.ancestor = f.ancestor and o.depth = f.depth)
    on conflict (descendant, ancestor) do update set depth = excluded.depth returning 1)
  select (select count(*) from gone) + (select count(*) from come) as wrong`

/** Makes a tree anew where it differs from the links; answers how many lines did. */
export function mendTree(db: Db, def: ObjectDef): Promise<number> {
  return db.transaction(async (inner) => {
    await holdTree(inner, def)
    const all = `select id from ${tableOf(def)} where ${parentOf(def)} is not null union select descendant from ${treeTable(def)}`
    const found = await inner.query<{ wrong: number }>(agree(def, all))
    return found.rows[0]!.wrong
  })
}

/** A tree whose table is new (after an upgrade, a restore without it) is filled before anyone asks it. */
export async function fillTrees(db: Db, objects: readonly ObjectDef[]) {
  for (const def of objects.filter((o) => o.tree)) {
    const found = await db.query<{ bare: boolean }>(
      `select exists (select from ${tableOf(def)} where ${parentOf(def)} is not null)
         and not exists (select from ${treeTable(def)}) as bare`,
    )
    if (found.rows[0]!.bare) await mendTree(db, def)
  }
}

/** Nightly, every tree is compared with its links: a difference is our mistake, so it is mended and told. */
export function mendTrees(app: App) {
  const run = async () => {
    for (const def of app.catalogue.objects.filter((o) => o.tree)) {
      const wrong = await mendTree(app.pool, def)
      if (wrong) app.log.error({ object: def.name, wrong }, 'the tree differed from its links and was mended')
    }
  }
  app.jobs.add('trees', run, { cron: '11 3 * * *' })
}
