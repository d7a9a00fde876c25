import type { Context } from '#core/server/context.ts'
import type { Draft, Values } from '#core/server/hooks.ts'
import { daysBetween } from './days.ts'

type Promised = {
  closeDate?: string | null
  firstCloseDate?: string | null
  slips?: number | null
  slippedDays?: number | null
}

/** What a new close date of an open deal makes of the record of its slips. Only putting it off counts. */
export function promisedAnew(was: Promised, to: string): Promised {
  const firstCloseDate = was.firstCloseDate ?? was.closeDate ?? to
  if (!was.closeDate || to <= was.closeDate) return { firstCloseDate }
  return {
    firstCloseDate,
    slips: (was.slips ?? 0) + 1,
    slippedDays: (was.slippedDays ?? 0) + daysBetween(was.closeDate, to),
  }
}

/**
 * Keeps count of close dates put off. A date put back within a day to what it was is a slip of the hand, as
 * undo makes it, and no slip of the deal.
 */
export async function countSlips(ctx: Context, drafts: Draft[]) {
  const moved = drafts.filter(({ before, values }) => isPut(values, before))
  if (!moved.length) return
  const earlier = moved.filter(({ before, values }) => isSooner(values, before))
  const takenBack = await lastPutOff(ctx, earlier)
  for (const { id, before, values } of moved) {
    const to = values.closeDate as string
    // What was closed has no date it promised: opened again, it promises anew.
    const was = (before?.closedAt ? { ...before, closeDate: null } : (before ?? {})) as Promised
    const last = takenBack.get(id)
    Object.assign(
      values,
      last?.closeDate === to ? { slips: last.slips, slippedDays: last.slippedDays } : promisedAnew(was, to),
    )
  }
}

const isPut = ({ closeDate }: Values, before: Values | undefined) =>
  typeof closeDate === 'string' && closeDate !== before?.closeDate

const isSooner = ({ closeDate }: Values, before: Values | undefined) =>
  typeof before?.closeDate === 'string' && (closeDate as string) < before.closeDate

/** By deal, what its latest change of close date replaced, if that was within a day and put it off. */
async function lastPutOff(ctx: Context, drafts: Draft[]): Promise<Map<string, Promised>> {
  if (!drafts.length) return new Map()
  const found = await ctx.db.query<{ record: string } & Promised>(
    `select distinct on (record) record, changes #>> '{closeDate,0}' as "closeDate",
       (changes #>> '{slips,0}')::int as slips, (changes #>> '{slippedDays,0}')::int as "slippedDays"
     from change where record = any($1::uuid[]) and changes ? 'slips' and at > $2::timestamptz - interval '1 day'
     order by record, id desc`,
    [drafts.map((d) => d.id), ctx.now],
  )
  return new Map(found.rows.map((row) => [row.record, row]))
}
