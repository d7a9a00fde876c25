import { check, type Mistake } from '../check.ts'
import { allFields, type ObjectDef, tableOf } from '../object.ts'
import type { Writing } from '../where.ts'
import { failed, halving, howOf, judge, type Outcome, type Result, raced, stale } from './batch.ts'
import { type Context, transaction } from './context.ts'
import { followed } from './follow.ts'
import { type Draft, rulesOf, type Values } from './hooks.ts'
import { withoutClashes } from './merge.ts'
import { guard } from './rights.ts'
import { same } from './same.ts'
import { tokensOf } from './search.ts'
import { wireOf } from './select.ts'
import { gap, statement } from './statement.ts'
import { binLines, type Line, toColumns, updateLines, type Written } from './write.ts'

/**
 * A change wanted of one record; `version` is the one the asker saw. What others wrote since is merged where
 * it is other fields; `strict` wants the record to be exactly as seen.
 */
export type Edit = { id: string; input: Values; version?: number; strict?: boolean }

export type Standing = { values: Values; may: boolean }

const CHUNK = 2_500
const forbidden: Mistake = { field: '', message: 'You may see this record but not change it' }
const twice: Mistake = { field: 'id', message: 'stands twice in this batch' }
const missing: Mistake = { field: 'id', message: 'names no record, or none for you to see' }

/** Changes records, each answered on its own. Values equal to what stands are no change and write nothing. */
export async function changeAll(
  ctx: Context,
  def: ObjectDef,
  edits: Edit[],
  answer = false,
): Promise<Result[]> {
  const results: Result[] = []
  for (let i = 0; i < edits.length; i += CHUNK) {
    const part = edits.slice(i, i + CHUNK).map((edit, j) => ({ edit, index: i + j }))
    results.push(...(await changePart(ctx, def, part, answer)))
  }
  ctx.wrote()
  return results.sort((a, b) => a.index - b.index)
}

type Asked = { edit: Edit; index: number }
type Ready = { index: number; draft: Draft; seen?: number }

async function changePart(ctx: Context, def: ObjectDef, part: Asked[], answer: boolean): Promise<Result[]> {
  const results: Result[] = []
  let left = part
  // A change that slips in between reading and writing is met again as what then stands.
  for (let attempt = 0; left.length; attempt++) {
    const ids = left.map(({ edit }) => edit.id)
    const some = await changeChunk(ctx, def, left, await standingRows(ctx, def, ids, 'update'), answer)
    const again = new Set(some.filter((r) => attempt < 5 && r.errors?.[0] === raced).map((r) => r.index))
    results.push(...some.filter((r) => !again.has(r.index)))
    left = left.filter(({ index }) => again.has(index))
  }
  return results
}

async function changeChunk(
  ctx: Context,
  def: ObjectDef,
  asked: Asked[],
  standing: Map<string, Standing>,
  answer: boolean,
) {
  const results: Result[] = []
  const ready: Ready[] = []
  const met = new Set<string>()
  for (const { edit, index } of asked) {
    const stands = standing.get(edit.id)
    const checked = check(def, edit.input, howOf(ctx, false))
    if (!stands) results.push(failed(index, [missing], edit.id))
    else if (met.has(edit.id)) results.push(failed(index, [twice], edit.id))
    else if (!stands.may) results.push(failed(index, [forbidden], edit.id))
    else if (isRefused(edit, stands)) results.push(failed(index, [stale], edit.id))
    else if (checked.mistakes.length) results.push(failed(index, checked.mistakes, edit.id))
    else {
      const draft = { id: edit.id, before: stands.values, values: checked.values }
      ready.push({ index, draft, ...(isBehind(edit, stands) && { seen: edit.version }) })
    }
    met.add(edit.id)
  }
  const fit = await judge(ctx, def, await withoutClashes(ctx, ready, results), results)
  const changes = fit.map((r): Changed => ({ ...r, changed: changedFields(r.draft) }))
  for (const one of changes)
    if (!one.changed.length) results.push({ index: one.index, status: 'unchanged', id: one.draft.id })
  for (const group of byFields(changes.filter((c) => c.changed.length)))
    results.push(...(await writeGroup(ctx, def, group, answer)))
  return results
}

const isBehind = ({ version }: Edit, { values }: Standing) =>
  version !== undefined && version !== values.version

// Nobody can have seen a version that is still to come.
const isRefused = (edit: Edit, stands: Standing) =>
  isBehind(edit, stands) && (edit.strict === true || edit.version! > Number(stands.values.version))

type Changed = Ready & { changed: string[] }

const changedFields = ({ before, values }: Draft) =>
  Object.keys(values).filter((name) => !same(before![name] ?? null, values[name] ?? null))

// Records that change the same fields share one statement.
function byFields(changes: Changed[]): Changed[][] {
  const groups = new Map<string, Changed[]>()
  for (const change of changes) {
    const key = change.changed.sort().join()
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

async function writeGroup(
  ctx: Context,
  def: ObjectDef,
  group: Changed[],
  answer: boolean,
): Promise<Result[]> {
  const fields = group[0]!.changed
  const lines = group.map(({ draft }) => lineOf(def, draft, fields))
  const together = followed<Written>(
    def,
    group.map(({ draft }) => changeOf(draft, fields)),
  )
  const outcome: Outcome = await halving(ctx, def, lines, (some) =>
    together(ctx, (inner) => updateLines(inner, def, fields, some, answer)),
  )
  return group.map(({ index, draft }) => ({ id: draft.id, ...outcome.of(draft.id, index, 'updated') }))
}

const changeOf = ({ id, before, values }: Draft, changed: string[]) => ({
  id,
  before,
  after: { ...before, ...values },
  changed,
})

function lineOf(def: ObjectDef, { id, before, values }: Draft, fields: string[]): Line {
  const chosen = Object.fromEntries(fields.map((n) => [n, values[n] ?? null]))
  const changes = Object.fromEntries(fields.map((n) => [n, [before![n] ?? null, values[n] ?? null]]))
  const line: Line = { id, version: before!.version as number, columns: toColumns(def, chosen), changes }
  if (!fields.some((n) => def.search.includes(n))) return line
  const [was, is] = [tokensOf(def, before!), tokensOf(def, { ...before, ...values })]
  return { ...line, gone: was.filter((t) => !is.includes(t)), added: is.filter((t) => !was.includes(t)) }
}

/** Whole records as they stand, whatever fields the actor may read, with whether the actor may do `what` to each. */
export async function standingRows(
  ctx: Context,
  def: ObjectDef,
  ids: string[],
  what: 'update' | 'delete',
  deleted = false,
): Promise<Map<string, Standing>> {
  const one = ids.length === 1
  const key = `standing ${def.name} ${what} ${deleted} ${one}`
  const asked = statement(ctx, key, (w) => standingSql(ctx, def, { what, deleted, one }, w), {
    ids,
    id: ids[0],
  })
  const found = await ctx.db.query<Standing & { values: { id: string } }>(...asked)
  return new Map(found.rows.map((row) => [row.values.id, row]))
}

type Wanted = { what: 'update' | 'delete'; deleted: boolean; one: boolean }

function standingSql(ctx: Context, def: ObjectDef, { what, deleted, one }: Wanted, w: Writing) {
  const right = guard(ctx, def, 'read', 't', w)
  const mayDo = def.can[what](ctx.actor) === false ? 'false' : (guard(ctx, def, what, 't', w) ?? 'true')
  const columns = allFields(def).map(([name, field]) => `${wireOf(name, field, 't')} as "${name}"`)
  // A list of unknown length is planned anew each time, which takes longer than finding one record.
  const among = one ? `t.id = ${w.bind(gap('id'))}` : `t.id = any(${w.bind(gap('ids'))}::uuid[])`
  return `select row_to_json((select r from (select t.id, ${columns.join(', ')}) r)) as values, coalesce(${mayDo}, false) as may
    from ${tableOf(def)} t where ${among} and t.deleted_at is ${deleted ? 'not null' : 'null'}${right ? ` and ${right}` : ''}`
}

/** Moves records to the bin or back, each answered on its own. */
export async function binAll(
  ctx: Context,
  def: ObjectDef,
  ids: string[],
  kind: 'deleted' | 'restored',
): Promise<Result[]> {
  const results: Result[] = []
  for (let i = 0; i < ids.length; i += CHUNK) {
    const part = ids.slice(i, i + CHUNK)
    const standing = await standingRows(ctx, def, part, 'delete', kind === 'restored')
    const mine = [...new Set(part)].filter((id) => standing.get(id)?.may)
    const kept = kind === 'deleted' ? await rulesOf(def).keep?.(ctx, mine) : undefined
    const lines = mine.filter((id) => !kept?.has(id)).map((id) => binLine(def, id, standing.get(id)!, kind))
    const outcome = await halving(ctx, def, lines, (some) => writeBin(ctx, def, kind, some, standing))
    part.forEach((id, j) => {
      const stands = standing.get(id)
      const refused = stands?.may ? kept?.get(id) : stands ? forbidden : missing
      results.push(refused ? failed(i + j, [refused], id) : { ...outcome.of(id, i + j, kind), id })
    })
  }
  ctx.wrote()
  return results
}

async function writeBin(
  ctx: Context,
  def: ObjectDef,
  kind: 'deleted' | 'restored',
  lines: Line[],
  standing: Map<string, Standing>,
) {
  const { binned } = rulesOf(def)
  if (!binned) return binLines(ctx, def, kind, lines)
  return transaction(ctx, async (inner) => {
    const written = await binLines(inner, def, kind, lines)
    const records = written.ids.map((id) => ({ id, values: standing.get(id)!.values }))
    if (records.length) await binned(inner, records, kind)
    return written
  })
}

function binLine(def: ObjectDef, id: string, { values }: Standing, kind: 'deleted' | 'restored'): Line {
  const tokens = tokensOf(def, values)
  return kind === 'deleted' ? { id, columns: {}, gone: tokens } : { id, columns: {}, added: tokens }
}
