import { prepare } from '../../filter.ts'
import { snake } from '../../name.ts'
import { type Fields, fieldOf, type ObjectDef, readable, tableOf } from '../../object.ts'
import { firstColumn, type Writing, where } from '../../where.ts'
import type { Context } from '../context.ts'
import { sight } from '../rights.ts'
import { typedWords, wordsSql } from '../search.ts'
import { wireOf } from '../select.ts'
import type { Source } from './sources.ts'

/** What narrows a timeline. All are ours to check already; rights are added here. */
export type Narrow = { who?: string; from?: string; to?: string; q?: string }

/** Bound values that every page brings anew. */
export type Marks = { id: string; at: string; entry: string; record: string; limit: string }
export type Walk = { narrow: Narrow; tree?: string; newer: boolean; marks: Marks }

const direction = (newer: boolean) => (newer ? 'asc' : 'desc')

/**
 * SQL of the next entries after a mark: object, record, entry (`id`), moment, and which account of a tree it hangs
 * on (`node`). Each source is one walk along an index that stops at the limit; the nearest of all are merged.
 */
export function keysSql(ctx: Context, def: ObjectDef, sources: Source[], walk: Walk, w: Writing): string {
  const order = direction(walk.newer)
  const parts = sources.map((source) => `(${sourceSql(ctx, def, source, walk, w)})`)
  return `with recursive node as materialized (${nodesSql(def, walk)})
    select distinct on (u.at, u.id, u.record) u.* from (${parts.join('\n union all ')}) u
    order by u.at ${order}, u.id ${order}, u.record ${order} limit ${walk.marks.limit}`
}

function nodesSql(def: ObjectDef, { tree, marks }: Walk): string {
  const id = `${marks.id}::uuid`
  if (!tree) return `select ${id} as id`
  const table = tableOf(def)
  return `select ${id} as id union select t.id from ${table} t join node on t."${snake(tree)}" = node.id where t.deleted_at is null`
}

function sourceSql(ctx: Context, def: ObjectDef, source: Source, walk: Walk, w: Writing): string {
  if (source.of === 'own') return ownSql(ctx, def, walk, w)
  if (source.of === 'changes') return changesSql(ctx, source, walk, w)
  return source.via ? viaSql(ctx, source, walk, w) : recordsSql(ctx, source, walk, w)
}

const limited = (inner: string, name: string, type: string) =>
  `select '${name}'::text as object, '${type}'::text as type, e.record, e.id, e.at, node.id as node from node cross join lateral (${inner}) e`

function recordsSql(ctx: Context, { object, links, only }: Source, walk: Walk, w: Writing): string {
  const at = columnOf(object, object.timeline!.at!, 't')
  const inner = links.map((link, i) => {
    const earlier = links.slice(0, i).map((other) => `${linkColumn(other, 't')} is distinct from node.id`)
    const bounds = [
      `${linkColumn(link, 't')} = node.id`,
      ...earlier,
      ...after(walk, at, 't.id', 't.id'),
      ...recordBounds(ctx, object, only, walk, w),
    ]
    return `(select t.id as record, t.id, ${at} as at from ${tableOf(object)} t
      where ${bounds.join(' and ')} order by ${at} ${direction(walk.newer)}, t.id ${direction(walk.newer)} limit ${walk.marks.limit})`
  })
  return limited(inner.join(' union all '), object.name, 'record')
}

function viaSql(ctx: Context, { object, links, via, only }: Source, walk: Walk, w: Writing): string {
  const { object: between, link, to, at } = via!
  const [moment, entry] = [columnOf(between, at, 'v'), linkColumn(link, 'v')]
  const bounds = [
    `${linkColumn(to, 'v')} = node.id`,
    'v.deleted_at is null',
    ...after(walk, moment, entry, entry),
    ...links.map((direct) => `${linkColumn(direct, 't')} is distinct from node.id`),
    ...recordBounds(ctx, object, only, walk, w),
  ]
  const order = direction(walk.newer)
  const inner = `select t.id as record, t.id, ${moment} as at from ${tableOf(between)} v join ${tableOf(object)} t on t.id = ${entry}
    where ${bounds.join(' and ')} order by ${moment} ${order}, ${entry} ${order} limit ${walk.marks.limit}`
  return limited(inner, object.name, 'record')
}

function recordBounds(ctx: Context, object: ObjectDef, only: string[] | undefined, walk: Walk, w: Writing) {
  const { by, unless, at } = object.timeline!
  const right = sight(ctx, object, 't', w)
  const never = unless && prepare(unless, { catalogue: ctx.catalogue, def: object, now: ctx.now })
  return [
    't.deleted_at is null',
    ...(never ? [`(${where(never, 't', { ...w, lookUp: true, sees: undefined })}) is not true`] : []),
    ...(only ? [`${columnOf(object, by!, 't')} = any(${w.bind(only)})`] : []),
    ...period(walk.narrow, columnOf(object, at!, 't'), w),
    ...(walk.narrow.who ? [whoSql(ctx, object, walk.narrow.who, w)] : []),
    ...(walk.narrow.q ? [saidSql(ctx, object, walk.narrow.q, w)] : []),
    ...(right ? [right] : []),
  ]
}

function changesSql(ctx: Context, { object, links }: Source, walk: Walk, w: Writing): string {
  const order = direction(walk.newer)
  const right = sight(ctx, object, 't', w)
  const told = object.timeline!.changes ?? []
  const seen = readable(object, ctx.actor).map(([name]) => name)
  const names = told.filter((name) => seen.includes(name))
  const hung = links.map((link) => `${linkColumn(link, 't')} = node.id`).join(' or ')
  const inner = `select t.id as record, c.id, c.at from ${tableOf(object)} t cross join lateral (
      select c.id, c.at from change c where c.record = t.id and c.object = '${object.name}'
        and (c.kind = 'created'${names.length ? ` or c.changes ?| ${w.bind(names)}` : ''})
        and ${changeBounds(ctx, object, walk, 't.id', w)} order by c.at ${order}, c.id ${order} limit ${walk.marks.limit}) c
    where (${hung}) and t.deleted_at is null${right ? ` and ${right}` : ''}
    order by c.at ${order}, c.id ${order}, t.id ${order} limit ${walk.marks.limit}`
  return limited(inner, object.name, 'change')
}

function ownSql(ctx: Context, def: ObjectDef, walk: Walk, w: Writing): string {
  const order = direction(walk.newer)
  const right = walk.tree && sight(ctx, def, 't', w)
  const names = w.bind(readable(def, ctx.actor).map(([name]) => name))
  const seen = right ? ` and exists (select from ${tableOf(def)} t where t.id = node.id and ${right})` : ''
  const inner = `select c.record, c.id, c.at from change c where c.record = node.id and c.object = '${def.name}'
      and (c.kind <> 'changed' or c.changes ?| ${names}) and ${changeBounds(ctx, def, walk, 'c.record', w)}${seen}
    order by c.at ${order}, c.id ${order} limit ${walk.marks.limit}`
  return limited(inner, def.name, 'change')
}

function changeBounds(ctx: Context, object: ObjectDef, walk: Walk, record: string, w: Writing): string {
  const { who, q } = walk.narrow
  return [
    ...after(walk, 'c.at', 'c.id', record),
    ...period(walk.narrow, 'c.at', w),
    ...(who ? [`c.actor = ${w.bind(who)}::uuid`] : []),
    ...(q ? typedWords(q).map((word) => changedWord(ctx, object, word, w)) : []),
  ].join(' and ')
}

// Only what the actor may read: a word in a hidden field must not show by what it finds.
function changedWord(ctx: Context, object: ObjectDef, word: string, w: Writing): string {
  const names = w.bind(readable(object, ctx.actor).map(([name]) => name))
  return `exists (select from jsonb_each(c.changes) f where f.key = any(${names}) and f.value::text ilike ${like(word, w)})`
}

const like = (word: string, w: Writing) => w.bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)

// The pair alone lets an index begin at the mark; the record only parts entries of one moment.
function after({ newer, marks }: Walk, at: string, id: string, record: string): string[] {
  const sign = newer ? '>' : '<'
  const [moment, entry] = [`${marks.at}::timestamptz`, `${marks.entry}::uuid`]
  return [
    `(${at}, ${id}) ${sign}= (${moment}, ${entry})`,
    `(${at}, ${id}, ${record}) ${sign} (${moment}, ${entry}, ${marks.record}::uuid)`,
  ]
}

const period = ({ from, to }: Narrow, at: string, w: Writing): string[] => [
  ...(from ? [`${at} >= ${w.bind(from)}::timestamptz`] : []),
  ...(to ? [`${at} < ${w.bind(to)}::timestamptz`] : []),
]

/** A colleague who owns or made it, or somebody who took part or whom it is about. */
function whoSql(ctx: Context, object: ObjectDef, who: string, w: Writing): string {
  const id = `${w.bind(who)}::uuid`
  const named = (def: ObjectDef) =>
    readable(def, ctx.actor)
      .filter(([name, field]) => isPerson(field.target) && name !== 'updatedBy')
      .map(([name]) => name)
  const own = named(object).map((name) => `${linkColumn(name, 't')} = ${id}`)
  const { via } = object.timeline!
  const between = via && ctx.catalogue.find(via.object)
  if (!between) return `(${own.join(' or ')})`
  const parts = named(between)
    .filter((name) => (between.fields as Fields)[name])
    .map((name) => `p."${snake(name)}" = ${id}`)
  const took = `exists (select from ${tableOf(between)} p where p."${snake(via.link)}" = t.id and p.deleted_at is null and (${parts.join(' or ')}))`
  return `(${[...own, took].join(' or ')})`
}

const isPerson = (target: string | undefined) => target === 'user' || target === 'contact'

/** The words stand in what search knows of it, or in its long texts; those no index knows, so they are read. */
function saidSql(ctx: Context, object: ObjectDef, q: string, w: Writing): string {
  const long = readable(object, ctx.actor).filter(([, field]) => field.kind === 'longText')
  const known = wordsSql(object, ctx.actor, q, 't', w)
  if (!long.length) return known
  const words = typedWords(q).map((word) => {
    const pattern = like(word, w)
    return `(${long.map(([name, field]) => `${wireOf(name, field, 't')} ilike ${pattern}`).join(' or ')})`
  })
  return words.length ? `((${known}) or (${words.join(' and ')}))` : known
}

const columnOf = (def: ObjectDef, name: string, alias: string) =>
  firstColumn(name, fieldOf(def, name)!, alias)
const linkColumn = (name: string, alias: string) => `${alias}."${snake(name)}"`
