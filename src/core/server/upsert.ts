import { kindOf } from '../field/index.ts'
import { columnsOf, fieldOf, type ObjectDef, tableOf } from '../object.ts'
import { say } from '../text.ts'
import { failed, type Result } from './batch.ts'
import type { Context } from './context.ts'
import type { Values } from './hooks.ts'
import { Refusal } from './refusal.ts'
import { pen, sight } from './rights.ts'
import { pick } from './select.ts'

export type UpsertPlan = { create: number[]; change: { index: number; id: string }[]; failed: Result[] }

/** Finds which records exist already by the fields named; records that give none of them are new. */
export async function upsertPlan(
  ctx: Context,
  def: ObjectDef,
  by: string[],
  records: Values[],
): Promise<UpsertPlan> {
  if (!by?.length)
    throw new Refusal(400, 'by', 'upsert needs "by": the fields that tell records apart, such as ["email"]')
  const plan: UpsertPlan = { create: [], change: [], failed: [] }
  const keys = records.map((record) => keyOf(ctx, def, by, record))
  const found = await existing(ctx, def, by, keys)
  const seen = new Set<string>()
  keys.forEach((key, index) => {
    const text = key && JSON.stringify(key)
    const ids = text ? found.get(text) : undefined
    if (text && seen.has(text))
      plan.failed.push(failed(index, [{ field: by[0]!, message: 'stands twice in this batch' }]))
    else if (ids && ids.length > 1)
      plan.failed.push(
        failed(index, [
          {
            field: by[0]!,
            message: say('is the same in {count} records; name one by id', { count: ids.length }),
          },
        ]),
      )
    else if (ids) plan.change.push({ index, id: ids[0]! })
    else plan.create.push(index)
    if (text) seen.add(text)
  })
  return plan
}

// The values as the store would keep them, so that " Ann@X.com" finds ann@x.com. Unreadable ones fail later, in check.
function keyOf(ctx: Context, def: ObjectDef, by: string[], record: Values): unknown[] | undefined {
  const key = by.map((name) => {
    const [, field] = pick(ctx, def, name)
    const value = record[name]
    if (value === undefined || value === null || value === '') return null
    const checked = kindOf(field).check(value, field)
    return 'value' in checked ? kindOf(field).store(checked.value, field)[0] : null
  })
  return key.every((v) => v === null) ? undefined : key
}

async function existing(
  ctx: Context,
  def: ObjectDef,
  by: string[],
  keys: (unknown[] | undefined)[],
): Promise<Map<string, string[]>> {
  const given = keys.filter((k): k is unknown[] => k !== undefined)
  if (!given.length) return new Map()
  const values: unknown[] = []
  const w = pen(ctx, values)
  const columns = by.map((name) => columnsOf(name, fieldOf(def, name)!)[0]!)
  const list = given.map((key, n) => ({ n, ...Object.fromEntries(columns.map((c, i) => [c.name, key[i]])) }))
  const same = columns.map(
    (c) => `(t."${c.name}" = k."${c.name}" or (t."${c.name}" is null and k."${c.name}" is null))`,
  )
  const seen = sight(ctx, def, 't', w)
  // A plain comparison on the first key keeps its index; the others only narrow what it finds.
  same[0] = `t."${columns[0]!.name}" = k."${columns[0]!.name}"`
  const sql = `select k.n, t.id from json_to_recordset(${w.bind(JSON.stringify(list))}::json) as k(n integer, ${columns.map((c) => `"${c.name}" ${c.type}`).join(', ')})
    join ${tableOf(def)} t on ${same.join(' and ')} where t.deleted_at is null${seen ? ` and ${seen}` : ''}`
  const found = new Map<string, string[]>()
  for (const { n, id } of (await ctx.db.query<{ n: number; id: string }>(sql, values)).rows) {
    const text = JSON.stringify(given[n])
    const ids = found.get(text) ?? []
    if (!ids.includes(id)) found.set(text, [...ids, id])
  }
  return found
}
