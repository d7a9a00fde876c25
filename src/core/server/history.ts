import { type Fields, mayField, type ObjectDef } from '../object.ts'
import type { Context } from './context.ts'
import { notFound, Refusal } from './refusal.ts'
import { pen } from './rights.ts'
import { titleSql } from './select.ts'
import { changeJson, read } from './store.ts'

/** One line of a record's history; `changes` holds [before, after] of each field the actor may read. */
export type HistoryLine = {
  id: string
  at: string
  actor: { id: string; title: string } | null
  kind: 'created' | 'changed' | 'deleted' | 'restored'
  version: number
  changes: Record<string, [unknown, unknown]>
  cause: { kind: string; id: string } | null
}

const PAGE = 50

/** A record's changes, newest first. */
export async function history(
  ctx: Context,
  def: ObjectDef,
  id: string,
  cursor?: string,
): Promise<{ data: HistoryLine[]; nextCursor: string | null }> {
  await read(ctx, def, id, { fields: ['version'] })
  const values: unknown[] = []
  const w = pen(ctx, values)
  const record = w.bind(id)
  const before = cursor ? ` and c.version < ${w.bind(Number(cursor))}` : ''
  const actor = titleSql(ctx, ctx.catalogue.get('user'), 'c.actor', w)
  const sql = `select c.id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, ${actor} as actor, c.kind, c.version, coalesce(c.changes, '{}') as changes, c.cause
    from change c where c.record = ${record}${before} order by c.version desc limit ${PAGE + 1}`
  const lines = (await ctx.db.query<HistoryLine>(sql, values)).rows
  const data = lines.slice(0, PAGE).map((line) => ({ ...line, changes: visible(ctx, def, line.changes) }))
  return { data, nextCursor: lines.length > PAGE ? String(data.at(-1)!.version) : null }
}

function visible(ctx: Context, def: ObjectDef, changes: HistoryLine['changes']): HistoryLine['changes'] {
  const fields = def.fields as Fields
  return Object.fromEntries(
    Object.entries(changes).filter(([name]) => fields[name] && mayField(ctx.actor, fields[name], 'read')),
  )
}

/** Puts back the values a change replaced, of all its fields or those named; itself a change, so it can be undone too. */
export async function restoreValues(
  ctx: Context,
  def: ObjectDef,
  id: string,
  changeId: string,
  names?: string[],
): Promise<string> {
  await read(ctx, def, id, { fields: ['version'] })
  const found = await ctx.db.query<{ changes: HistoryLine['changes'] | null }>(
    'select changes from change where record = $1 and id = $2',
    [id, changeId],
  )
  if (!found.rows[0]) throw notFound('This change')
  const changes = visible(ctx, def, found.rows[0].changes ?? {})
  const wanted = Object.entries(changes).filter(([name]) => !names || names.includes(name))
  if (!wanted.length)
    throw new Refusal(422, 'nothing_to_restore', 'This change replaced no value you can put back')
  return changeJson(ctx, def, id, Object.fromEntries(wanted.map(([name, [before]]) => [name, before])))
}
