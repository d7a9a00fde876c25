import { z } from 'zod'
import type { Child } from '../../catalogue.ts'
import { isLink } from '../../field/index.ts'
import { type Fields, type ObjectDef, readable, tableOf } from '../../object.ts'
import { firstColumn, type Writing } from '../../where.ts'
import type { Context } from '../context.ts'
import { COUNT_BOUND } from '../list.ts'
import { notFound, thisOne } from '../refusal.ts'
import { guard, may, sight } from '../rights.ts'
import { rowSql } from '../select.ts'
import { partSql, partsOf, sortKeys } from '../sort.ts'
import { gap, statement } from '../statement.ts'
import { Json, route } from './route.ts'

/** As many as a card of related records shows. */
const ROWS = 5
const COLUMNS = 6

/**
 * All a record's page opens with, in one round trip: the record with the titles of all its links and what may
 * be done to it, and of each kind of record that points at it the first few and how many there are. `related`
 * is by the names the catalogue's `children` have; its entries look like pages of the list.
 */
export const pageRoute = route({
  method: 'GET',
  path: '/:plural/:id/page',
  summary: 'Read with what belongs to it',
  query: z.object({ rows: z.coerce.number().int().min(1).max(50).default(ROWS) }).strict(),
  answer: 'any',
  run: async ({ ctx, def, params, query }) => new Json(await page(ctx, def, params.id!, query.rows)),
})

async function page(ctx: Context, def: ObjectDef, id: string, rows: number): Promise<string> {
  const asked = statement(ctx, `page ${def.name}`, (w) => pageSql(ctx, def, w), { id, rows })
  const found = await ctx.db.query<{ json: string }>(...asked)
  if (!found.rows[0]) throw notFound(thisOne(def))
  return found.rows[0].json
}

function pageSql(ctx: Context, def: ObjectDef, w: Writing): string {
  const right = guard(ctx, def, 'read', 'p', w)
  const record = rowSql(ctx, def, { include: [...linksOf(ctx, def), 'may'] }, 'p', w)
  const children = [...ctx.catalogue.children(def).values()].filter((child) => isSeen(ctx, child))
  const related = children.map((child) => `'"${child.name}":' || ${relatedSql(ctx, child, w)}`)
  return `select '{"record":' || ${record} || ',"related":{' || ${related.join(` || ',' || `) || `''`} || '}}' as json
    from ${tableOf(def)} p where p.id = ${w.bind(gap('id'))} and p.deleted_at is null${right ? ` and ${right}` : ''}`
}

const linksOf = (ctx: Context, def: ObjectDef) =>
  readable(def, ctx.actor)
    .filter(([, field]) => isLink(field))
    .map(([name]) => name)

const isSeen = (ctx: Context, { object, field }: Child) =>
  may(ctx, object, 'read') && readable(object, ctx.actor).some(([name]) => name === field)

function relatedSql(ctx: Context, { object, field }: Child, w: Writing): string {
  const link = firstColumn(field, (object.fields as Fields)[field]!, 't')
  const seen = sight(ctx, object, 't', w)
  const rows = `from ${tableOf(object)} t where ${link} = p.id and t.deleted_at is null${seen ? ` and ${seen}` : ''}`
  const count = `select '{"value":' || least(count(*), ${COUNT_BOUND}) || ',"kind":"bounded","more":' || (count(*) > ${COUNT_BOUND})::text || '}'
    from (select ${rows} limit ${COUNT_BOUND + 1}) n`
  return `'{"data":[' || coalesce((select string_agg(l.json, ',') from (${firstSql(ctx, object, field, rows, w)}) l), '') || '],"count":' || (${count}) || '}'`
}

// Filled sort values first, then empty ones: PostgreSQL reads the parts in turn and stops at the limit.
function firstSql(ctx: Context, object: ObjectDef, field: string, rows: string, w: Writing): string {
  const shape = shapeOf(ctx, object, field)
  const keys = sortKeys(ctx, object, object.list.sort)
  const parts = partsOf(keys).map((part) => {
    const { where, order } = partSql(keys, part, undefined, w)
    return `(select ${rowSql(ctx, object, shape, 't', w)} as json ${rows}${where ? ` and ${where}` : ''} order by ${order} limit ${w.bind(gap('rows'))})`
  })
  return parts.length > 1 ? `${parts.join(' union all ')} limit ${w.bind(gap('rows'))}` : parts[0]!
}

/** The first columns of the object's list, with titles of links other than the one back. */
function shapeOf(ctx: Context, object: ObjectDef, field: string) {
  const seen = readable(object, ctx.actor)
  const wanted = [...new Set([object.title, ...object.list.columns])].slice(0, COLUMNS)
  const fields = seen.filter(([name]) => wanted.includes(name))
  const include = fields.filter(([name, f]) => isLink(f) && name !== field).map(([name]) => name)
  return { fields: fields.map(([name]) => name), include }
}
