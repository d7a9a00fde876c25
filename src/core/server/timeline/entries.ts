import { isLink } from '../../field/index.ts'
import { snake } from '../../name.ts'
import { type Fields, type ObjectDef, readable, tableOf } from '../../object.ts'
import type { Writing } from '../../where.ts'
import type { Context } from '../context.ts'
import { sight } from '../rights.ts'
import { rowSql, titleSql, wireOf } from '../select.ts'
import type { Source } from './sources.ts'

/** Of longer texts an entry carries the beginning; the record has all. */
export const CUT = 4000
/** Files and people shown with one entry. */
const BESIDES = 30

/** SQL of the whole entries that `found` names, in its order. */
export function entriesSql(ctx: Context, sources: Source[], found: string, newer: boolean, w: Writing) {
  const records = distinct(sources.filter((s) => s.of === 'records').map((s) => s.object))
  const changed = distinct(sources.filter((s) => s.of !== 'records').map((s) => s.object))
  const order = newer ? 'asc' : 'desc'
  const of = (type: string, objects: ObjectDef[], sql: (def: ObjectDef) => string) =>
    objects.length
      ? `case when f.type = '${type}' then case f.object ${objects.map((def) => `when '${def.name}' then (${sql(def)})`).join(' ')} end end`
      : 'null'
  return `select f.object, f.type, f.record, f.id, f.node, f.at::text as mark,
      to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      ${of('record', records, (def) => recordSql(ctx, def, w))} as entry,
      ${of('change', changed, (def) => subjectSql(ctx, def, w))} as subject,
      c.kind, c.version, c.changes, c.cause, ${titleSql(ctx, ctx.catalogue.get('user'), 'c.actor', w)} as actor
    from (${found}) f left join change c on f.type = 'change' and c.record = f.record and c.id = f.id
    order by f.at ${order}, f.id ${order}, f.record ${order}`
}

const distinct = <T>(some: T[]) => [...new Set(some)]

function recordSql(ctx: Context, def: ObjectDef, w: Writing): string {
  const fields = readable(def, ctx.actor)
  const short = fields.filter(([, f]) => f.kind !== 'longText').map(([name]) => name)
  const include = [...fields.filter(([, f]) => isLink(f)).map(([name]) => name), 'may']
  const long = fields.filter(([, f]) => f.kind === 'longText')
  const texts = long.map(([name, f]) => `'${name}', left(${wireOf(name, f, 't')}, ${CUT})`)
  const cut = long.map(([name, f]) => `case when length(${wireOf(name, f, 't')}) > ${CUT} then '${name}' end`)
  const { via } = def.timeline!
  const between = via && ctx.catalogue.find(via.object)
  const files = ctx.catalogue.find('file')
  const holds = files && Object.entries(files.fields as Fields).find(([, f]) => f.target === def.name)?.[0]
  return `select json_build_object(
      'row', ${rowSql(ctx, def, { fields: short, include }, 't', w)}::json,
      'texts', json_build_object(${texts.join(', ')}),
      'cut', array_remove(array[${cut.join(', ')}]::text[], null),
      'people', ${between ? besideSql(ctx, between, via.link, w) : 'null'},
      'files', ${files && holds ? besideSql(ctx, files, holds, w, ['name', 'type', 'size']) : 'null'})
    from ${tableOf(def)} t where t.id = f.record`
}

function besideSql(ctx: Context, def: ObjectDef, link: string, w: Writing, only?: string[]): string {
  const fields = readable(def, ctx.actor).filter(([name]) => (def.fields as Fields)[name] && name !== link)
  const names = fields.map(([name]) => name).filter((name) => !only || only.includes(name))
  const include = fields.filter(([name, f]) => isLink(f) && names.includes(name)).map(([name]) => name)
  const seen = sight(ctx, def, 's', w)
  return `(select json_agg(b.json order by b.id) from (
    select s.id, ${rowSql(ctx, def, { fields: names, include }, 's', w)}::json as json from ${tableOf(def)} s
    where s."${snake(link)}" = t.id and s.deleted_at is null${seen ? ` and ${seen}` : ''} order by s.id limit ${BESIDES}) b)`
}

/** What a change is about: the record's name, and what it is worth. */
function subjectSql(ctx: Context, def: ObjectDef, w: Writing): string {
  const seen = readable(def, ctx.actor).map(([name]) => name)
  const fields = [def.title, def.board?.sum].filter((name): name is string => seen.includes(name ?? ''))
  return `select ${rowSql(ctx, def, { fields }, 't', w)}::json from ${tableOf(def)} t where t.id = f.record`
}
