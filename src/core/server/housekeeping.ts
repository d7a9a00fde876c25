import { clock } from './context.ts'
import type { Db } from './database/pool.ts'
import type { Contents } from './files/contents.ts'
import type { Jobs } from './job.ts'

const HOUR = 3_600_000

/** Declares the hourly removal of what has had its time: ended sessions, idempotency keys older than a day, reasons of bulk changes of last quarter. */
export function keepHouse(jobs: Jobs, db: Db) {
  const tidy = async () => {
    const now = clock()
    await db.query('delete from session where expires_at < $1', [now])
    await db.query('delete from idempotency where at < $1', [new Date(now.getTime() - 24 * HOUR)])
    await db.query('delete from bulk_failure f using bulk_run r where r.id = f.run and r.created_at < $1', [
      new Date(now.getTime() - 90 * 24 * HOUR),
    ])
  }
  jobs.add('housekeeping', tidy, { cron: '17 * * * *' })
}

/** Contents leave the database for where files are kept now; those that no file names any more are thrown away. */
export function keepContents(jobs: Jobs, contents: Contents) {
  jobs.add('moveContents', () => contents.moveOld(clock()), { cron: '41 * * * *', minutes: 120 })
  jobs.add('cleanContents', () => contents.clean(clock()), { cron: '11 3 * * *', minutes: 60 })
}
