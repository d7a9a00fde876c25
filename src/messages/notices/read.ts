import { type Field, isId, isLink } from '#core/field/index.ts'
import { snake } from '#core/name.ts'
import type { NoticeLine } from '#core/notice.ts'
import { fieldOf, mayField, type ObjectDef, tableOf } from '#core/object.ts'
import type { Context } from '#core/server/context.ts'
import { pen, sight } from '#core/server/rights.ts'
import { wireOf } from '#core/server/select.ts'
import type { NoticeData, NoticeKind } from './notice.ts'

export type Asked = {
  state: 'unread' | 'open' | 'done'
  kinds?: readonly string[]
  limit: number
  cursor?: { at: string; id: string }
}

type Row = {
  id: string
  kind: NoticeKind
  object: string
  record: string
  actor: string | null
  at: Date
  count: number
  data: NoticeData
  read_at: Date | null
  done_at: Date | null
}

const states = {
  unread: 'read_at is null and done_at is null',
  open: 'done_at is null',
  done: 'done_at is not null',
}

/** The actor's notices, newest first. Of records that are gone or not for them any more nothing is told. */
export async function readNotices(
  ctx: Context,
  asked: Asked,
): Promise<{ data: NoticeLine[]; next: string | null }> {
  const { cursor, kinds, limit } = asked
  const found = await ctx.db.query<Row>(
    `select id, kind, object, record, actor, at, count, data, read_at, done_at from notice
     where "user" = $1 and ${states[asked.state]} and ($2::text[] is null or kind = any($2))
       and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
     order by at desc, id desc limit $5`,
    [ctx.actor.id, kinds?.length ? kinds : null, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
    'anew',
  )
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  const next = found.rows.length > limit && last ? `${last.at.toISOString()} ${last.id}` : null
  return { data: await lines(ctx, rows), next }
}

/** How many unread notices there are, up to a hundred. */
export async function countUnread(ctx: Context): Promise<number> {
  return (await readNotices(ctx, { state: 'unread', limit: 100 })).data.length
}

async function lines(ctx: Context, rows: Row[]): Promise<NoticeLine[]> {
  const [titles, actors, values] = await Promise.all([
    titlesOf(ctx, rows.flatMap(placesOf)),
    titlesOf(
      ctx,
      rows.flatMap((row) => (row.actor ? [{ object: 'user', id: row.actor }] : [])),
    ),
    changedTo(ctx, rows),
  ])
  return rows.flatMap((row) => {
    const record = titles.get(row.record)
    const about = row.data.about && titles.get(row.data.about.id)
    // Alone it would say that something was added which the reader may not see.
    if (!record || (row.data.about && !about && row.count === 1)) return []
    const actor = row.actor ? actors.get(row.actor) : undefined
    return [{ ...lineOf(row, record, about, actor), to: values.get(row.id) ?? null }]
  })
}

const placesOf = ({ object, record, data }: Row): Place[] => [
  { object, id: record },
  ...(data.about ? [data.about] : []),
]

/** What the one field holds that a change was about, by notice; only of fields the actor may read. */
async function changedTo(ctx: Context, rows: Row[]): Promise<Map<string, unknown>> {
  const single = rows.flatMap((row) => {
    const [name, ...others] = row.data.fields ?? []
    const field = name && (ctx.catalogue.find(row.object)?.fields[name] as Field | undefined)
    const isTold = field && !others.length && row.count === 1 && row.data.change
    return isTold && mayField(ctx.actor, field, 'read') ? [{ row, name, field }] : []
  })
  if (!single.length) return new Map()
  const found = await ctx.db.query<{ id: string; changes: Record<string, [unknown, unknown]> }>(
    `select c.id || ' ' || c.record as id, c.changes from unnest($1::uuid[], $2::uuid[]) as e(record, id)
     join change c on c.record = e.record and c.id = e.id`,
    [single.map(({ row }) => row.record), single.map(({ row }) => row.data.change)],
  )
  const changes = new Map(found.rows.map((line) => [line.id, line.changes]))
  const after = single.map(({ row, name, field }) => ({
    ...{ id: row.id, field, value: changes.get(`${row.data.change} ${row.record}`)?.[name]?.[1] },
  }))
  const links = after.filter(({ field, value }) => isLink(field) && isId(value))
  const titles = await titlesOf(
    ctx,
    links.map(({ field, value }) => ({ object: field.target!, id: value as string })),
  )
  return new Map(
    after.map(({ id, field, value }) => [id, isLink(field) ? titles.get(String(value))?.title : value]),
  )
}

function lineOf(
  row: Row,
  record: Title,
  about: Title | undefined,
  actor: Title | undefined,
): Omit<NoticeLine, 'to'> {
  const { data } = row
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    count: row.count,
    actor: actor ? { id: actor.id, title: actor.title } : null,
    record: { object: record.object, id: record.id, title: record.title, account: record.account },
    about: about ? { object: about.object, id: about.id, title: about.title, by: about.by } : null,
    field: data.field ?? null,
    fields: data.fields ?? [],
    when: data.when ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
  }
}

type Place = { object: string; id: string }
export type Title = Place & { title: string; account: string | null; by: string | null }

/** Titles of records of any objects, of those the actor may see. */
export async function titlesOf(ctx: Context, places: readonly Place[]): Promise<Map<string, Title>> {
  const objects = [...new Set(places.map((p) => p.object))]
  const values: unknown[] = []
  const w = pen(ctx, values)
  const parts = objects.flatMap((object) => {
    const def = ctx.catalogue.find(object)
    if (!def) return []
    const ids = w.bind([...new Set(places.filter((p) => p.object === object).map((p) => p.id))])
    const seen = sight(ctx, def, 't', w)
    return `select '${object}' as object, t.id, ${titleColumns(ctx, def, w)} from ${tableOf(def)} t
      where t.id = any(${ids}::uuid[]) and t.deleted_at is null${seen ? ` and ${seen}` : ''}`
  })
  if (!parts.length) return new Map()
  const found = await ctx.db.query<Title>(parts.join(' union all '), values, 'anew')
  return new Map(found.rows.map((row) => [row.id, row]))
}

// An activity is known by the customer it is about and by what it was; other records by their name alone.
function titleColumns(ctx: Context, def: ObjectDef, w: ReturnType<typeof pen>): string {
  const title = `coalesce(${wireOf(def.title, fieldOf(def, def.title)!, 't')}::text, '') as title`
  const by = def.timeline?.by ? `t."${snake(def.timeline.by)}"::text as by` : 'null::text as by'
  const account = ctx.catalogue.find('account')
  const seen = account && def.fields.account && def.name !== 'account' && sight(ctx, account, 'a', w)
  const of =
    account && def.fields.account && def.name !== 'account'
      ? `(select a.name from account a where a.id = t.account and a.deleted_at is null${seen ? ` and ${seen}` : ''}) as account`
      : 'null::text as account'
  return `${title}, ${of}, ${by}`
}
