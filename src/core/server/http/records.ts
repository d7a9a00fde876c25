import { z } from 'zod'
import type { Filter } from '../../filter.ts'
import { say } from '../../text.ts'
import { aggregate, type Measured } from '../aggregate.ts'
import { MAX_BATCH, type Result } from '../batch.ts'
import { history, restoreValues } from '../history.ts'
import { list, MAX_PAGE, type Query } from '../list.ts'
import { mayNot, Refusal } from '../refusal.ts'
import { may } from '../rights.ts'
import { type Batch, batch, batchByFilter, changeJson, createJson, read, remove, restore } from '../store.ts'
import { type Call, Json, route } from './route.ts'

const names = z
  .string()
  .transform((s) =>
    s
      .split(',')
      .map((n) => n.trim())
      .filter(Boolean),
  )
  .meta({ description: 'Names separated by commas' })

const filter = z
  .string()
  .transform((text, ctx): Filter => {
    try {
      const read = JSON.parse(text) as unknown
      // Anything else would be taken for no filter at all, and find everything.
      if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Filter
    } catch {
      // Not JSON is as wrong as JSON that is no filter.
    }
    ctx.addIssue('must be JSON such as {"name":{"has":"acme"}}')
    return z.NEVER
  })
  .meta({ description: 'A filter as JSON, such as {"name":{"has":"acme"}}' })

const yes = z.enum(['true', 'false']).transform((v) => v === 'true')

export const listQuery = z
  .object({
    filter: filter.optional(),
    q: z.string().max(200).optional().meta({ description: 'Words the record contains' }),
    sort: z.string().max(200).optional().meta({ description: 'Up to three fields; a leading - sorts down' }),
    limit: z.coerce.number().int().min(1).max(MAX_PAGE).optional(),
    cursor: z.string().max(4000).optional(),
    fields: names.optional(),
    include: names.optional(),
    count: z.enum(['none', 'bounded', 'estimated', 'exact']).optional(),
    deleted: yes.optional(),
  })
  .strict()

const shapeQuery = z.object({ fields: names.optional(), include: names.optional() }).strict()

const aggregateQuery = z
  .object({
    group: names.optional(),
    measure: names
      .optional()
      .meta({ description: 'count, or sum:field, avg:field, min:field, max:field; separated by commas' }),
    filter: filter.optional(),
    q: z.string().max(200).optional(),
    include: names.optional(),
    deleted: yes.optional(),
  })
  .strict()

const values = z.record(z.string(), z.unknown())

const batchBody = z
  .object({
    operation: z.enum(['create', 'update', 'upsert', 'delete', 'restore']),
    by: z.array(z.string()).max(5).optional(),
    records: z.array(values).max(MAX_BATCH).optional(),
    filter: z.record(z.string(), z.unknown()).optional(),
    change: values.optional(),
  })
  .strict()

const nothing = z.object({}).strict()

export const recordRoutes = [
  route({
    method: 'GET',
    path: '/:plural',
    summary: 'List',
    query: listQuery,
    answer: 'page',
    run: listRecords,
  }),
  route({
    method: 'POST',
    path: '/:plural',
    summary: 'Create',
    body: 'new',
    answer: 'row',
    status: 201,
    run: async ({ ctx, def, body }) => new Json(await createJson(ctx, def, body as any)),
  }),
  route({
    method: 'GET',
    path: '/:plural/aggregate',
    summary: 'Count, sum, average by group',
    query: aggregateQuery,
    answer: 'aggregate',
    run: aggregateRecords,
  }),
  route({
    method: 'POST',
    path: '/:plural/batch',
    summary: 'Write many',
    body: batchBody,
    answer: 'batch',
    run: writeBatch,
  }),
  route({
    method: 'GET',
    path: '/:plural/:id',
    summary: 'Read',
    query: shapeQuery,
    answer: 'row',
    run: readRecord,
  }),
  route({
    method: 'PATCH',
    path: '/:plural/:id',
    summary: 'Change',
    body: 'change',
    answer: 'row',
    run: changeRecord,
  }),
  route({
    method: 'DELETE',
    path: '/:plural/:id',
    summary: 'Move to the bin',
    answer: 'none',
    status: 204,
    run: async ({ ctx, def, params }) => remove(ctx, def, params.id!),
  }),
  route({
    method: 'POST',
    path: '/:plural/:id/restore',
    summary: 'Take out of the bin',
    body: nothing,
    answer: 'row',
    run: async ({ ctx, def, params }) => new Json(await restore(ctx, def, params.id!)),
  }),
  route({
    method: 'GET',
    path: '/:plural/:id/history',
    summary: 'What changed, newest first',
    query: z.object({ cursor: z.string().regex(/^\d+$/).optional() }).strict(),
    answer: 'history',
    run: async ({ ctx, def, params, query }) => history(ctx, def, params.id!, query.cursor),
  }),
  route({
    method: 'POST',
    path: '/:plural/:id/history/:change/restore',
    summary: 'Put back the values a change replaced',
    body: z.object({ fields: z.array(z.string()).optional() }).strict(),
    answer: 'row',
    run: async ({ ctx, def, params, body }) =>
      new Json(await restoreValues(ctx, def, params.id!, params.change!, body.fields)),
  }),
]

async function listRecords({ ctx, def, query }: Call<Query>) {
  const page = await list(ctx, def, query)
  const count = page.count ? `,"count":${JSON.stringify(page.count)}` : ''
  return new Json(`{"data":[${page.rows.join(',')}],"nextCursor":${JSON.stringify(page.nextCursor)}${count}}`)
}

async function readRecord({ ctx, def, params, query, request, reply }: Call) {
  const json = await read(ctx, def, params.id!, query)
  const version = /"version":(\d+)/.exec(json)?.[1]
  reply.header('etag', `"${version}"`)
  if (request.headers['if-none-match'] === `"${version}"` && !query.include) {
    reply.status(304)
    return undefined
  }
  return new Json(json)
}

async function changeRecord({ ctx, def, params, body, request, reply }: Call) {
  const { version: given, ...input } = body as Record<string, unknown>
  const match = expectedVersion(request.headers['if-match'])
  if (given !== undefined && !Number.isInteger(given))
    throw new Refusal(422, 'invalid', 'version must be a whole number', [
      { field: 'version', message: 'must be a whole number' },
    ])
  try {
    const json = await changeJson(
      ctx,
      def,
      params.id!,
      input,
      match ?? (given as number | undefined),
      match !== undefined,
    )
    reply.header('etag', `"${/"version":(\d+)/.exec(json)?.[1]}"`)
    return new Json(json)
  } catch (error) {
    // A header that did not match is 412 by RFC 9110; a version in the body is our own 409.
    if (match !== undefined && error instanceof Refusal && error.status === 409)
      throw new Refusal(412, error.code, error.message, error.mistakes, error.more)
    throw error
  }
}

// A tag that is none of ours cannot match; to ignore it would lose someone's change.
function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d+)"$/.exec(header)?.[1]
  if (!version) throw new Refusal(412, 'stale', 'If-Match must be the ETag of the record, such as "3"')
  return Number(version)
}

async function aggregateRecords({ ctx, def, query }: Call) {
  const measure = (query.measure ?? ['count']).map(readMeasure)
  const { rows, more } = await aggregate(ctx, def, { ...query, group: query.group ?? [], measure })
  return new Json(`{"data":[${rows.join(',')}],"more":${more}}`)
}

function readMeasure(text: string): Measured {
  const [of, field] = text.split(':')
  if (of === 'count' && !field) return { of: 'count' }
  if (field && ['sum', 'avg', 'min', 'max'].includes(of!)) return { of: of as 'sum', field }
  throw new Refusal(
    400,
    'measure',
    say('{text} is no measure; say count, sum:field, avg:field, min:field or max:field', { text }),
  )
}

async function writeBatch({ ctx, def, body }: Call<unknown, z.output<typeof batchBody>>) {
  const { operation, records, filter: found, change } = body
  if (found && (operation === 'update' || operation === 'delete')) {
    const right = may(ctx, def, operation)
    if (!right) throw mayNot(operation, def)
    const { results, more } = await batchByFilter(ctx, def, operation, found as Filter, change)
    return { ...told(results.filter((r) => r.status === 'failed')), counts: counted(results), more }
  }
  if (!records) throw new Refusal(400, 'records', 'batch needs "records", or "filter" with update or delete')
  const results = await batch(ctx, def, body as Batch)
  return { ...told(results), counts: counted(results), more: false }
}

const told = (results: Result[]) => ({
  results: results.map(({ json: _json, clashes: _clashes, ...rest }) => rest),
})

function counted(results: Result[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
