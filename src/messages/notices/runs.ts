import type { Db } from '#core/server/database/pool.ts'
import type { Event } from '#core/server/event.ts'
import type { Notice } from './notice.ts'

/** Work that was over while its owner still looked at it needs no telling. */
const SECONDS = 10

/** Imports and changes of many records that came to their end. */
export async function finished(db: Db, events: Event[]): Promise<Notice[]> {
  const told = await Promise.all(
    ['importRun', 'bulkRun'].map(async (object) => {
      const ids = events.filter((e) => e.name === `${object}.changed`).flatMap((e) => e.records)
      if (!ids.length) return []
      const found = await db.query<{ id: string; owner: string; at: Date }>(
        `select id, owner, finished_at as at from ${object === 'importRun' ? 'import_run' : 'bulk_run'}
         where id = any($1::uuid[]) and owner is not null and state in ('done', 'failed')
           and finished_at - created_at > interval '${SECONDS} seconds'`,
        [ids],
      )
      return found.rows.map(
        ({ id, owner, at }): Notice => ({
          ...{ user: owner, kind: 'finished', object, record: id, actor: null, at: at.toISOString() },
          ...{ count: 1, data: {}, key: `finished ${id}` },
        }),
      )
    }),
  )
  return told.flat()
}
