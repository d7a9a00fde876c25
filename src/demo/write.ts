import { type Money, minorUnits } from '#core/money.ts'
import type { ObjectDef } from '#core/object.ts'
import type { Context } from '#core/server/context.ts'
import type { Values } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'

/** A record as if somebody had written it at some time, so that its history reads like a company's. */
export type Entry = { by: string | null; at: Date; values: Values }

const DAY = 86_400_000

/**
 * Writes entries in the order of time; those of one person within some days share a batch and its moment.
 * Answers ids in the order given.
 */
export async function write(
  ctx: Context,
  def: ObjectDef,
  operation: 'create' | 'update',
  entries: readonly Entry[],
  days = 60,
): Promise<string[]> {
  const ids: string[] = []
  for (const group of together(entries, days)) {
    const last = group.at(-1)!.entry
    const results = await batch(acting(ctx, last), def, {
      operation,
      records: group.map((g) => g.entry.values),
    })
    for (const { index, id, errors } of results) {
      if (errors) throw new Error(`the demo's ${def.name} ${index} failed: ${JSON.stringify(errors)}`)
      ids[group[index]!.place] = id!
    }
  }
  return ids
}

// The system's rights in the name of the one who did it.
const acting = (ctx: Context, { by, at }: Entry): Context => ({
  ...ctx,
  now: at < ctx.now ? at : ctx.now,
  ...(by && { actor: { ...ctx.actor, id: by } }),
})

function together(entries: readonly Entry[], days: number) {
  const placed = entries.map((entry, place) => ({ entry, place }))
  placed.sort((a, b) => a.entry.at.getTime() - b.entry.at.getTime())
  const groups = new Map<string, typeof placed>()
  for (const one of placed) {
    const key = `${Math.floor(one.entry.at.getTime() / (days * DAY))} ${one.entry.by}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

export const inMoney = (whole: number, currency: string): Money => ({
  amount: minorUnits(String(whole), currency)!,
  currency,
})
