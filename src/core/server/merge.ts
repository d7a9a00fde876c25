import { fieldOf, mayField, type ObjectDef } from '../object.ts'
import { failed, type Result, stale } from './batch.ts'
import type { Context } from './context.ts'
import type { Draft, Values } from './hooks.ts'
import { pen } from './rights.ts'
import { same } from './same.ts'
import { titleSql } from './select.ts'

/** A field two people wrote: what it was when the later one read it, what the other made of it, who and when. */
export type Clash = { field: string; base: unknown; theirs: unknown; by: string | null; at: string }

/** A line of a record's history, as far as it matters here. */
export type Since = { version: number; actor: string | null; at: string; changes: Record<string, unknown[]> }

/**
 * The fields of `wanted` that others gave another value in these lines, newest first. A value that went and
 * came back is what the asker saw, and one that is as the asker wants it needs no question.
 */
export function clashesOf(lines: readonly Since[], wanted: Values): Clash[] {
  return Object.keys(wanted).flatMap((field): Clash[] => {
    const touched = lines.filter((line) => field in line.changes)
    if (!touched.length) return []
    const { actor, at, changes } = touched[0]!
    const [base, theirs] = [touched.at(-1)!.changes[field]![0] ?? null, changes[field]![1] ?? null]
    if (same(base, theirs) || same(theirs, wanted[field] ?? null)) return []
    return [{ field, base, theirs, by: actor, at }]
  })
}

/** A draft on its way; `seen` is the version its author knew, where a newer one stands. */
type Ready = { index: number; draft: Draft; seen?: number }

/** Lets drafts made on an older version through where nobody else wrote the same fields since; fails the others. */
export async function withoutClashes<R extends Ready>(
  ctx: Context,
  ready: R[],
  results: Result[],
): Promise<R[]> {
  const behind = ready.filter((r) => r.seen !== undefined)
  if (!behind.length) return ready
  const since = await linesSince(ctx, behind)
  return ready.filter(({ index, draft, seen }) => {
    if (seen === undefined) return true
    const lines = since.get(draft.id) ?? []
    if (lines.length < Number(draft.before!.version) - seen) results.push(failed(index, [stale], draft.id))
    else {
      const clashes = clashesOf(lines, draft.values)
      if (!clashes.length) return true
      results.push({ ...failed(index, clashes.map(mistakeOf), draft.id), clashes })
    }
    return false
  })
}

const mistakeOf = ({ field }: Clash) => ({
  field,
  message: 'was changed by someone else meanwhile; read the record again and decide',
})

// Who is further behind than this has not seen the record for long, and looks at all of it.
const MAX_BEHIND = 200

async function linesSince(ctx: Context, behind: Ready[]): Promise<Map<string, Since[]>> {
  const seen = behind.map(({ draft, seen }) => ({ record: draft.id, version: seen }))
  const found = await ctx.db.query<Since & { record: string }>(
    `select c.record, c.version, c.actor, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(c.changes, '{}') as changes
     from json_to_recordset($1::json) as s(record uuid, version integer)
     cross join lateral (select * from change where record = s.record order by id desc limit ${MAX_BEHIND}) c
     where c.version > s.version order by c.version desc`,
    [JSON.stringify(seen)],
  )
  const lines = new Map<string, Since[]>()
  for (const line of found.rows) lines.set(line.record, [...(lines.get(line.record) ?? []), line])
  return lines
}

/** The clashes as the actor may learn of them, with the names of those who wrote. */
export async function tellClashes(ctx: Context, def: ObjectDef, yours: Values, clashes: readonly Clash[]) {
  const seen = clashes.filter(({ field }) => mayField(ctx.actor, fieldOf(def, field)!, 'read'))
  const names = await titlesOf(ctx, seen)
  return seen.map(({ by, ...clash }) => ({
    ...clash,
    yours: yours[clash.field] ?? null,
    by: (by && names.get(by)) ?? null,
  }))
}

async function titlesOf(ctx: Context, clashes: readonly Clash[]): Promise<Map<string, unknown>> {
  const ids = [...new Set(clashes.flatMap(({ by }) => by ?? []))]
  if (!ids.length) return new Map()
  const values: unknown[] = []
  const w = pen(ctx, values)
  const title = titleSql(ctx, ctx.catalogue.get('user'), 'u.id', w)
  const found = await ctx.db.query<{ id: string; title: unknown }>(
    `select u.id, ${title} as title from unnest(${w.bind(ids)}::uuid[]) u(id)`,
    values,
  )
  return new Map(found.rows.map((row) => [row.id, row.title]))
}
