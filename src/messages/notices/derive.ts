import type { Field } from '#core/field/index.ts'
import { snake } from '#core/name.ts'
import { type Fields, mayField, type ObjectDef, tableOf } from '#core/object.ts'
import type { App } from '#core/server/app.ts'
import { system } from '#core/server/context.ts'
import type { Db } from '#core/server/database/pool.ts'
import type { Event, Listener } from '#core/server/event.ts'
import { mentionsIn } from '../../accounts/index.ts'
import { followersOf } from './follow.ts'
import type { Notice } from './notice.ts'
import { writeNotices } from './notice.ts'
import { type Readable, readable, type Wanted } from './readers.ts'
import { finished } from './runs.ts'

const DAY = 86_400_000
/** Whoever changes more at once tells people of it another way. */
const MANY = 500
/** More than so many handed over at once are told in one line. */
const HANDED = 3

/** One change of one record, with what history keeps of it; a new record has no history yet. */
type Happening = {
  def: ObjectDef
  record: string
  at: string
  actor: string | null
  /** The line of history, of a change. */
  change?: string
  /** Values before and after; of a new record, those set. */
  values: Record<string, [unknown, unknown]>
}

type Told = Notice & { about?: Wanted[] }

/** Turns events into notices for those concerned, in the transaction that takes the events from the outbox. */
export const noticeEvents =
  (app: App): Listener =>
  async (events, db) => {
    const since = app.now().getTime() - DAY
    const fresh = events.filter((e) => Date.parse(e.at) > since)
    const some = fresh.filter((e) => e.cause?.kind !== 'import' && e.records.length <= MANY)
    const happenings = await happeningsOf(app, db, some)
    const told: Told[] = [
      ...happenings.flatMap(mentions),
      ...handed(happenings.flatMap(assignments)),
      ...(await followed(app, db, happenings)),
      ...(await finished(db, fresh)),
    ]
    const notices = await allowed(app, db, onceEach(told))
    await writeNotices(app, db, notices)
  }

async function happeningsOf(app: App, db: Db, events: Event[]): Promise<Happening[]> {
  const parts = await Promise.all(
    [...new Set(events.map((e) => e.object))].map(async (object) => {
      const def = app.catalogue.find(object)
      if (!isTold(def)) return []
      const mine = events.filter((e) => e.object === object)
      return [
        ...(await created(
          db,
          def,
          mine.filter((e) => e.name.endsWith('.created')),
        )),
        ...(await changed(
          db,
          def,
          mine.filter((e) => e.name.endsWith('.changed')),
        )),
      ]
    }),
  )
  return parts.flat().filter((h) => Object.keys(h.values).length)
}

/** What people work with; users, stages and the like are settings. */
const isTold = (def: ObjectDef | undefined): def is ObjectDef =>
  def?.nav !== undefined && def.nav.group !== 'settings'

const fieldsOf = (def: ObjectDef) => Object.entries(def.fields as Fields)
const isAssigned = (field: Field) => field.kind === 'user' && !field.readOnly
const isFormatted = (field: Field) => field.kind === 'longText'

/** Who a new record belongs to, what it hangs on, and its texts if they name somebody. */
async function created(db: Db, def: ObjectDef, events: Event[]): Promise<Happening[]> {
  if (!events.length) return []
  const columns = fieldsOf(def).flatMap(([name, field]) => {
    const column = `t."${snake(name)}"`
    if (isAssigned(field) || isUpward(name, field)) return [`'${name}', ${column}`]
    return isFormatted(field)
      ? [`'${name}', case when ${column} like '%data-type="mention"%' then ${column} end`]
      : []
  })
  const found = await db.query<{ id: string; values: Record<string, unknown> }>(
    `select t.id, json_strip_nulls(json_build_object(${columns.join(', ')})) as values from ${tableOf(def)} t
     where t.id = any($1::uuid[]) and t.deleted_at is null`,
    [events.flatMap((e) => e.records)],
  )
  const eventOf = new Map(events.flatMap((e) => e.records.map((id) => [id, e] as const)))
  return found.rows.map(({ id, values }) => ({
    ...happening(def, id, eventOf.get(id)!),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [null, value]])),
  }))
}

// A change's line of history has the id of its event.
async function changed(db: Db, def: ObjectDef, events: Event[]): Promise<Happening[]> {
  const lines = events.flatMap((e) => e.records.map((record) => ({ record, event: e })))
  if (!lines.length) return []
  const found = await db.query<{ record: string; id: string; changes: Happening['values'] }>(
    `select c.record, c.id, c.changes from unnest($1::uuid[], $2::uuid[]) as e(record, id)
     join change c on c.record = e.record and c.id = e.id where c.changes is not null`,
    [lines.map((l) => l.record), lines.map((l) => l.event.id)],
  )
  const eventOf = new Map(lines.map(({ record, event }) => [`${record} ${event.id}`, event]))
  return found.rows.map(({ record, id, changes }) => ({
    ...happening(def, record, eventOf.get(`${record} ${id}`)!),
    change: id,
    values: changes,
  }))
}

const happening = (def: ObjectDef, record: string, { at, actor }: Event) => ({
  def,
  record,
  at,
  actor: actor === system.id ? null : actor,
})

const noticeOf = ({ def, record, at, actor }: Happening): Omit<Notice, 'user' | 'kind' | 'data'> => ({
  object: def.name,
  record,
  at,
  actor,
  count: 1,
})

/** Colleagues named in a text now who were not before. */
function mentions(h: Happening): Told[] {
  const named = fieldsOf(h.def)
    .filter(([, field]) => isFormatted(field))
    .flatMap(([name]) => {
      const [before, after] = h.values[name] ?? [null, null]
      const known = mentionsIn(String(before ?? ''))
      return mentionsIn(String(after ?? '')).filter((id) => !known.includes(id))
    })
  return [...new Set(named)]
    .filter((user) => user !== h.actor)
    .map((user) => ({
      ...noticeOf(h),
      user,
      kind: 'mention',
      data: {},
      key: `mention ${h.record} ${h.change ?? ''}`,
    }))
}

/** Those who were given the record by somebody else. */
function assignments(h: Happening): Told[] {
  return fieldsOf(h.def)
    .filter(([, field]) => isAssigned(field))
    .flatMap(([name]) => {
      const [before, after] = h.values[name] ?? [null, null]
      if (typeof after !== 'string' || after === before || after === h.actor) return []
      const key = `assignment ${h.record} ${name} ${h.change ?? ''}`
      return [{ ...noticeOf(h), user: after, kind: 'assignment' as const, data: { field: name }, key }]
    })
}

/** Many records handed to one person at once are one notice, that of the last with how many there are. */
function handed(told: Told[]): Told[] {
  const groups = new Map<string, Told[]>()
  for (const one of told) {
    const name = `${one.user} ${one.actor} ${one.object} ${one.data.field}`
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups.values()].flatMap((group) =>
    group.length > HANDED ? [{ ...group.at(-1)!, count: group.length }] : group,
  )
}

/** What an activity, contact or deal hangs on: who follows that hears of it. */
const isUpward = (name: string, field: Field) =>
  field.kind === 'reference' && ['account', 'contact', 'deal'].includes(name)

/** Those who follow a changed record, or one that something was added to. */
async function followed(app: App, db: Db, happenings: Happening[]): Promise<Told[]> {
  const own = happenings.filter((h) => h.change && h.actor && weighty(h).length)
  const added = happenings.filter((h) => !h.change && h.actor)
  const links = added.flatMap((h) =>
    fieldsOf(h.def)
      .filter(([name, field]) => isUpward(name, field) && typeof h.values[name]?.[1] === 'string')
      .map(([name, field]) => ({ h, object: field.target!, record: h.values[name]![1] as string })),
  )
  const records = [...own.map((h) => ({ object: h.def.name, record: h.record })), ...links]
  const followers = await followersOf(app, db, records)
  const changes = own.flatMap((h) =>
    (followers.get(h.record) ?? []).map(
      (user): Told => ({
        ...noticeOf(h),
        user,
        kind: 'change',
        data: { fields: weighty(h), change: h.change! },
      }),
    ),
  )
  const additions = links.flatMap(({ h, object, record }) =>
    (followers.get(record) ?? []).map(
      (user): Told => ({
        ...{ ...noticeOf(h), user, kind: 'change', object, record },
        data: { about: { object: h.def.name, id: h.record } },
        about: [{ user, object: h.def.name, record: h.record }],
      }),
    ),
  )
  return [...changes, ...additions].filter((one) => one.user !== one.actor)
}

/** Fields people write; what Mainstay derives from them says nothing new. */
const weighty = (h: Happening) =>
  Object.keys(h.values).filter((name) => {
    const field = (h.def.fields as Fields)[name]
    return field && !field.readOnly
  })

/** Whoever is named or handed a record needs not hear of the same as a follower, nor twice by two ways. */
function onceEach(told: Told[]): Told[] {
  const seen = new Set<string>()
  return told.filter((one) => {
    const what = one.data.about?.id ?? one.record
    const name = `${one.user} ${what} ${one.at}`
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew || one.kind !== 'change'
  })
}

/** Only for people who may read the record now, and of its changes only fields they may read. */
async function allowed(app: App, db: Db, told: Told[]): Promise<Notice[]> {
  const wanted = told.flatMap((one) => [one, ...(one.about ?? [])])
  const rights = wanted.length ? await readable(app, db, wanted) : undefined
  return told.flatMap(({ about = [], ...one }) => {
    if (![one, ...about].every((each) => rights!.has(each))) return []
    const seen = seenBy(app, rights!, one)
    return seen ? [seen] : []
  })
}

function seenBy(app: App, { actors }: Readable, notice: Notice): Notice | undefined {
  const { fields } = notice.data
  if (!fields) return notice
  const def = app.catalogue.get(notice.object)
  const actor = actors.get(notice.user)!
  const left = fields.filter((name) => mayField(actor, def.fields[name], 'read'))
  return left.length ? { ...notice, data: { ...notice.data, fields: left } } : undefined
}
