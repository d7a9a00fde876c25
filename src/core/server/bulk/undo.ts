import { type Fields, fieldLabel, type ObjectDef } from '../../object.ts'
import { failed, type Result } from '../batch.ts'
import type { Context } from '../context.ts'
import { binAll, changeAll, type Edit, type Standing, standingRows } from '../edit.ts'
import type { Values } from '../hooks.ts'
import { same } from '../same.ts'

/** The records of an object that a run wrote, in the order of their ids. */
export async function writtenBy(
  ctx: Context,
  def: ObjectDef,
  run: string,
  place: string | null,
  limit: number,
): Promise<string[]> {
  const found = await ctx.db.query<{ record: string }>(
    `select distinct record from change where cause->>'kind' = 'bulk' and cause->>'id' = $1 and object = $2
     and ($3::uuid is null or record > $3) order by record limit ${limit}`,
    [run, def.name, place],
  )
  return found.rows.map((row) => row.record)
}

type Line = { record: string; kind: 'created' | 'changed' | 'deleted' | 'restored'; changes: Changes | null }
type Changes = Record<string, [before: unknown, after: unknown]>

/** Puts back what a run did to these records. One whose values are others by now is left, and told. */
export async function undoStep(ctx: Context, def: ObjectDef, run: string, ids: string[]): Promise<Result[]> {
  const lines = await linesOf(ctx, def, run, ids)
  const last = (id: string) => lines.get(id)?.at(-1)?.kind
  const place = new Map(ids.map((id, i) => [id, i]))
  const of = (kind: Line['kind']) => ids.filter((id) => last(id) === kind)
  const at = (some: string[], results: Result[]) =>
    results.map((one) => ({ ...one, index: place.get(some[one.index]!)!, id: some[one.index]! }))
  const [binned, brought, changed] = [of('deleted'), of('restored'), of('changed')]
  return [
    ...at(binned, binned.length ? await binAll(ctx, def, binned, 'restored') : []),
    ...at(brought, brought.length ? await binAll(ctx, def, brought, 'deleted') : []),
    ...at(changed, changed.length ? await putBack(ctx, def, changed, lines) : []),
  ]
}

async function linesOf(ctx: Context, def: ObjectDef, run: string, ids: string[]) {
  const found = await ctx.db.query<Line>(
    `select record, kind, changes from change where record = any($1::uuid[]) and cause->>'kind' = 'bulk' and cause->>'id' = $2
     and object = $3 order by record, version`,
    [ids, run, def.name],
  )
  const lines = new Map<string, Line[]>()
  for (const line of found.rows) lines.set(line.record, [...(lines.get(line.record) ?? []), line])
  return lines
}

async function putBack(ctx: Context, def: ObjectDef, ids: string[], lines: Map<string, Line[]>) {
  const standing = await standingRows(ctx, def, ids, 'update')
  const results: Result[] = []
  const edits: { index: number; edit: Edit }[] = []
  ids.forEach((id, index) => {
    const changes = folded(lines.get(id)!)
    const stands = standing.get(id)
    const moved = stands ? movedOn(def, changes, stands) : []
    if (moved.length) results.push(failed(index, [{ field: '', message: since(def, moved) }], id))
    else edits.push({ index, edit: { id, input: inputOf(def, changes) } })
  })
  const written = await changeAll(
    ctx,
    def,
    edits.map(({ edit }) => edit),
  )
  return [...results, ...written.map((one) => ({ ...one, index: edits[one.index]!.index }))]
}

// A verb may have changed a field twice: what stood before the first is put back.
function folded(lines: Line[]): Changes {
  const all: Changes = {}
  for (const { changes } of lines)
    for (const [name, [before, after]] of Object.entries(changes ?? {}))
      all[name] = [all[name] ? all[name][0] : before, after]
  return all
}

// What Mainstay writes itself follows from the rest, and is nobody's change since.
const ours = (def: ObjectDef, changes: Changes) =>
  Object.entries(changes).filter(
    ([name]) =>
      (def.fields as Fields)[name]?.readOnly === undefined || !(def.fields as Fields)[name]!.readOnly,
  )

const movedOn = (def: ObjectDef, changes: Changes, { values }: Standing) =>
  ours(def, changes)
    .filter(([name, [, after]]) => !same(values[name] ?? null, after ?? null))
    .map(([name]) => name)

const inputOf = (def: ObjectDef, changes: Changes): Values =>
  Object.fromEntries(ours(def, changes).map(([name, [before]]) => [name, before]))

const since = (def: ObjectDef, names: string[]) =>
  `${names.map((name) => fieldLabel(name, (def.fields as Fields)[name]!)).join(', ')} changed since; left as it is`
