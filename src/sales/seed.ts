import type { Context } from '#core/server/context.ts'
import { batch, create } from '#core/server/store.ts'
import { Pipeline } from './pipeline.object.ts'
import { Stage } from './stage.object.ts'

const stages = [
  { name: 'Prospecting', probability: 10, outcome: 'open', forecastCategory: 'pipeline', rotDays: 30 },
  { name: 'Qualified', probability: 25, outcome: 'open', forecastCategory: 'pipeline', rotDays: 30 },
  { name: 'Proposal', probability: 50, outcome: 'open', forecastCategory: 'bestCase', rotDays: 21 },
  { name: 'Negotiation', probability: 75, outcome: 'open', forecastCategory: 'commit', rotDays: 14 },
  { name: 'Won', probability: 100, outcome: 'won', forecastCategory: 'closed' },
  { name: 'Lost', probability: 0, outcome: 'lost', forecastCategory: 'omitted' },
] as const

/** Gives a new organisation one pipeline to start with. Does nothing where there was ever one. */
export async function seedPipeline(ctx: Context) {
  if ((await ctx.db.query('select from pipeline limit 1')).rows.length) return
  await ctx.db.transaction(async (db) => {
    const inner = { ...ctx, db }
    const pipeline = await create(inner, Pipeline, { name: 'Sales', isDefault: true, position: 1 })
    const records = stages.map((stage, i) => ({ ...stage, pipeline: pipeline.id, position: i + 1 }))
    await batch(inner, Stage, { operation: 'create', records })
  })
}
