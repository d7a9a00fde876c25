import './deal.rules.ts'
import './deal.verbs.ts'
import './dealContact.rules.ts'
import './dealLine.rules.ts'
import './home.ts'
import './stage.rules.ts'
import type { Context } from '#core/server/context.ts'
import { declareSlice } from '#core/server/slice.ts'
import { fillHistory } from './fillHistory.ts'
import { insightsRoute } from './insights.ts'
import { hearActivities, watchPlanned } from './rot.ts'
import { seedPipeline } from './seed.ts'

export { Deal } from './deal.object.ts'
export { seedPipeline } from './seed.ts'

declareSlice({
  name: 'sales',
  seed: async (ctx: Context) => {
    await seedPipeline(ctx)
    await fillHistory(ctx)
  },
  routes: [insightsRoute],
  onEvents: hearActivities,
  jobs: watchPlanned,
})
