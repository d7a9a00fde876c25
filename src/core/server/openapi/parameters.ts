import { z } from 'zod'
import { isLink, kindOf } from '../../field/index.ts'
import { type ObjectDef, readable } from '../../object.ts'
import type { Context } from '../context.ts'
import type { Route } from '../http/route.ts'
import { ref, type Schema } from './schemas.ts'

export function jsonSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

/** The parameters of a route: those in its path, its query, and headers every such route takes. */
export function parametersOf(one: Route, path: string, ctx: Context, def?: ObjectDef): Schema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' || name === 'change' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))
  const headers = [
    ...(one.method === 'POST' && !one.open ? ['IdempotencyKey'] : []),
    ...(one.body === 'change' ? ['IfMatch'] : []),
    ...(one.answer === 'row' && one.method === 'GET' ? ['IfNoneMatch'] : []),
  ].map((name) => ({ $ref: `#/components/parameters/${name}` }))
  return [...inPath, ...queryOf(one, ctx, def), ...headers]
}

function queryOf(one: Route, ctx: Context, def?: ObjectDef): Schema[] {
  if (!one.query) return []
  const { properties = {}, required = [] } = jsonSchema(one.query) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => {
    const parameter = {
      name,
      in: 'query',
      ...(required.includes(name) && { required: true }),
      ...(description !== undefined && { description }),
    }
    return def ? ofObject(parameter, name, schema, ctx, def) : { ...parameter, schema }
  })
}

// What the route table says in words, an object can say by the names of its fields.
function ofObject(parameter: Schema, name: string, schema: Schema, ctx: Context, def: ObjectDef): Schema {
  if (name === 'filter') return { ...parameter, content: { 'application/json': { schema: ref('Filter') } } }
  const fields = readable(def, ctx.actor)
  const links = fields.filter(([, f]) => isLink(f)).map(([n]) => n)
  const sortable = fields.filter(([, f]) => kindOf(f).sortable).map(([n]) => n)
  const lists: Record<string, Schema> = {
    fields: { items: { type: 'string', enum: ['id', ...fields.map(([n]) => n)] } },
    include: { items: { type: 'string', enum: [...links, 'may'] } },
    sort: { maxItems: 3, items: { type: 'string', enum: sortable.flatMap((n) => [n, `-${n}`]) } },
    group: { items: { type: 'string' }, examples: [[links[0] ?? fields[0]![0]]] },
    measure: { items: { type: 'string', pattern: '^(count|(sum|avg|min|max):\\w+)$' } },
  }
  const list = lists[name]
  if (!list) return { ...parameter, schema }
  return { ...parameter, style: 'form', explode: false, schema: { type: 'array', ...list } }
}
