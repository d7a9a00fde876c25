import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { Deal } from './deal.object.ts'

type StageLine = {
  id: string
  name: string
  pipeline: string
  position: number
  probability: number | null
  outcome: 'open' | 'won' | 'lost'
  required: string[]
}

onWrite(Deal, {
  fills: ['pipeline', 'stage'],
  async fill(ctx, inputs) {
    const unplaced = inputs.filter((input) => !input.stage || !input.pipeline)
    if (!unplaced.length) return
    const stages = await stagesOf(ctx)
    for (const input of unplaced) place(input, stages)
  },

  async derive(ctx, drafts) {
    const moved = drafts.filter((d) => d.values.stage !== undefined && d.values.stage !== d.before?.stage)
    if (!moved.length) return
    const stages = new Map((await stagesOf(ctx)).map((s) => [s.id, s]))
    for (const draft of moved) enter(ctx, draft, stages.get(String(draft.values.stage)))
  },

  async refuse(ctx, drafts) {
    const stages = new Map((await stagesOf(ctx)).map((s) => [s.id, s]))
    const wrong = new Map<string, { field: string; message: string }>()
    for (const { id, before, values } of drafts) {
      const now: Values = { ...before, ...values }
      const stage = stages.get(String(now.stage))
      if (!stage) continue
      if (stage.pipeline !== now.pipeline)
        wrong.set(id, { field: 'stage', message: `${stage.name} is no stage of this pipeline` })
      const empty =
        values.stage === undefined ? undefined : stage.required.find((name) => (now[name] ?? null) === null)
      if (empty) wrong.set(id, { field: empty, message: `is required in the stage ${stage.name}` })
    }
    return wrong
  },
})

// A stage tells its pipeline; without one a deal starts where the (default) pipeline starts.
function place(input: Values, stages: StageLine[]) {
  const stage = input.stage
    ? stages.find((s) => s.id === input.stage)
    : stages.find((s) => !input.pipeline || s.pipeline === input.pipeline)
  input.stage ??= stage?.id
  input.pipeline ??= stage?.pipeline
}

function enter(ctx: Context, draft: Draft, stage: StageLine | undefined) {
  if (!stage) return
  const { values } = draft
  values.stageEnteredAt = ctx.now.toISOString()
  // Moving a card to a stage of another pipeline moves the deal there.
  if (values.pipeline === undefined) values.pipeline = stage.pipeline
  if (values.probability === undefined) values.probability = stage.probability
  values.closedAt = stage.outcome === 'open' ? null : closing(ctx, draft)
}

// An imported sale was closed on its close date, not today.
function closing(ctx: Context, { before, values }: Draft): string {
  const on = (values.closeDate ?? before?.closeDate) as string | null | undefined
  const past = ctx.cause?.kind === 'import' && on
  return past ? `${on}T00:00:00.000Z` : ctx.now.toISOString()
}

async function stagesOf(ctx: Context): Promise<StageLine[]> {
  const found = await ctx.db.query<StageLine>(
    `select s.id, s.name, s.pipeline, s.position, s.probability, s.outcome, coalesce(s.required_fields, '{}') as required
     from stage s join pipeline p on p.id = s.pipeline where s.deleted_at is null and p.deleted_at is null
     order by p.is_default desc nulls last, p.position, p.id, s.position, s.id limit 1000`,
  )
  return found.rows
}
