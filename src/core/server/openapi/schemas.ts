import { type Field, isLink, kindOf } from '../../field/index.ts'
import {
  allFields,
  type Fields,
  fieldLabel,
  mayField,
  type ObjectDef,
  readable,
  type SystemName,
} from '../../object.ts'
import type { Context } from '../context.ts'
import { rulesOf } from '../hooks.ts'
import { may } from '../rights.ts'
import { pascal } from './names.ts'

export type Schema = Record<string, unknown>

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** The schemas of one object as the actor meets it: a record, a new one, a change, a page. */
export function objectSchemas(ctx: Context, def: ObjectDef): Record<string, Schema> {
  const one = pascal(def.name)
  const schemas: Record<string, Schema> = {
    [one]: recordSchema(ctx, def),
    [`${one}Page`]: pageSchema(one),
  }
  if (may(ctx, def, 'create')) schemas[`${one}New`] = newSchema(ctx, def)
  if (may(ctx, def, 'update')) schemas[`${one}Change`] = changeSchema(ctx, def)
  return schemas
}

const never: SystemName[] = ['createdAt', 'updatedAt', 'version']

function recordSchema(ctx: Context, def: ObjectDef): Schema {
  const seen = readable(def, ctx.actor)
  const links = seen.filter(([, field]) => isLink(field)).map(([name]) => name)
  const may = { type: 'object', properties: { update: { type: 'boolean' }, delete: { type: 'boolean' } } }
  return {
    type: 'object',
    ...(def.help && { description: def.help }),
    properties: {
      id: { type: 'string', format: 'uuid' },
      ...Object.fromEntries(seen.map(([name, field]) => [name, readSchema(name, field)])),
      ...(links.length && { included: includedSchema(links) }),
      may: { ...may, description: 'What you may do with this record; with include=may' },
    },
    // `fields` leaves out all others.
    required: ['id', 'version'],
    additionalProperties: false,
  }
}

const includedSchema = (links: string[]): Schema => ({
  type: 'object',
  description: 'The linked records named in include; null where there is none, or none for you to see',
  properties: Object.fromEntries(links.map((name) => [name, { anyOf: [ref('Linked'), { type: 'null' }] }])),
  additionalProperties: false,
})

function readSchema(name: string, field: Field): Schema {
  // A field that became required, or that people added, may stand empty in older records.
  const filled = never.includes(name as SystemName) || (field.isRequired && !field.custom && !field.readOnly)
  return { ...described(name, field, filled), ...(field.readOnly && { readOnly: true }) }
}

function described(name: string, field: Field, filled: boolean): Schema {
  const own = kindOf(field).schema(field)
  const description = [field.help, own.description].filter(Boolean).join('. ')
  const schema = { ...own, title: fieldLabel(name, field), ...(description && { description }) }
  return filled ? schema : nullable(schema)
}

/** The schema that takes "no value" too; one that takes anything stays as it is. */
export function nullable(schema: Schema): Schema {
  if (schema.type === undefined) return schema
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...(schema.enum as unknown[]), null] }),
  }
}

const pageSchema = (one: string): Schema => ({
  type: 'object',
  properties: {
    data: { type: 'array', items: ref(one) },
    nextCursor: { type: ['string', 'null'], description: 'Give it as cursor to get the next page' },
    count: ref('Count'),
  },
  required: ['data', 'nextCursor'],
  additionalProperties: false,
})

const writable = (ctx: Context, def: ObjectDef): [string, Field][] =>
  allFields(def).filter(([, field]) => !field.readOnly && mayField(ctx.actor, field, 'write'))

function newSchema(ctx: Context, def: ObjectDef): Schema {
  const fills = rulesOf(def).fills ?? []
  const fields = writable(ctx, def)
  const needed = fields
    .filter(([name, f]) => f.isRequired && f.default === undefined && !fills.includes(name))
    .map(([name]) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, newField(name, field, fills)])),
    ...(needed.length && { required: needed }),
    additionalProperties: false,
  }
}

const newField = (name: string, field: Field, fills: readonly string[]): Schema => ({
  ...described(name, field, field.isRequired && !fills.includes(name)),
  ...(field.default !== undefined && { default: field.default }),
})

/** What a verb is given. */
export function inputSchema(fields: Fields): Schema {
  const needed = Object.keys(fields).filter(
    (name) => fields[name]!.isRequired && fields[name]!.default === undefined,
  )
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, newField(name, f, [])])),
    ...(needed.length && { required: needed }),
    additionalProperties: false,
  }
}

function changeSchema(ctx: Context, def: ObjectDef): Schema {
  const fields = writable(ctx, def)
  const version = {
    type: 'integer',
    description: 'The version you saw; refused with 409 when someone changed the record since',
  }
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(fields.map(([name, f]) => [name, described(name, f, f.isRequired)])),
      version,
    },
    additionalProperties: false,
  }
}
