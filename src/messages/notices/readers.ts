import { tableOf } from '#core/object.ts'
import type { Actor } from '#core/rules.ts'
import type { App } from '#core/server/app.ts'
import type { Db } from '#core/server/database/pool.ts'
import { pen, sight } from '#core/server/rights.ts'
import { actorsOf } from '#core/server/session.ts'

export type Wanted = { user: string; object: string; record: string }

/** Pairs of reader and object judged by one statement. */
const PAIRS = 40

/** Which of these a person may read now: an answer to `user object record`. */
export type Readable = {
  actors: ReadonlyMap<string, Actor>
  has(one: Wanted): boolean
}

const nameOf = ({ user, record }: Wanted) => `${user} ${record}`

/** Asks for many readers and records at once. Those who left or are switched off may read nothing. */
export async function readable(app: App, db: Db, wanted: readonly Wanted[]): Promise<Readable> {
  const actors = new Map(
    (await actorsOf(db, [...new Set(wanted.map((one) => one.user))])).map((actor) => [actor.id, actor]),
  )
  const pairs = new Map<string, { actor: Actor; object: string; records: Set<string> }>()
  for (const { user, object, record } of wanted) {
    const actor = actors.get(user)
    if (!actor || !app.catalogue.find(object)) continue
    const pair = pairs.get(`${user} ${object}`) ?? { actor, object, records: new Set() }
    pair.records.add(record)
    pairs.set(`${user} ${object}`, pair)
  }
  const seen = new Set<string>()
  const all = [...pairs.values()]
  for (let i = 0; i < all.length; i += PAIRS)
    for (const row of await judged(app, db, all.slice(i, i + PAIRS))) seen.add(nameOf(row))
  return { actors, has: (one) => seen.has(nameOf(one)) }
}

type Pair = { actor: Actor; object: string; records: ReadonlySet<string> }

async function judged(app: App, db: Db, pairs: Pair[]): Promise<Wanted[]> {
  const values: unknown[] = []
  const parts = pairs.map(({ actor, object, records }) => {
    const ctx = app.context(actor, { db })
    const def = ctx.catalogue.get(object)
    const w = pen(ctx, values)
    const right = sight(ctx, def, 't', w)
    return `select ${w.bind(actor.id)}::text as user, t.id as record from ${tableOf(def)} t
      where t.id = any(${w.bind([...records])}::uuid[]) and t.deleted_at is null${right ? ` and ${right}` : ''}`
  })
  return (await db.query<Wanted>(parts.join(' union all '), values, 'anew')).rows
}
