import type { App } from '#core/server/app.ts'
import type { Db } from '#core/server/database/pool.ts'

/** What a person is told of: named, given something to do, reminded, a record they follow changed, work of theirs ended. */
export const noticeKinds = ['mention', 'assignment', 'reminder', 'due', 'change', 'finished'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * What a notice is about beside its record. Never words: they are made when somebody reads it, in their
 * language and of what they may see by then.
 */
export type NoticeData = {
  /** The fields that changed, and the line of history of the last change. */
  fields?: string[]
  change?: string
  /** Another record it is about: what was written or added under the one followed. */
  about?: { object: string; id: string }
  /** The field that names the reader now. */
  field?: string
  /** When what it reminds of begins or is due. */
  when?: string
}

export type Notice = {
  user: string
  kind: NoticeKind
  object: string
  record: string
  actor: string | null
  at: string
  count: number
  data: NoticeData
  /** The same key is told a person once; changes have none, they gather. */
  key?: string
}

export const noticeTables = {
  notice: `create table notice (
    id uuid primary key,
    "user" uuid not null,
    kind text not null,
    object text not null,
    record uuid not null,
    actor uuid,
    at timestamptz not null,
    count integer not null,
    data jsonb not null,
    key text,
    read_at timestamptz,
    done_at timestamptz,
    mailed_at timestamptz)`,
  follow: `create table follow (
    "user" uuid not null,
    object text not null,
    record uuid not null,
    follows boolean not null,
    primary key (record, "user"))`,
}

export const noticeIndexes = {
  notice_open: `create index notice_open on notice ("user", at desc, id desc) where done_at is null`,
  notice_done: `create index notice_done on notice ("user", at desc, id desc) where done_at is not null`,
  notice_unread: `create index notice_unread on notice ("user", at desc) where read_at is null and done_at is null`,
  notice_once: `create unique index notice_once on notice ("user", key) where key is not null`,
  notice_gathers: `create unique index notice_gathers on notice ("user", record) where kind = 'change' and read_at is null and done_at is null`,
  notice_unmailed: `create index notice_unmailed on notice (at) where mailed_at is null`,
  notice_at: 'create index notice_at on notice (at)',
}

/** Of one kind on one record within one delivery, the last counts for all. */
export function gather(notices: readonly Notice[]): Notice[] {
  const gathered = new Map<string, Notice>()
  for (const notice of notices) {
    const id = `${notice.user} ${notice.key ?? notice.record}`
    const was = gathered.get(id)
    if (!was) gathered.set(id, notice)
    else if (!notice.key) gathered.set(id, joined(was, notice))
  }
  return [...gathered.values()]
}

function joined(was: Notice, is: Notice): Notice {
  const fields = [...new Set([...(was.data.fields ?? []), ...(is.data.fields ?? [])])]
  return {
    ...is,
    actor: was.actor === is.actor ? is.actor : null,
    count: was.count + is.count,
    data: { ...is.data, ...(fields.length && { fields }) },
  }
}

/** Writes notices and tells those concerned, in the caller's transaction. Answers who was told of something new. */
export async function writeNotices(app: App, db: Db, given: readonly Notice[]): Promise<string[]> {
  const notices = gather(given)
  if (!notices.length) return []
  const lines = notices.map((n) => ({ ...n, id: app.system().newId() }))
  const keyed = JSON.stringify(lines.filter((n) => n.key))
  const loose = JSON.stringify(lines.filter((n) => !n.key))
  const columns = '(id, "user", kind, object, record, actor, at, count, data, key)'
  const from = (mark: string) =>
    `select id, "user", kind, object, record, actor, at, count, data, key from json_to_recordset(${mark}::json)
     as n(id uuid, "user" uuid, kind text, object text, record uuid, actor uuid, at timestamptz, count integer, data jsonb, key text)`
  // Unread changes of one record gather in one line, which moves to the top.
  const written = await db.query<{ user: string }>(
    `with once as (insert into notice ${columns} ${from('$1')} on conflict ("user", key) where key is not null do nothing returning "user"),
       more as (insert into notice ${columns} ${from('$2')}
         on conflict ("user", record) where kind = 'change' and read_at is null and done_at is null do update set
           count = notice.count + excluded.count, at = excluded.at,
           actor = case when notice.actor = excluded.actor then excluded.actor end,
           data = excluded.data || jsonb_build_object('fields', (select coalesce(jsonb_agg(distinct f), '[]') from
             jsonb_array_elements(coalesce(notice.data->'fields', '[]') || coalesce(excluded.data->'fields', '[]')) f))
         returning "user")
     select "user" from once union select "user" from more`,
    [keyed, loose],
  )
  const users = written.rows.map((row) => row.user)
  if (users.length) await tellBrowsers(app, db, users)
  return users
}

/** PostgreSQL carries 8,000 bytes in a notice; beyond so many, everybody looks. */
const MAX_TOLD = 150

export const tellBrowsers = (app: App, db: Db, users: readonly string[]) =>
  app.live.notify('notice', users.length > MAX_TOLD ? '*' : users.join(), db)

/** Hands on to the browsers of those concerned that there is something new, and nothing else. */
export function hearNotices(app: App) {
  app.live.hear('notice', (text) => {
    const users = new Set(text.split(','))
    app.live.send('event: notice\ndata: {}\n\n', ({ actor }) => text === '*' || users.has(actor.id))
  })
}
