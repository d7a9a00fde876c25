import { date, longText, openChoice, reference, text } from '#core/field/index.ts'
import { action } from '#core/server/action.ts'
import type { Context } from '#core/server/context.ts'
import { Refusal } from '#core/server/refusal.ts'
import { change } from '#core/server/store.ts'
import { say, word } from '#core/text.ts'
import { Deal, lossReasons, type Deal as Record } from './deal.object.ts'

const open = { closedAt: { is: null } }
const stage = reference('stage', { help: 'Where a pipeline has several such stages; otherwise the first' })

// Won and lost are told by the rules of the deal, because dragging a card comes to the same.
action(
  Deal,
  'win',
  null,
  {
    when: open,
    outcome: 'won',
    undo: 'values',
    input: { stage, closedOn: date({ help: 'Today unless told' }), nextStep: text({ max: 500 }) },
  },
  async (
    ctx,
    deal,
    { stage, closedOn, ...more }: { stage?: string; closedOn?: string; nextStep?: string },
  ) => {
    await change(ctx, Deal, deal.id, {
      ...more,
      stage: await stageFor(ctx, deal, 'won', stage),
      closeDate: closedOn ?? ctx.now.toISOString().slice(0, 10),
    })
    return undefined
  },
)

action(
  Deal,
  'lose',
  null,
  {
    when: open,
    outcome: 'lost',
    undo: 'values',
    input: {
      stage,
      reason: openChoice(lossReasons, { required: true }),
      note: longText({ max: 1000, label: 'What happened' }),
    },
  },
  async (ctx, deal, { stage, reason, note }: { stage?: string; reason: string; note?: string }) => {
    await change(ctx, Deal, deal.id, {
      stage: await stageFor(ctx, deal, 'lost', stage),
      lossReason: reason,
      ...(note && { lossNote: note }),
    })
    return undefined
  },
)

action(Deal, 'reopen', null, { when: { closedAt: { not: null } }, undo: 'values' }, async (ctx, deal) => {
  const last = await lastOpenStage(ctx, deal.id)
  await change(ctx, Deal, deal.id, { stage: last ?? (await stageFor(ctx, deal, 'open')) })
  return undefined
})

async function stageFor(
  ctx: Context,
  { pipeline }: Record,
  outcome: string,
  wanted?: string | null,
): Promise<string> {
  const found = await ctx.db.query<{ id: string }>(
    `select id from stage where pipeline = $1 and outcome = $2 and deleted_at is null order by position limit 100`,
    [pipeline, outcome],
  )
  const stage = wanted ? found.rows.find((row) => row.id === wanted) : found.rows[0]
  if (stage) return stage.id
  const none = found.rows.length
    ? say('This is no {outcome} stage of the pipeline of the deal', { outcome: word(outcome) })
    : say('This pipeline has no {outcome} stage; add one in the settings', { outcome: word(outcome) })
  throw new Refusal(409, 'no_stage', none)
}

/** Where the deal stood before it was closed, if that stage is still there. */
async function lastOpenStage(ctx: Context, deal: string): Promise<string | undefined> {
  const found = await ctx.db.query<{ id: string }>(
    `select s.id from deal_stage_history h join stage s on s.id = h.stage join deal d on d.id = h.deal
     where h.deal = $1 and s.outcome = 'open' and s.pipeline = d.pipeline and s.deleted_at is null
     order by h.entered_at desc limit 1`,
    [deal],
  )
  return found.rows[0]?.id
}
