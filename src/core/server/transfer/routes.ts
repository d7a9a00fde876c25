import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { say } from '../../text.ts'
import type { Plan } from '../../transfer/plan.ts'
import type { State } from '../../transfer/run.ts'
import { type Call, route } from '../http/route.ts'
import { notFound, Refusal } from '../refusal.ts'
import { BAD, named } from './check.ts'
import { attach } from './exportRoutes.ts'
import { offer } from './offer.ts'
import { openTable } from './origin.ts'
import { REJECTED } from './rejects.ts'
import { folderOf, loadRun, type Run, saveRun } from './runs.ts'
import { receive } from './upload.ts'
import { beginWork } from './work.ts'

const nothing = z.object({}).strict()
const text = z.string().max(1000)
const reading = z
  .object({ dayFirst: z.boolean(), decimalComma: z.boolean(), currency: text, country: text })
  .partial()
const planColumn = z.object({
  column: text,
  field: text.nullable().default(null),
  part: text.nullish().transform((v) => v ?? undefined),
  link: z
    .object({ by: text.default('name'), missing: z.enum(['report', 'create', 'reject']).default('report') })
    .nullish()
    .transform((v) => v ?? undefined),
  reading: reading.nullish().transform((v) => v ?? undefined),
  values: z
    .record(z.string(), z.string())
    .nullish()
    .transform((v) => v ?? undefined),
  createField: z
    .object({
      label: text,
      kind: text,
      decimals: z.number().int().min(0).max(10).optional(),
      target: text.optional(),
    })
    .nullish()
    .transform((v) => v ?? undefined),
  scale: z.number().positive().optional(),
  unreadable: z.enum(['reject', 'empty']).optional(),
})
const plan = z.object({
  columns: z.array(planColumn).max(2000),
  match: z
    .object({ by: z.union([z.literal('source'), z.array(text).max(5)]) })
    .nullish()
    .transform((v) => v ?? undefined),
  onMatch: z.enum(['update', 'skip', 'fillEmpty']).optional(),
  sourceId: text.nullish().transform((v) => v ?? undefined),
  constants: z.record(z.string(), z.unknown()).optional(),
  fixes: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})
const checkBody = z.object({ object: text.optional(), plan: plan.optional() }).strict()

/** Bringing tables in: upload, look, plan, check, apply. */
export const importRoutes = [
  route({
    method: 'POST',
    path: '/imports',
    summary: 'Upload files to import',
    body: 'multipart',
    answer: 'any',
    status: 201,
    run: async ({ app, ctx, request }) => ({ sheets: await receive(app, ctx, request) }),
  }),
  route({
    method: 'GET',
    path: '/imports/:id',
    summary: 'An import: its columns, guesses, plan and findings',
    query: z.object({ object: text.optional(), include: text.optional(), fields: text.optional() }).strict(),
    answer: 'any',
    run: readImport,
  }),
  route({
    method: 'POST',
    path: '/imports/:id/check',
    summary: 'Check the rows against a plan',
    body: checkBody,
    answer: 'any',
    status: 202,
    run: startCheck,
  }),
  route({
    method: 'GET',
    path: '/imports/:id/rows',
    summary: 'Rows of an import, with what is wrong',
    query: z
      .object({ only: z.enum(['bad']).optional(), cursor: z.string().regex(/^\d+$/).optional() })
      .strict(),
    answer: 'any',
    run: readRows,
  }),
  route({
    method: 'POST',
    path: '/imports/:id/apply',
    summary: 'Import the rows',
    body: nothing,
    answer: 'any',
    status: 202,
    run: startApply,
  }),
  route({
    method: 'POST',
    path: '/imports/:id/cancel',
    summary: 'Stop an import; batches already written stay',
    body: nothing,
    answer: 'any',
    run: cancel,
  }),
  route({
    method: 'GET',
    path: '/imports/:id/rejected.csv',
    summary: 'Rows turned away, with the reason',
    answer: 'file',
    run: rejected,
  }),
]

async function tell({ ctx, params, query }: Pick<Call, 'ctx' | 'params' | 'query'>) {
  const { origin, columns: profiles, progress: _, ...run } = await loadRun(ctx, params.id!)
  const object = query?.object && ctx.catalogue.find(query.object) ? (query.object as string) : run.object
  const source = run.source ? { key: run.source, label: run.source } : null
  const offered = object ? offer(ctx, { object, source, profiles, mapping: origin.mapping }) : undefined
  const columns = offered?.columns ?? profiles.map((p) => ({ ...p, guess: null }))
  return {
    ...run,
    file: origin.file,
    sheet: origin.table,
    exact: origin.exact,
    columns,
    suggestion: offered?.plan ?? null,
  }
}

async function readImport(call: Call) {
  const { origin } = await loadRun(call.ctx, call.params.id!)
  const table = openTable(folderOf(call.app.options.dataDir, call.params.id!), origin)
  const preview: string[][] = []
  for await (const { cells } of table.rows) {
    preview.push(table.columns.map((_, i) => cells[i] ?? ''))
    if (preview.length >= 20) break
  }
  return { ...(await tell(call)), preview }
}

/** Lets work begin from one of the states given; two requests at once cannot both begin it. */
async function begin({ app, ctx, params }: Call, from: State[], to: State, values: Partial<Run>) {
  const run = await loadRun(ctx, params.id!)
  if (run.owner !== ctx.actor.id && !ctx.actor.roles.includes('admin')) throw notFound('This import')
  if (!(await saveRun(ctx, run.id, { ...values, state: to }, from)))
    throw new Refusal(
      409,
      'state',
      say('This import is {state}; it must be {states} for this', {
        state: run.state,
        states: from.join(' or '),
      }),
    )
  await beginWork(app, run.id, to)
  return tell({ ctx, params, query: {} })
}

async function startCheck(call: Call<unknown, z.output<typeof checkBody>>) {
  const run = await loadRun(call.ctx, call.params.id!)
  const object = call.body.object ?? run.object
  if (!object || !call.ctx.catalogue.find(object))
    throw new Refusal(422, 'object', 'Say what the rows are: the name of an object such as account')
  const source = run.source ? { key: run.source, label: run.source } : null
  const own = object === run.object ? run.plan : null
  const chosen =
    (call.body.plan as Plan | undefined) ??
    own ??
    offer(call.ctx, { object, source, profiles: run.columns, mapping: run.origin.mapping }).plan
  return begin(call, ['draft', 'ready', 'cancelled', 'failed', 'done'], 'checking', {
    object,
    plan: chosen,
    findings: null,
    error: null,
    rowsRead: 0,
    created: null,
    changed: null,
    unchanged: null,
    rejected: null,
    progress: null,
    finishedAt: null,
  })
}

async function startApply(call: Call) {
  return begin(call, ['ready'], 'running', {
    startedAt: call.app.now().toISOString(),
    rowsRead: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    progress: null,
    error: null,
  })
}

async function cancel({ app, ctx, params }: Call) {
  const run = await loadRun(ctx, params.id!)
  await saveRun(ctx, run.id, { state: 'cancelled', finishedAt: app.now().toISOString() }, [
    'draft',
    'checking',
    'ready',
    'running',
  ])
  return tell({ ctx, params, query: {} })
}

const PAGE = 100

async function readRows({ app, ctx, params, query }: Call) {
  const run = await loadRun(ctx, params.id!)
  const folder = folderOf(app.options.dataDir, run.id)
  const from = Number(query.cursor ?? 0)
  if (query.only === 'bad') return badRows(join(folder, BAD), from)
  const table = openTable(folder, run.origin)
  const data: unknown[] = []
  let n = 0
  for await (const { row, cells } of table.rows) {
    if (n++ < from) continue
    if (data.length === PAGE) return { data, nextCursor: String(from + PAGE) }
    data.push({ row, cells: named(table.columns, cells), errors: [], warnings: [] })
  }
  return { data, nextCursor: null }
}

/** Pages through the lines of the file a check left; the cursor is a place in it. */
async function badRows(path: string, from: number) {
  const file = await open(path).catch(() => undefined)
  if (!file) return { data: [], nextCursor: null }
  const data: unknown[] = []
  let at = from
  try {
    for await (const line of file.readLines({ start: from, autoClose: false })) {
      if (data.length === PAGE) return { data, nextCursor: String(at) }
      data.push(JSON.parse(line))
      at += Buffer.byteLength(line) + 1
    }
    return { data, nextCursor: null }
  } finally {
    await file.close()
  }
}

async function rejected({ app, ctx, params, reply }: Call) {
  const run = await loadRun(ctx, params.id!)
  const path = join(folderOf(app.options.dataDir, run.id), REJECTED)
  if (!(await stat(path).catch(() => undefined))) throw notFound('A list of rejected rows')
  attach(reply, `${run.name.replace(/\.[a-z]+$/i, '')} rejected.csv`, 'csv')
  return createReadStream(path)
}
