import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { sentence } from '../../check.ts'
import type { ObjectDef } from '../../object.ts'
import type { Prepared } from '../../transfer/cells.ts'
import type { Missing } from '../../transfer/plan.ts'
import type { App } from '../app.ts'
import type { Result } from '../batch.ts'
import { type Context, transaction } from '../context.ts'
import { standingRows } from '../edit.ts'
import { Stopped } from '../runs.ts'
import { batch } from '../store.ts'
import { Findings } from './findings.ts'
import type { Deferred } from './links.ts'
import { matchRows, OWN } from './match.ts'
import { addPoints } from './points.ts'
import { type Beside, linksOf, linksPath, rejectedText, rejectsOf } from './rejects.ts'
import { type Progress, saveRun } from './runs.ts'
import { BATCH, batches, type Stage } from './stage.ts'

type Counts = { created: number; changed: number; unchanged: number; rejected: number }
type Writing = {
  stage: Stage
  rejects: Beside
  links: Beside
  counts: Counts
  findings: Findings
  at: Progress
}

/**
 * Writes the rows batch by batch. Each batch, what it turned away and how far it came are one transaction, so
 * that a restart goes on exactly behind the last one finished.
 */
export async function applyRun(app: App, stage: Stage): Promise<boolean> {
  const { run } = stage
  const at: Progress = run.progress ?? { phase: 'rows', row: 0, rejectedBytes: 0, linkBytes: 0 }
  const counts = {
    created: run.created ?? 0,
    changed: run.changed ?? 0,
    unchanged: run.unchanged ?? 0,
    rejected: run.rejected ?? 0,
  }
  const rejects = await rejectsOf(stage.folder, at.rejectedBytes)
  const links = await linksOf(stage.folder, at.linkBytes)
  const writing: Writing = { stage, rejects, links, counts, findings: new Findings(), at }
  if (at.phase === 'rows')
    for await (const rows of batches(stage, at.row)) {
      await inOneStep(app, writing, (ctx) => writeBatch(ctx, writing, rows))
      if (!app.ready) return false
    }
  at.phase = 'links'
  if (links.bytes)
    for await (const lines of linkLines(stage.folder))
      await inOneStep(app, writing, (ctx) => writeLinks(ctx, writing, lines))
  const announced = / will be (made|added)/
  const findings = [
    ...writing.findings.list(),
    ...(run.findings ?? []).filter((f) => !announced.test(f.message)),
  ]
  return saveRun(
    stage.ctx,
    run.id,
    {
      state: 'done',
      finishedAt: app.now().toISOString(),
      findings,
      progress: null,
      rowsTotal: at.row,
      rowsRead: at.row,
      ...counts,
    },
    ['running'],
  )
}

async function inOneStep(
  app: App,
  { stage, rejects, links, counts, at }: Writing,
  work: (ctx: Context) => Promise<void>,
) {
  const ctx = app.context(stage.ctx.actor, { cause: stage.ctx.cause, catalogue: stage.ctx.catalogue })
  await transaction(ctx, async (inner) => {
    await work(inner)
    const progress: Progress = { ...at, rejectedBytes: rejects.bytes, linkBytes: links.bytes }
    const go = await saveRun(inner, stage.run.id, { progress, rowsRead: at.row, ...counts }, ['running'])
    if (!go) throw new Stopped()
  })
  ctx.wrote()
}

async function writeBatch(ctx: Context, writing: Writing, rows: Prepared[]) {
  const { stage, rejects, links, counts, at } = writing
  const deferred = await stage.linker.fill(ctx, rows)
  const ids = new Map<Prepared, string>()
  await writeRows(
    ctx,
    writing,
    rows.filter((row) => !row.errors.length),
    ids,
  )
  await keepPoints(ctx, writing, ids)
  const turnedAway = rows.filter((row) => row.errors.length)
  counts.rejected += turnedAway.length
  await rejects.add(rejectedText(stage.table.columns, turnedAway, rejects.bytes === 0))
  await links.add(deferred.map((one) => linkLine(one, ids)).join(''))
  at.row += rows.length
}

/** Creates, changes or leaves alone. Rows that mean a record an earlier row just made come round again. */
async function writeRows(
  ctx: Context,
  writing: Writing,
  rows: Prepared[],
  ids: Map<Prepared, string>,
): Promise<void> {
  if (!rows.length) return
  const { def, plan, run } = writing.stage
  const namespace = run.origin.namespace
  const { known, fresh, later } = await matchRows(ctx, def, plan, namespace, rows)
  const onMatch = plan.onMatch ?? 'update'
  const edited = onMatch === 'skip' ? [] : [...known.keys()]
  if (onMatch === 'skip') writing.counts.unchanged += known.size
  const made = fresh.length
    ? await batch(ctx, def, { operation: 'create', records: fresh.map((row) => row.values) })
    : []
  const idOf = (row: Prepared) => known.get(row)!.id
  const edits =
    onMatch === 'fillEmpty' ? await onlyEmpty(ctx, def, edited, idOf) : edited.map((row) => row.values)
  const done = edited.length
    ? await batch(ctx, def, {
        operation: 'update',
        records: edited.map((row, i) => ({ ...edits[i], id: idOf(row) })),
      })
    : []
  take(writing, fresh, made, ids)
  take(writing, edited, done, ids)
  const fresher = rows.filter(
    (row) => row.sourceId && (ids.has(row) || known.has(row)) && !known.get(row)?.bySource,
  )
  await rememberIds(
    ctx,
    def,
    namespace,
    fresher.map((row) => ({ external: row.sourceId!, record: ids.get(row) ?? idOf(row) })),
  )
  if (later.length < rows.length) await writeRows(ctx, writing, later, ids)
}

function take(
  { stage, counts, findings }: Writing,
  rows: readonly Prepared[],
  results: readonly Result[],
  ids: Map<Prepared, string>,
) {
  for (const { index, status, id, errors } of results) {
    const row = rows[index]!
    if (status === 'failed') {
      for (const mistake of errors ?? []) {
        const column = stage.plan.columns.find((c) => c.field === mistake.field)?.column ?? ''
        row.errors.push({ column, message: sentence(stage.def, mistake) })
        findings.add('error', column, sentence(stage.def, mistake), row.row)
      }
      continue
    }
    ids.set(row, id!)
    if (status === 'created') counts.created++
    else if (status === 'updated') counts.changed++
    else counts.unchanged++
  }
}

async function onlyEmpty(
  ctx: Context,
  def: ObjectDef,
  rows: readonly Prepared[],
  idOf: (row: Prepared) => string,
) {
  const standing = await standingRows(ctx, def, rows.map(idOf), 'update')
  return rows.map((row) => {
    const now = standing.get(idOf(row))?.values ?? {}
    return Object.fromEntries(
      Object.entries(row.values).filter(([name]) => now[name] === null || now[name] === undefined),
    )
  })
}

async function rememberIds(
  ctx: Context,
  def: ObjectDef,
  namespace: string,
  pairs: { external: string; record: string }[],
) {
  if (!pairs.length || namespace === OWN) return
  await ctx.db.query(
    `insert into external_id (source, object, external, record)
     select $1, $2, p.external, p.record from json_to_recordset($3::json) as p(external text, record uuid)
     on conflict (source, object, external) do update set record = excluded.record`,
    [namespace, def.name, JSON.stringify([...new Map(pairs.map((p) => [p.external, p])).values()])],
  )
}

async function keepPoints(ctx: Context, { stage, findings }: Writing, ids: Map<Prepared, string>) {
  const owned = [...ids]
    .filter(([row]) => row.points.length)
    .map(([row, owner]) => ({ owner, points: row.points }))
  for (const { message } of await addPoints(ctx, stage.def, owned))
    findings.add('warning', undefined, message)
}

type LinkLine = {
  id: string
  field: string
  key: string
  by: string
  missing: Missing
  column: string
  row: number
}

function linkLine({ row, ...rest }: Deferred, ids: Map<Prepared, string>): string {
  const id = ids.get(row)
  return id ? `${JSON.stringify({ id, ...rest, row: row.row })}\n` : ''
}

async function* linkLines(folder: string): AsyncGenerator<LinkLine[]> {
  let some: LinkLine[] = []
  for await (const line of createInterface({ input: createReadStream(linksPath(folder)) })) {
    some.push(JSON.parse(line) as LinkLine)
    if (some.length >= BATCH) yield some.splice(0)
  }
  if (some.length) yield some
  some = []
}

/** Links between rows of the file, once all of them are written. */
async function writeLinks(ctx: Context, { stage, findings }: Writing, lines: LinkLine[]) {
  const { def, linker } = stage
  const records = new Map<string, Record<string, unknown>>()
  for (const by of new Set(lines.map((l) => l.by))) {
    const some = lines.filter((l) => l.by === by)
    const found = await linker.find(ctx, def, by, [...new Set(some.map((l) => l.key))])
    for (const { id, key, field, column, row } of some) {
      const candidates = found.get(key) ?? []
      if (candidates.length === 1) records.set(id, { ...records.get(id), id, [field]: candidates[0]!.id })
      else
        findings.add(
          'warning',
          column,
          candidates.length
            ? `${key} is the name of several ${def.labels[1]}`
            : `${key} not found in ${def.labels[1]}`,
          row,
        )
    }
  }
  if (!records.size) return
  const results = await batch(ctx, def, {
    operation: 'update',
    records: [...records.values()] as { id: string }[],
  })
  for (const { errors } of results)
    for (const mistake of errors ?? []) findings.add('warning', undefined, sentence(def, mistake))
}
