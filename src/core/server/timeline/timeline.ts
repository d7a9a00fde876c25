import { isId } from '../../field/index.ts'
import { type Fields, fieldOf, mayField, type ObjectDef } from '../../object.ts'
import type { Writing } from '../../where.ts'
import type { Context } from '../context.ts'
import type { HistoryLine } from '../history.ts'
import { Refusal } from '../refusal.ts'
import { pen } from '../rights.ts'
import { titleSql } from '../select.ts'
import { filled, gap, statement } from '../statement.ts'
import { read } from '../store.ts'
import { entriesSql } from './entries.ts'
import { keysSql, type Narrow } from './keys.ts'
import { type Source, sourcesOf } from './sources.ts'

export type Asked = Narrow & {
  kinds?: string[]
  /** With what happened at those below it in its tree. */
  tree?: boolean
  /** Begins after this entry; without it, at the newest. */
  cursor?: string
  /** Walks towards the present. */
  newer?: boolean
  limit: number
}

type Found = {
  object: string
  type: 'record' | 'change'
  record: string
  id: string
  node: string
  mark: string
  at: string
  entry: object | null
  subject: object | null
  kind: string | null
  version: number | null
  changes: HistoryLine['changes'] | null
  cause: object | null
  actor: object | null
}

/**
 * What happened with a record, newest first: what was written down about it, what became of what belongs to it, and
 * how it changed itself. A query over what is there, so it is complete, and never shows more than its reader may see.
 */
export async function timeline(ctx: Context, def: ObjectDef, id: string, asked: Asked) {
  await read(ctx, def, id, { fields: ['version'] })
  const sources = sourcesOf(ctx, def, asked.kinds)
  const found = sources.length ? await find(ctx, def, id, sources, asked) : []
  const page = found.slice(0, asked.limit)
  const data = page.map((line) => entryOf(ctx, line))
  return {
    data: asked.newer ? data.reverse() : data,
    linked: await linkedTo(ctx, def, page),
    nextCursor: found.length > asked.limit ? cursorOf(page.at(-1)!) : null,
  }
}

async function find(ctx: Context, def: ObjectDef, id: string, sources: Source[], asked: Asked) {
  const { kinds, tree, cursor, newer = false, limit, ...narrow } = asked
  const first = newer ? beginning : end
  const [at, entry, record] = cursor ? readCursor(cursor) : first
  const given = { id, at, entry, record, limit: limit + 1 }
  const write = (w: Writing) => sqlOf(ctx, def, sources, asked, w)
  // What is narrowed by values has endless shapes; the plain pages of a record are one statement, planned once.
  if (Object.values(narrow).some((value) => value !== undefined)) {
    const values: unknown[] = []
    const text = write(pen(ctx, values))
    return (await ctx.db.query<Found>(text, filled(values, given), 'anew')).rows
  }
  const key = `timeline ${def.name} ${kinds?.join()} ${tree} ${newer}`
  return (await ctx.db.query<Found>(...statement(ctx, key, write, given))).rows
}

function sqlOf(ctx: Context, def: ObjectDef, sources: Source[], asked: Asked, w: Writing): string {
  const bound = (name: string) => w.bind(gap(name))
  const marks = {
    ...{ id: bound('id'), at: bound('at'), entry: bound('entry') },
    ...{ record: bound('record'), limit: bound('limit') },
  }
  const newer = asked.newer ?? false
  const found = keysSql(ctx, def, sources, { narrow: asked, tree: treeOf(def, asked), newer, marks }, w)
  return entriesSql(ctx, sources, found, newer, w)
}

/** The link to the record above it, of objects that form trees. */
function treeOf(def: ObjectDef, { tree }: Asked) {
  const field = fieldOf(def, 'parent')
  return tree && field?.target === def.name ? 'parent' : undefined
}

const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const lowest = '00000000-0000-0000-0000-000000000000'
type Mark = [at: string, entry: string, record: string]
const end: Mark = ['infinity', highest, highest]
const beginning: Mark = ['-infinity', lowest, lowest]

const cursorOf = ({ mark, id, record }: Pick<Found, 'mark' | 'id' | 'record'>) =>
  Buffer.from(JSON.stringify([mark, id, record])).toString('base64url')

/** A cursor, or a moment to begin at. */
function readCursor(text: string): Mark {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)))
    return [text, highest, highest]
  try {
    const [at, entry, record] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof at === 'string' && isId(entry) && isId(record)) return [at, entry, record]
  } catch {
    // Falls through: what cannot be read is as wrong as what does not fit.
  }
  throw new Refusal(400, 'cursor', 'cursor does not belong to a timeline; start again without it')
}

function entryOf(ctx: Context, line: Found) {
  const { object, type, record, id, node, at, entry, subject, kind, version, cause, actor } = line
  const change = type === 'change' && {
    change: { subject, kind, version, cause, actor, changes: visible(ctx, line) },
  }
  return { id, at, type, object, record, node, cursor: cursorOf(line), ...(entry && { entry }), ...change }
}

function visible(ctx: Context, { object, changes }: Found): HistoryLine['changes'] {
  const fields = ctx.catalogue.get(object).fields as Fields
  const seen = ([name]: [string, unknown]) => fields[name] && mayField(ctx.actor, fields[name], 'read')
  return Object.fromEntries(Object.entries(changes ?? {}).filter(seen))
}

/** Names of the records that changed links point at, and of those of the tree, as far as the actor may see them. */
async function linkedTo(ctx: Context, def: ObjectDef, page: Found[]): Promise<Record<string, object>> {
  const wanted = new Map<string, Set<string>>()
  const want = (object: string, ids: unknown[]) => {
    const known = wanted.get(object) ?? new Set()
    for (const id of ids) if (isId(id)) known.add(id)
    if (known.size) wanted.set(object, known)
  }
  for (const line of page) {
    const fields = ctx.catalogue.get(line.object).fields as Fields
    for (const [name, values] of Object.entries(visible(ctx, line)))
      if (fields[name]?.target) want(fields[name].target, values)
  }
  const nodes = new Set(page.map((line) => line.node))
  if (nodes.size > 1 || (page[0] && page.some((line) => line.node !== page[0]!.node)))
    want(def.name, [...nodes])
  if (!wanted.size) return {}
  const values: unknown[] = []
  const w = pen(ctx, values)
  const parts = [...wanted].map(([object, ids]) => {
    const title = titleSql(ctx, ctx.catalogue.get(object), 'x.id', w)
    return `select ${title} as linked from unnest(${w.bind([...ids])}::uuid[]) x(id)`
  })
  const found = await ctx.db.query<{ linked: { id: string } | null }>(parts.join(' union all '), values)
  return Object.fromEntries(found.rows.flatMap(({ linked }) => (linked ? [[linked.id, linked]] : [])))
}
