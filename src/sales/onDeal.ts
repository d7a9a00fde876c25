import type { Mistake } from '#core/check.ts'
import type { Context } from '#core/server/context.ts'
import { standingRows } from '#core/server/edit.ts'
import type { Draft } from '#core/server/hooks.ts'
import { Deal } from './deal.object.ts'

/** Whoever may only look at a deal adds nothing to it, nor moves anything there. */
export async function notTheirs(ctx: Context, drafts: Draft[]) {
  const wrong = new Map<string, Mistake>()
  const placed = drafts.filter(({ values }) => typeof values.deal === 'string')
  if (!placed.length || Deal.can.update(ctx.actor) === true) return wrong
  const ids = [...new Set(placed.map(({ values }) => String(values.deal)))]
  const standing = await standingRows(ctx, Deal, ids, 'update')
  for (const { id, values } of placed)
    if (standing.get(String(values.deal))?.may === false)
      wrong.set(id, { field: 'deal', message: 'is one you may see but not change' })
  return wrong
}
