import { h } from './element.ts'

export type Schema = {
  $ref?: string
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  enum?: unknown[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  default?: unknown
  examples?: unknown[]
  readOnly?: boolean
}
export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema?: Schema
  content?: Record<string, { schema: Schema }>
}
export type Answer = { description?: string; content?: Record<string, { schema?: Schema }> }
export type Operation = {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, Answer | { $ref: string }>
}
export type Document = {
  info: { title: string; summary?: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, any>>
}

export const nameOf = (ref: string) => ref.split('/').at(-1)!

export function follow<T>(document: Document, one: T | { $ref: string }): T {
  const { $ref } = one as { $ref?: string }
  if (!$ref) return one as T
  const [kind, name] = $ref.split('/').slice(2)
  return document.components[kind!]![name!] as T
}

/** "string or null, date", or the name of a component. */
export function typeText(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' or ')
  if (schema.items) return `list of ${typeText(schema.items)}`
  const type = [schema.type ?? 'anything'].flat().join(' or ')
  return schema.format ? `${type}, ${schema.format}` : type
}

/** The properties of a schema as rows: name, type, what it means. */
export function schemaTable(schema: Schema): HTMLElement {
  const rows = Object.entries(schema.properties ?? {}).map(([name, one]) =>
    h(
      'tr',
      {},
      h('td', {}, h('code', {}, name), schema.required?.includes(name) && h('em', {}, ' required')),
      h('td', {}, typeLink(one)),
      h('td', {}, meaning(name, one)),
    ),
  )
  return rows.length ? h('table', {}, h('tbody', {}, ...rows)) : h('p', { class: 'quiet' }, typeText(schema))
}

function meaning(name: string, schema: Schema): string {
  const choices = schema.enum?.filter((one) => one !== null) ?? []
  return [
    schema.title && schema.title.toLowerCase() !== name.toLowerCase() && schema.title,
    schema.description,
    choices.length && `One of ${choices.slice(0, 12).join(', ')}${choices.length > 12 ? ', …' : ''}`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} unless told`,
    schema.readOnly && 'Written by Mainstay',
  ]
    .filter(Boolean)
    .join('. ')
}

function typeLink(schema: Schema): Node {
  const ref = schema.$ref ?? schema.items?.$ref ?? schema.anyOf?.find((one) => one.$ref)?.$ref
  return ref
    ? h('a', { href: `#schema-${nameOf(ref)}` }, typeText(schema))
    : document.createTextNode(typeText(schema))
}

/** A body to start from: what is required, with a value of the right shape. */
export function example(api: Document, given: Schema): unknown {
  const schema = follow<Schema>(api, given as { $ref: string })
  if (schema.examples?.length) return schema.examples[0]
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  const type = [schema.type ?? 'object'].flat()[0]
  if (type === 'object') {
    const names = schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 3)
    return Object.fromEntries(names.map((name) => [name, example(api, schema.properties?.[name] ?? {})]))
  }
  if (type === 'array') return []
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return true
  if (schema.format === 'date') return '2026-11-22'
  return schema.format === 'date-time' ? '2026-11-22T10:00:00Z' : 'text'
}
