import type { App } from '#core/server/app.ts'
import type { Notice } from '../notices/notice.ts'
import { writeNotices } from '../notices/notice.ts'

/** Looked back over each time, so that a minute without a running process costs no reminder. */
const BACK = '1 hour'

const starts = `(case t.kind when 'task' then t.due_at else t.at end)`
const ahead = `(case t.remind when 'minutes10' then interval '10 minutes' when 'hour' then interval '1 hour'
  when 'day' then interval '1 day' else interval '0' end)`

export const reminderIndexes = {
  activity_remind: `create index activity_remind on activity (${starts.replaceAll('t.', '')}) where remind is not null and deleted_at is null`,
  activity_remind_at:
    'create index activity_remind_at on activity (remind_at) where remind_at is not null and deleted_at is null',
  activity_due_open: `create index activity_due_open on activity (due_at) where kind = 'task' and done is not true and deleted_at is null`,
}

type Due = { id: string; owner: string; kind: 'reminder' | 'due'; at: Date; when: Date | null }

/** Reminds owners of what begins or is due, once each however often it looks. */
export async function remind(app: App, now = app.now()): Promise<void> {
  await app.pool.transaction(async (db) => {
    const open = `t.deleted_at is null and t.done is not true and t.owner is not null`
    const found = await db.query<Due>(
      `select t.id, t.owner, 'reminder' as kind, ${starts} - ${ahead} as at, ${starts} as when from activity t
         where ${open} and t.remind is not null and ${starts} between $1::timestamptz - interval '${BACK}' and $1::timestamptz + interval '1 day'
           and ${starts} - ${ahead} between $1::timestamptz - interval '${BACK}' and $1
       union all select t.id, t.owner, 'reminder', t.remind_at, ${starts} from activity t
         where ${open} and t.remind_at between $1::timestamptz - interval '${BACK}' and $1
       union all select t.id, t.owner, 'due', t.due_at, t.due_at from activity t
         where ${open} and t.kind = 'task' and t.remind is distinct from 'atTime' and t.due_at between $1::timestamptz - interval '${BACK}' and $1
       limit 10000`,
      [now],
    )
    await writeNotices(app, db, found.rows.map(noticeOf))
  })
}

const noticeOf = ({ id, owner, kind, at, when }: Due): Notice => ({
  ...{ user: owner, kind, object: 'activity', record: id, actor: null, at: at.toISOString(), count: 1 },
  data: when ? { when: when.toISOString() } : {},
  key: `${kind} ${id} ${at.toISOString()}`,
})
