import './home/own.ts'
import { declareSlice } from '#core/server/slice.ts'
import { birthdayIndexes } from './home/birthdays.ts'
import { homeRoutes } from './home/routes.ts'
import { visitTables } from './home/visits.ts'
import { noticeEvents } from './notices/derive.ts'
import { keepNotices } from './notices/keep.ts'
import { hearNotices, noticeIndexes, noticeTables } from './notices/notice.ts'
import { noticeRoutes } from './notices/routes.ts'
import { remind, reminderIndexes } from './reminders/remind.ts'

export { homeCard } from './home/cards.ts'

declareSlice({
  name: 'messages',
  tables: { ...visitTables, ...noticeTables },
  indexes: { ...birthdayIndexes, ...noticeIndexes, ...reminderIndexes },
  naming: { visit: ['user', 'record'], notice: ['user', 'record'], follow: ['user', 'record'] },
  routes: [...homeRoutes, ...noticeRoutes],
  onEvents(app) {
    hearNotices(app)
    return noticeEvents(app)
  },
  jobs(app) {
    app.jobs.add('notices-kept', keepNotices(app), { cron: '23 3 * * *' })
    app.jobs.add('reminders', () => remind(app), { cron: '* * * * *' })
  },
})
