import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type BulkRow, type BulkTask, bulkStates } from '../../bulk.ts'
import type { Filter } from '../../filter.ts'
import { guardText } from '../../transfer/guard.ts'
import { type Call, route } from '../http/route.ts'
import { notFound, Refusal } from '../refusal.ts'
import { begin, beginUndo } from './begin.ts'
import { type Failure, failures, loadRun, saveRun } from './runs.ts'

const nothing = z.object({}).strict()
const tags = z.array(z.string().min(1).max(100)).max(50)
const values = z.record(z.string(), z.unknown())

const body = z
  .object({
    operation: z.enum(['update', 'tag', 'delete', 'restore', 'verb']),
    change: values.optional().meta({ description: 'For update: the new values' }),
    field: z.string().optional().meta({ description: 'For tag: the field with the tags' }),
    add: tags.optional(),
    remove: tags.optional(),
    verb: z.string().optional(),
    input: values.optional().meta({ description: 'What the verb is given' }),
    ids: z.array(z.uuid()).min(1).max(10_000).optional().meta({ description: 'Records picked' }),
    filter: values.optional().meta({ description: 'Instead of ids: all that match' }),
    q: z.string().max(200).optional(),
  })
  .strict()
type Body = z.output<typeof body>

const failure = z.object({ record: z.string(), title: z.string().nullable(), reason: z.string() })
const answer = z.object({
  id: z.string(),
  object: z.string(),
  operation: z.string(),
  state: z.enum(bulkStates),
  total: z.number().nullable(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  failures: z.array(failure).meta({ description: 'The first records left as they were, and why' }),
})

/** One task for many records, as a run that can be followed, cancelled and undone. */
export const bulkRoutes = [
  route({
    method: 'POST',
    path: '/:plural/bulk',
    summary: 'Change many, with progress and undo',
    body,
    answer,
    status: 201,
    run: async (call: Call<unknown, Body>) => {
      const { app, ctx, def } = call
      return tell(call, await begin(app, ctx, def, taskOf(call.body), targetOf(call.body)))
    },
  }),
  route({
    method: 'POST',
    path: '/bulkChanges/:id/cancel',
    summary: 'Stop a bulk change; what was changed stays',
    body: nothing,
    answer,
    run: async (call) => {
      const run = await mine(call)
      await saveRun(call.ctx, run.id, { state: 'cancelled', finishedAt: call.app.now().toISOString() }, [
        'running',
      ])
      return tell(call, await loadRun(call.ctx, run.id))
    },
  }),
  route({
    method: 'POST',
    path: '/bulkChanges/:id/undo',
    summary: 'Put back what a bulk change did',
    body: nothing,
    answer,
    status: 201,
    run: async (call) => {
      const run = await mine(call)
      return tell(call, await beginUndo(call.app, call.ctx, run.id))
    },
  }),
  route({
    method: 'GET',
    path: '/bulkChanges/:id/failures',
    summary: 'Records a bulk change left as they were, and why',
    query: z.object({ cursor: z.uuid().optional() }).strict(),
    answer: z.object({ data: z.array(failure), nextCursor: z.string().nullable() }),
    run: async (call) => failures(call.ctx, await mine(call), call.query.cursor),
  }),
  route({
    method: 'GET',
    path: '/bulkChanges/:id/failures.csv',
    summary: 'The same as a file',
    answer: 'file',
    run: download,
  }),
]

// Whose run it is not finds none: `read` answers 404 to all but the owner and administrators.
const mine = ({ ctx, params }: Pick<Call, 'ctx' | 'params'>) => loadRun(ctx, params.id!)

async function tell({ ctx }: Pick<Call, 'ctx'>, run: BulkRow) {
  const { id, object, operation, state, total, changed, unchanged, refused } = run
  const first = refused ? (await failures(ctx, run)).data.slice(0, 20) : []
  return { id, object, operation, state, total, changed, unchanged, refused, failures: first }
}

function taskOf({ operation, change, field, add, remove, verb, input }: Body): BulkTask {
  if (operation === 'update') return { operation, change: change ?? {} }
  if (operation === 'tag') {
    if (!field) throw new Refusal(400, 'field', 'tag needs "field", the name of a field with tags')
    return { operation, field, add, remove }
  }
  if (operation !== 'verb') return { operation }
  if (!verb) throw new Refusal(400, 'verb', 'Say which verb, such as "win"')
  return { operation, verb, input }
}

function targetOf({ operation, ids, filter, q }: Body) {
  if (ids) return { ids }
  // Nothing said would mean everything: that must be said as an empty filter.
  if (!filter) throw new Refusal(400, 'ids', 'Say which records: "ids", or "filter" for all that match')
  return { filter: filter as Filter, q, ...(operation === 'restore' && { deleted: true }) }
}

async function download(call: Call) {
  const run = await mine(call)
  if (!run.refused) throw notFound('A list of records left alone')
  const name = encodeURIComponent(`${run.name} - left alone.csv`)
  call.reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
  call.reply.header('cache-control', 'no-store')
  call.reply.type('text/csv; charset=utf-8')
  const lines: string[] = [`\ufeff${stringify([['Id', 'Name', 'Reason']])}`]
  let cursor: string | undefined
  do {
    const page = await failures(call.ctx, run, cursor)
    lines.push(stringify(page.data.map(lineOf)))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return lines.join('')
}

const lineOf = ({ record, title, reason }: Failure) => [record, guardText(title ?? ''), guardText(reason)]
