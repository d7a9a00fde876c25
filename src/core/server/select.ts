import { type Field, isLink, kindOf } from '../field/index.ts'
import { nearest, snake } from '../name.ts'
import { allFields, fieldOf, mayField, type ObjectDef, readable, tableOf } from '../object.ts'
import { say } from '../text.ts'
import type { Writing } from '../where.ts'
import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { guard, sight } from './rights.ts'

export type Shape = { fields?: readonly string[]; include?: readonly string[] }

export const wireOf = (name: string, field: Field, alias: string) =>
  kindOf(field).wire(`${alias}."${snake(name)}"`, field)

/** SQL of one record's wire form over `alias`: id, the fields asked for and readable, version, and what is included. */
export function rowSql(ctx: Context, def: ObjectDef, shape: Shape, alias: string, w: Writing): string {
  const chosen = shape.fields
    ? shape.fields.filter((n) => n !== 'id').map((n) => pick(ctx, def, n))
    : readable(def, ctx.actor)
  const columns = chosen.map(([name, field]) => `${wireOf(name, field, alias)} as "${name}"`)
  if (!chosen.some(([name]) => name === 'version')) columns.push(`${alias}.version`)
  const included = (shape.include ?? []).filter((n) => n !== 'may')
  if (included.length) columns.push(`${includeSql(ctx, def, included, alias, w)} as included`)
  if (shape.include?.includes('may')) columns.push(`${maySql(ctx, def, alias, w)} as may`)
  return `row_to_json((select r from (select ${alias}.id, ${columns.join(', ')}) r))::text`
}

export function pick(ctx: Context, def: ObjectDef, name: string): [string, Field] {
  const field = fieldOf(def, name)
  if (field && mayField(ctx.actor, field, 'read')) return [name, field]
  const near = nearest(
    name,
    allFields(def).map(([n]) => n),
  )
  throw new Refusal(
    400,
    'no_field',
    near
      ? say('{object} has no field "{name}"; did you mean "{near}"?', { object: def.name, name, near })
      : say('{object} has no field "{name}"', { object: def.name, name }),
  )
}

function includeSql(
  ctx: Context,
  def: ObjectDef,
  names: readonly string[],
  alias: string,
  w: Writing,
): string {
  const pairs = names.map((name) => {
    const [, field] = pick(ctx, def, name)
    if (!isLink(field))
      throw new Refusal(400, 'no_link', say('{name} is no link, so it cannot be included', { name }))
    return `'${name}', ${titleSql(ctx, ctx.catalogue.get(field.target!), `${alias}."${snake(name)}"`, w)}`
  })
  return `json_build_object(${pairs.join(', ')})`
}

/** `{ id, object, title }` of the record an id column points at; null when there is none or it is not for the actor. */
export function titleSql(ctx: Context, target: ObjectDef, idColumn: string, w: Writing): string {
  const far = `i${++w.next.alias}`
  const seen = sight(ctx, target, far, w)
  const title = wireOf(target.title, fieldOf(target, target.title)!, far)
  return `(select json_build_object('id', ${far}.id, 'object', '${target.name}', 'title', ${title}) from ${tableOf(target)} ${far} where ${far}.id = ${idColumn}${seen ? ` and ${seen}` : ''})`
}

function maySql(ctx: Context, def: ObjectDef, alias: string, w: Writing): string {
  const one = (what: 'update' | 'delete') =>
    def.can[what](ctx.actor) === false
      ? 'false'
      : `coalesce(${guard(ctx, def, what, alias, w) ?? 'true'}, false)`
  return `json_build_object('update', ${one('update')}, 'delete', ${one('delete')})`
}
