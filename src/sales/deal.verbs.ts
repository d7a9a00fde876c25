import { action } from '#core/server/action.ts'
import type { Context } from '#core/server/context.ts'
import { Refusal } from '#core/server/refusal.ts'
import { change } from '#core/server/store.ts'
import { Deal } from './deal.object.ts'

action(Deal, 'win', 'won', {}, async (ctx, deal) => {
  await change(ctx, Deal, deal.id, { stage: await stageFor(ctx, deal.pipeline, 'won') })
  return { account: deal.account, amount: deal.amount }
})

action(
  Deal,
  'lose',
  'lost',
  { input: { type: 'object', properties: { reason: { type: 'string' } } } },
  async (ctx, deal, { reason }: { reason?: string }) => {
    await change(ctx, Deal, deal.id, {
      stage: await stageFor(ctx, deal.pipeline, 'lost'),
      ...(reason && { lossReason: reason }),
    })
    return { account: deal.account, reason }
  },
)

action(Deal, 'reopen', 'reopened', { when: { closedAt: { not: null } } }, async (ctx, deal) => {
  await change(ctx, Deal, deal.id, { stage: await stageFor(ctx, deal.pipeline, 'open') })
  return { account: deal.account }
})

async function stageFor(ctx: Context, pipeline: string, outcome: string): Promise<string> {
  const found = await ctx.db.query<{ id: string }>(
    `select id from stage where pipeline = $1 and outcome = $2 and deleted_at is null order by position limit 1`,
    [pipeline, outcome],
  )
  if (!found.rows[0])
    throw new Refusal(409, 'no_stage', `This pipeline has no ${outcome} stage; add one in the settings`)
  return found.rows[0].id
}
