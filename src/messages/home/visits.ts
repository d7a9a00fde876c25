import { fieldOf, type ObjectDef, tableOf } from '#core/object.ts'
import type { Context } from '#core/server/context.ts'
import { may, pen, sight } from '#core/server/rights.ts'
import { wireOf } from '#core/server/select.ts'

/** How many records are remembered for a person; what was looked at earlier is forgotten. */
const KEPT = 40

export const visitTables = {
  visit: `create table visit (
    "user" uuid not null,
    object text not null,
    record uuid not null,
    at timestamptz not null,
    primary key ("user", object, record))`,
}

export async function remember(ctx: Context, def: ObjectDef, id: string) {
  await ctx.db.query(
    `with seen as (insert into visit ("user", object, record, at) values ($1, $2, $3, $4)
       on conflict ("user", object, record) do update set at = excluded.at)
     delete from visit where "user" = $1 and at <= (select at from visit where "user" = $1 order by at desc offset ${KEPT} limit 1)`,
    [ctx.actor.id, def.name, id, ctx.now],
  )
}

export type Seen = { object: string; id: string; title: string | null; at: string }

/** What the actor looked at last and may still see. */
export async function lastSeen(ctx: Context, limit: number): Promise<Seen[]> {
  const values: unknown[] = []
  const w = pen(ctx, values)
  const me = w.bind(ctx.actor.id)
  const parts = ctx.catalogue.objects
    .filter((def) => may(ctx, def, 'read'))
    .map((def) => {
      const seen = sight(ctx, def, 't', w)
      const title = wireOf(def.title, fieldOf(def, def.title)!, 't')
      return `select v.object, t.id, ${title} as title, v.at from v join ${tableOf(def)} t on t.id = v.record
      where v.object = '${def.name}' and t.deleted_at is null${seen ? ` and ${seen}` : ''}`
    })
  const found = await ctx.db.query<Seen & { at: Date }>(
    `with v as materialized (select object, record, at from visit where "user" = ${me})
     select object, id, title::text, at from (${parts.join(' union all ')}) s order by at desc limit ${w.bind(limit)}`,
    values,
  )
  return found.rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
