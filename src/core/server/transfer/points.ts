import { columnsOf, type ObjectDef, tableOf } from '../../object.ts'
import { type Sentence, say, within } from '../../text.ts'
import type { Point } from '../../transfer/cells.ts'
import { POINTS } from '../../transfer/guess.ts'
import type { Context } from '../context.ts'
import { batch } from '../store.ts'

type Owned = { owner: string; points: readonly Point[] }

/** Keeps further ways to reach someone as records of their own, once each. Answers what could not be kept. */
export async function addPoints(
  ctx: Context,
  def: ObjectDef,
  owned: readonly Owned[],
): Promise<{ owner: string; message: Sentence }[]> {
  const child = ctx.catalogue.children(def).get(POINTS)
  const wanted = owned.flatMap(({ owner, points }) => points.map((point) => ({ owner, ...point })))
  if (!child || !wanted.length) return []
  const known = await standing(ctx, child.object, child.field, [...new Set(wanted.map((w) => w.owner))])
  const fresh = wanted.filter((point) => {
    const key = keyOf(point.owner, point.kind, point.value)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
  if (!fresh.length) return []
  const records = fresh.map(({ owner, kind, value, label }) => ({
    kind,
    value,
    label: label || null,
    [child.field]: owner,
  }))
  const results = await batch(ctx, child.object, { operation: 'create', records })
  return results
    .filter((r) => r.status === 'failed')
    .map((r) => ({
      owner: fresh[r.index]!.owner,
      message: say('{field} {message}', {
        field: fresh[r.index]!.value,
        message: within(r.errors?.[0]?.message ?? 'was refused'),
      }),
    }))
}

const keyOf = (owner: string, kind: string, value: string) =>
  `${owner}\n${kind}\n${value.trim().toLowerCase()}`

async function standing(ctx: Context, def: ObjectDef, field: string, owners: string[]): Promise<Set<string>> {
  const owner = `"${columnsOf(field, def.fields[field])[0]!.name}"`
  const found = await ctx.db.query<{ owner: string; kind: string; value: string }>(
    `select ${owner} as owner, kind, value from ${tableOf(def)} where ${owner} = any($1::uuid[]) and deleted_at is null`,
    [owners],
  )
  return new Set(found.rows.map((r) => keyOf(r.owner, r.kind, r.value)))
}
