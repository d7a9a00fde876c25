import { snake } from '#core/name.ts'
import { type Fields, type ObjectDef, tableOf } from '#core/object.ts'
import type { App } from '#core/server/app.ts'
import type { Context } from '#core/server/context.ts'
import type { Db } from '#core/server/database/pool.ts'

/** Whoever looks after a record follows it unasked. */
const keepers = (def: ObjectDef) =>
  ['owner', 'accountManager'].filter((name) => (def.fields as Fields)[name]?.kind === 'user')

type Place = { object: string; record: string }

/** Who follows these records: their keepers unless they said no, and whoever said yes. */
export async function followersOf(
  app: App,
  db: Db,
  places: readonly Place[],
): Promise<Map<string, string[]>> {
  const objects = [...new Set(places.map((p) => p.object))]
  const parts = objects.flatMap((object) => {
    const def = app.catalogue.find(object)
    return def ? keepers(def).map((name) => keeperSql(def, name)) : []
  })
  if (!places.length) return new Map()
  const found = await db.query<{ record: string; user: string }>(
    `with asked as materialized (select distinct unnest($1::uuid[]) as record)
     select k.record, k.user from (${parts.join(' union ') || 'select null::uuid as record, null::uuid as "user" where false'}) k
       where not exists (select from follow f where f.record = k.record and f."user" = k.user and not f.follows)
     union select f.record, f."user" from follow f join asked a on a.record = f.record where f.follows`,
    [places.map((p) => p.record)],
  )
  const followers = new Map<string, string[]>()
  for (const { record, user } of found.rows) followers.set(record, [...(followers.get(record) ?? []), user])
  return followers
}

const keeperSql = (def: ObjectDef, name: string) =>
  `select t.id as record, t."${snake(name)}" as "user" from ${tableOf(def)} t join asked a on a.record = t.id where t."${snake(name)}" is not null`

/** Whether the actor follows a record, and whether that is because they look after it. */
export async function followOf(ctx: Context, def: ObjectDef, id: string) {
  const mine = keepers(def).map((name) => `t."${snake(name)}" = $2`)
  const found = await ctx.db.query<{ kept: boolean; said: boolean | null }>(
    `select ${mine.length ? `coalesce(${mine.join(' or ')}, false)` : 'false'} as kept,
       (select f.follows from follow f where f.record = t.id and f."user" = $2) as said from ${tableOf(def)} t where t.id = $1`,
    [id, ctx.actor.id],
  )
  const { kept, said } = found.rows[0]!
  return { follows: said ?? kept, looksAfter: kept }
}

export async function saveFollow(ctx: Context, def: ObjectDef, id: string, follows: boolean) {
  await ctx.db.query(
    `insert into follow ("user", object, record, follows) values ($1, $2, $3, $4)
     on conflict (record, "user") do update set follows = excluded.follows`,
    [ctx.actor.id, def.name, id, follows],
  )
}
