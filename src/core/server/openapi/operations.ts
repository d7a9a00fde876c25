import type { z } from 'zod'
import type { ObjectDef } from '../../object.ts'
import { type Verb, verbsOf } from '../action.ts'
import type { Context } from '../context.ts'
import type { Route } from '../http/route.ts'
import { may } from '../rights.ts'
import { operationName, pascal, tagOf } from './names.ts'
import { jsonSchema, parametersOf } from './parameters.ts'
import { rateHeaders } from './parts.ts'
import { inputSchema, ref, type Schema } from './schemas.ts'

export type Paths = Record<string, Record<string, Schema>>

/** Every path the actor has, with each object's own in place of `/:plural`. Earlier routes win, as they do on the server. */
export function pathsOf(ctx: Context, routes: readonly Route[], objects: readonly ObjectDef[]): Paths {
  const paths: Paths = {}
  const add = (path: string, method: string, operation: () => Schema) => {
    paths[path] ??= {}
    paths[path][method.toLowerCase()] ??= operation()
  }
  for (const one of routes) {
    if (one.path.startsWith('/:plural')) {
      for (const def of objects) for (const made of ofObject(ctx, one, def)) add(...made)
    } else add(template(one.path), one.method, () => general(ctx, one, objects))
  }
  return paths
}

const template = (path: string) => path.replace(/:(\w+)/g, '{$1}')

type Made = [path: string, method: string, operation: () => Schema]

function ofObject(ctx: Context, one: Route, def: ObjectDef): Made[] {
  const path = template(one.path.replace(':plural', def.plural))
  if (one.path === '/:plural/:id/:verb')
    return may(ctx, def, 'update')
      ? verbsOf(def).map(
          (verb): Made => [path.replace('{verb}', verb.name), 'POST', () => doing(ctx, one, def, verb)],
        )
      : []
  return allowed(ctx, one, def) ? [[path, one.method, () => operation(ctx, one, path, def)]] : []
}

function allowed(ctx: Context, one: Route, def: ObjectDef): boolean {
  if (one.method === 'GET' || one.path.endsWith('/export')) return true
  if (one.body === 'new') return may(ctx, def, 'create')
  if (/\/(batch|bulk)$/.test(one.path))
    return may(ctx, def, 'create') || may(ctx, def, 'update') || may(ctx, def, 'delete')
  return may(ctx, def, one.method === 'DELETE' || one.path === '/:plural/:id/restore' ? 'delete' : 'update')
}

function general(ctx: Context, one: Route, objects: readonly ObjectDef[]): Schema {
  const def = objects.find((o) => one.path.split('/')[1] === o.plural)
  return operation(ctx, one, template(one.path), undefined, def?.labels[1] ?? tagOf(one.path), def)
}

function doing(ctx: Context, one: Route, def: ObjectDef, verb: Verb): Schema {
  const path = `/${def.plural}/{id}/${verb.name}`
  return {
    ...operation(ctx, one, path, def),
    operationId: verb.name + pascal(def.name),
    summary: `${verb.label} this ${def.labels[0].toLowerCase()}`,
    ...(verb.when && { description: `Only where this holds: \`${JSON.stringify(verb.when)}\`` }),
    requestBody: verbBody(verb),
  }
}

function verbBody({ input = {} }: Verb): Schema {
  const schema = inputSchema(input)
  return {
    ...(schema.required !== undefined && { required: true }),
    content: { 'application/json': { schema } },
  }
}

function operation(
  ctx: Context,
  one: Route,
  path: string,
  def?: ObjectDef,
  tag = def?.labels[1],
  about = def,
): Schema {
  const parameters = parametersOf(one, path, ctx, def)
  return {
    operationId: operationName(one.method, one.path, def && pascal(def.name), def && pascal(def.plural)),
    summary: summaryOf(one, def),
    tags: [tag],
    ...(one.open && { security: [] }),
    ...(parameters.length && { parameters }),
    ...bodyOf(one, about),
    responses: responsesOf(one, about),
  }
}

// The table says "Create" for all objects; here it is "Create an account" or "List accounts".
function summaryOf(one: Route, def?: ObjectDef): string {
  if (!def || one.summary.includes(' ')) return one.summary
  const single = one.body === 'new' || one.path.includes(':id')
  const label = def.labels[single ? 0 : 1].toLowerCase()
  return single ? `${one.summary} ${/^[aeio]/.test(label) ? 'an' : 'a'} ${label}` : `${one.summary} ${label}`
}

function bodyOf(one: Route, def?: ObjectDef): Schema {
  if (!one.body) return {}
  if (one.body === 'multipart')
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: filePart } } } }
  const schema =
    one.body === 'new' || one.body === 'change'
      ? ref(pascal(def!.name) + (one.body === 'new' ? 'New' : 'Change'))
      : jsonSchema(one.body)
  // A body whose every value may be missing may be missing itself.
  const required = typeof one.body === 'string' || Boolean((schema.required as string[] | undefined)?.length)
  return { requestBody: { ...(required && { required }), content: { 'application/json': { schema } } } }
}

const filePart = {
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
  additionalProperties: true,
}

function responsesOf(one: Route, def?: ObjectDef): Schema {
  const status = String(one.status ?? 200)
  const schema = answerSchema(one.answer, def)
  const headers = { ...rateHeaders, ...(tagged(one) && { etag: { $ref: '#/components/headers/etag' } }) }
  const content = one.answer === 'file' ? { '*/*': {} } : schema && { 'application/json': { schema } }
  const problems = problemsOf(one).map((code) => [code, { $ref: `#/components/responses/Problem${code}` }])
  return {
    [status]: { description: status === '204' ? 'Done' : 'The answer', headers, ...(content && { content }) },
    ...(tagged(one) && one.method === 'GET' && { 304: { description: 'Stands as you know it' } }),
    ...Object.fromEntries(problems),
  }
}

const tagged = (one: Route) => one.answer === 'row' && (one.method === 'GET' || one.method === 'PATCH')

function problemsOf(one: Route): number[] {
  const writes = one.method !== 'GET'
  return [
    400,
    ...(one.open && one.path !== '/session' ? [] : [401]),
    403,
    ...(one.path.includes(':') ? [404] : []),
    ...(writes ? [409, 422] : []),
    ...(one.body === 'change' ? [412] : []),
    ...(one.body ? [413, 415] : []),
    429,
  ]
}

const named: Record<string, string> = {
  history: 'History',
  batch: 'Batch',
  aggregate: 'Aggregate',
  hits: 'Hits',
  session: 'Session',
  catalogue: 'Catalogue',
}

function answerSchema(answer: Route['answer'], def?: ObjectDef): Schema | undefined {
  if (typeof answer !== 'string') return jsonSchema(answer as z.ZodType)
  if (answer === 'none' || answer === 'file') return undefined
  if (answer === 'row') return def ? ref(pascal(def.name)) : { type: 'object' }
  if (answer === 'page') return ref(`${pascal(def!.name)}Page`)
  return named[answer] ? ref(named[answer]) : { type: 'object', additionalProperties: true }
}
