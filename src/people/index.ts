import './user.rules.ts'
import './views.ts'

export { Team } from './team.object.ts'
export { User } from './user.object.ts'
