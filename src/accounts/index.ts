import './account.rules.ts'
import './accountRelation.rules.ts'
import './activity.rules.ts'
import './contact.rules.ts'
import './contactPoint.rules.ts'

export { Account } from './account.object.ts'
export { Activity } from './activity.object.ts'
export { Contact } from './contact.object.ts'
