import type { Mistake } from '#core/check.ts'
import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { say } from '#core/text.ts'
import { daysBetween } from './days.ts'
import { Deal } from './deal.object.ts'
import { followLines, otherCurrency } from './lines.ts'
import { tellOutcomes } from './outcomes.ts'
import { lookForGaps, markMain } from './people.ts'
import { rotAtOf } from './rot.ts'
import { countSlips } from './slips.ts'
import { earlierStays, keepHistory } from './stageHistory.ts'
import { type StageLine, stagesById, stagesOf } from './stages.ts'

type Stages = Map<string, StageLine>

onWrite(Deal, {
  fills: ['pipeline', 'stage'],
  async fill(ctx, inputs) {
    for (const input of inputs) input.openedOn ??= openedOn(ctx, input)
    const unplaced = inputs.filter((input) => !input.stage || !input.pipeline)
    if (!unplaced.length) return
    const stages = await stagesOf(ctx)
    for (const input of unplaced) place(input, stages)
  },

  async derive(ctx, drafts) {
    const moved = drafts.filter((d) => d.values.stage !== undefined && d.values.stage !== d.before?.stage)
    const dated = drafts.filter((d) => d.values.closeDate !== undefined)
    const peopled = drafts.filter(
      (d) => moved.includes(d) || d.values.probability !== undefined || d.values.contact !== undefined,
    )
    for (const draft of drafts) followLines(draft)
    for (const draft of drafts)
      if (draft.values.openedOn !== undefined) draft.values.cycleDays = cycleOf(draft)
    if (!dated.length && !peopled.length) return
    const stages = await stagesFor(ctx, drafts)
    const stays = await earlierStays(ctx, moved)
    for (const draft of moved) enter(ctx, draft, stages, stays.get(draft.id))
    await countSlips(
      ctx,
      dated.filter((draft) => isOpen(draft, stages)),
    )
    await lookForGaps(ctx, peopled, stages)
  },

  async refuse(ctx, drafts) {
    const placed = drafts.some(({ values }) => values.stage !== undefined || values.pipeline !== undefined)
    const stages: Stages = placed ? await stagesFor(ctx, drafts) : new Map()
    const wrong = new Map<string, Mistake>()
    for (const draft of drafts) {
      const mistake = misplaced(draft, stages) ?? missing(ctx, draft, stages) ?? otherCurrency(draft)
      if (mistake) wrong.set(draft.id, mistake)
    }
    return wrong
  },

  async after(ctx, changes) {
    await markMain(ctx, changes)
    const moved = changes.filter(({ before, changed }) => !before || changed.includes('stage'))
    if (!moved.length) return
    await keepHistory(ctx, moved)
    await tellOutcomes(ctx, moved)
  },
})

// Deriving and refusing look at the same drafts one after the other.
const known = new WeakMap<readonly Draft[], Stages>()

async function stagesFor(ctx: Context, drafts: readonly Draft[]): Promise<Stages> {
  const stages = known.get(drafts) ?? (await stagesById(ctx))
  known.set(drafts, stages)
  return stages
}

const stageNow = ({ before, values }: Pick<Draft, 'before' | 'values'>, stages: Stages) =>
  stages.get(String(values.stage ?? before?.stage))

const isOpen = (draft: Draft, stages: Stages) => stageNow(draft, stages)?.outcome === 'open'

// An imported deal was opened when its source says, or nobody knows.
const openedOn = (ctx: Context, input: Values) =>
  ctx.cause?.kind === 'import' ? input.openedOn : ctx.now.toISOString().slice(0, 10)

// A stage tells its pipeline; without one a deal starts where the (default) pipeline starts.
function place(input: Values, stages: StageLine[]) {
  const stage = input.stage
    ? stages.find((s) => s.id === input.stage)
    : stages.find((s) => !input.pipeline || s.pipeline === input.pipeline)
  input.stage ??= stage?.id
  input.pipeline ??= stage?.pipeline
}

/** `stay` is when the deal came into this stage before, where the move out of it is taken back. */
function enter(ctx: Context, draft: Draft, stages: Stages, stay: string | undefined) {
  const { before, values } = draft
  const stage = stages.get(String(values.stage))
  if (!stage) return
  values.closedAt = stage.outcome === 'open' ? null : closing(ctx, draft)
  values.stageEnteredAt = stay ?? values.closedAt ?? ctx.now.toISOString()
  values.rotAt = rotAtOf(stage, [values.stageEnteredAt, before?.lastActivityAt])
  // Moving a card to a stage of another pipeline moves the deal there.
  if (values.pipeline === undefined) values.pipeline = stage.pipeline
  if (values.probability === undefined) values.probability = stage.probability
  if (stage.outcome !== 'lost' && before?.lossReason) {
    values.lossReason ??= null
    values.lossNote ??= null
  }
  values.cycleDays = cycleOf(draft)
}

// An imported sale was closed on its close date, not today; so was one whose closing is entered later.
function closing(ctx: Context, { before, values }: Draft): string {
  const imported = ctx.cause?.kind === 'import' ? before?.closeDate : undefined
  const on = (values.closeDate ?? imported) as string | null | undefined
  const past = on && (ctx.cause?.kind === 'import' || on < ctx.now.toISOString().slice(0, 10))
  return past ? `${on}T00:00:00.000Z` : ctx.now.toISOString()
}

function cycleOf({ before, values }: Draft): number | null {
  const { openedOn, closedAt }: Values = { ...before, ...values }
  const days = openedOn && closedAt ? daysBetween(String(openedOn), String(closedAt)) : -1
  return days < 0 ? null : days
}

function misplaced(draft: Draft, stages: Stages): Mistake | undefined {
  const stage = stageNow(draft, stages)
  const pipeline = draft.values.pipeline ?? draft.before?.pipeline
  if (!stage || stage.pipeline === pipeline) return undefined
  return { field: 'stage', message: say('{stage} is no stage of this pipeline', { stage: stage.name }) }
}

function missing(ctx: Context, draft: Draft, stages: Stages): Mistake | undefined {
  const { before, values } = draft
  const stage = values.stage === undefined ? undefined : stages.get(String(values.stage))
  if (!stage) return undefined
  const now: Values = { ...before, ...values }
  const empty = stage.required.find((name) => (now[name] ?? null) === null)
  if (empty) return { field: empty, message: say('is required in the stage {stage}', { stage: stage.name }) }
  const unexplained = stage.outcome === 'lost' && before && before.stage !== stage.id && !now.lossReason
  // What other systems lost without a word is still theirs to bring.
  if (!unexplained || ctx.cause?.kind === 'import') return undefined
  return { field: 'lossReason', message: 'is required when a deal is lost' }
}
