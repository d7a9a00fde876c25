import './user.rules.ts'

export { Team } from './team.object.ts'
export { User } from './user.object.ts'
