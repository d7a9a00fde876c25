import type { Context } from '#core/server/context.ts'
import { emit } from '#core/server/event.ts'
import type { Change } from '#core/server/hooks.ts'
import { type StageLine, stagesById } from './stages.ts'

type Outcome = 'won' | 'lost' | 'reopened'

/**
 * Tells that deals were won, lost or opened again, however that came about: by verb, by dragging a card, by a
 * bulk edit or an import. Of a single deal it says more; who hears of many reads them.
 */
export async function tellOutcomes(ctx: Context, moved: Change[]) {
  const turned = moved.filter(({ before, after }) => !before?.closedAt !== !after.closedAt || after.closedAt)
  if (!turned.length) return
  const stages = await stagesById(ctx)
  const told = new Map<Outcome, Change[]>()
  for (const change of turned) {
    const outcome = outcomeOf(change, stages)
    if (outcome) told.set(outcome, [...(told.get(outcome) ?? []), change])
  }
  for (const [outcome, changes] of told) {
    const ids = changes.map((change) => change.id)
    await emit(ctx, `deal.${outcome}`, ids, changes.length === 1 ? about(changes[0]!.after) : {})
  }
}

function outcomeOf({ before, after }: Change, stages: Map<string, StageLine>): Outcome | undefined {
  const was = before ? stages.get(String(before.stage))?.outcome : 'open'
  const is = stages.get(String(after.stage))?.outcome
  if (!is || is === was) return undefined
  return is === 'open' ? 'reopened' : is
}

const about = ({ account, amount, lossReason }: Change['after']) => ({
  account: account ?? null,
  amount: amount ?? null,
  ...(lossReason !== undefined && lossReason !== null && { reason: lossReason }),
})
