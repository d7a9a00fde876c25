import './deal.rules.ts'
import './deal.verbs.ts'
import { declareSlice } from '#core/server/slice.ts'
import { seedPipeline } from './seed.ts'

export { Deal } from './deal.object.ts'
export { seedPipeline } from './seed.ts'

declareSlice({ name: 'sales', seed: seedPipeline })
