import { createHash } from 'node:crypto'
import { mayField, type ObjectDef, readable } from '../object.ts'
import { verbsOf } from './action.ts'
import type { Context } from './context.ts'
import type { Route } from './http/route.ts'
import { tagOf } from './openapi/names.ts'
import { type Paths, pathsOf } from './openapi/operations.ts'
import {
  rateHeaders,
  securitySchemes,
  sharedHeaders,
  sharedParameters,
  sharedResponses,
  sharedSchemas,
} from './openapi/parts.ts'
import { objectSchemas, ref, type Schema } from './openapi/schemas.ts'
import { may } from './rights.ts'

export type Document = { paths: Paths; components: Record<string, Record<string, unknown>> } & Schema

/**
 * The OpenAPI 3.1 document of what the actor may do and see. Without an actor it holds the open routes only:
 * names of fields and objects that people added may tell what is nobody else's business.
 */
export function openapi(ctx: Context, routes: readonly Route[], stranger = false): Document {
  const objects = stranger ? [] : ctx.catalogue.objects.filter((def) => may(ctx, def, 'read'))
  const shown = stranger ? routes.filter((one) => one.open) : routes
  const paths: Paths = { ...pathsOf(ctx, shown, objects), ...(!stranger && { '/events': events() }) }
  return withoutIdle({
    openapi: '3.1.1',
    info: {
      title: `${stranger ? 'Mainstay' : ctx.settings.company} API`,
      version: '1',
      summary: 'Everything the screens do, programs can do too.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { key: [] }],
    tags: tagsOf(objects, paths),
    paths,
    components: {
      schemas: {
        ...sharedSchemas,
        Session: sessionSchema(objects),
        ...Object.assign({}, ...objects.map((def) => objectSchemas(ctx, def))),
      },
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: sharedResponses,
      securitySchemes,
    },
  })
}

/** Tells apart what two actors see: equal texts make equal documents. */
export function sightOf(ctx: Context, version: number): string {
  const seen = ctx.catalogue.objects.map((def) => [
    def.name,
    may(ctx, def, 'read'),
    may(ctx, def, 'create'),
    may(ctx, def, 'update'),
    may(ctx, def, 'delete'),
    readable(def, ctx.actor).map(([name, field]) => name + (mayField(ctx.actor, field, 'write') ? '!' : '')),
    verbsOf(def).length,
  ])
  const text = JSON.stringify([version, ctx.settings.company, seen])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

function sessionSchema(objects: readonly ObjectDef[]): Schema {
  const user = objects.some((def) => def.name === 'user') ? ref('User') : { type: 'object' }
  return {
    type: 'object',
    properties: {
      user,
      organisation: ref('Settings'),
      version: { type: 'integer', description: 'Of the definitions' },
    },
    required: ['user', 'organisation', 'version'],
    additionalProperties: false,
  }
}

const events = () => ({
  get: {
    operationId: 'listenToEvents',
    summary: 'Changes as they happen, as server-sent events',
    description:
      'Event `change` carries {object, ids, kind}; where you see only some records of an object, ids are left out. Event `catalogue` tells that definitions changed.',
    tags: [tagOf('/events')],
    responses: {
      200: {
        description: 'A stream that stays open',
        headers: rateHeaders,
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      401: { $ref: '#/components/responses/Problem401' },
      429: { $ref: '#/components/responses/Problem429' },
    },
  },
})

function tagsOf(objects: readonly ObjectDef[], paths: Paths) {
  const used = new Set(
    Object.values(paths).flatMap((entry) => Object.values(entry).flatMap((one) => one.tags as string[])),
  )
  const help = new Map(objects.map((def) => [def.labels[1], def.help]))
  return [...used].map((name) => ({ name, description: help.get(name) ?? name }))
}

// A document that names what nothing uses raises questions it does not answer.
function withoutIdle(document: Document): Document {
  const used = new Set<string>()
  const follow = (value: unknown) => {
    for (const [, kind, name] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      const key = `${kind}/${name}`
      if (used.has(key)) continue
      used.add(key)
      follow(document.components[kind!]![name!])
    }
  }
  follow(document.paths)
  const components = Object.entries(document.components).map(([kind, entries]) => [
    kind,
    Object.fromEntries(
      Object.entries(entries).filter(([name]) => kind === 'securitySchemes' || used.has(`${kind}/${name}`)),
    ),
  ])
  return { ...document, components: Object.fromEntries(components) }
}
