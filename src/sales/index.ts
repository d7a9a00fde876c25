import './deal.rules.ts'
import './deal.verbs.ts'

export { Deal } from './deal.object.ts'
export { seedPipeline } from './seed.ts'
