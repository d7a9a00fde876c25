import type { App } from '#core/server/app.ts'
import { declareSlice } from '#core/server/slice.ts'
import './accountContact.rules.ts'
import './accountRelation.rules.ts'
import './activity.rules.ts'
import './activityParticipant.rules.ts'
import './contact.rules.ts'
import './contactPoint.rules.ts'
import './repeat.rules.ts'
import './contactPoint.verbs.ts'
import './lead.verbs.ts'
import { renewBirthdays } from './birthdays.ts'
import { renewSince } from './lastContact.ts'
import { followActivities } from './lead.rules.ts'
import { logRoute } from './log.ts'

export { Account } from './account.object.ts'
export { Activity } from './activity.object.ts'
export { Contact } from './contact.object.ts'
export { mentionsIn } from './mentions.ts'

declareSlice({ name: 'accounts', routes: [logRoute], jobs, onEvents: followActivities })

const TEN_MINUTES = 600_000

function jobs(app: App) {
  // Looks back twice as far as it has to, should one look have been missed.
  const renew = () => renewSince(app.system(), new Date(app.now().getTime() - 2 * TEN_MINUTES))
  app.jobs.add('lastContact', renew, { cron: '*/10 * * * *' })
  app.jobs.add('birthdays', () => renewBirthdays(app.system()), { cron: '5 0 * * *' })
}
