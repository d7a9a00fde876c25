import type { Mistake } from '#core/check.ts'
import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite } from '#core/server/hooks.ts'
import { Account } from './account.object.ts'

onWrite(Account, {
  async refuse(ctx, drafts) {
    const moved = drafts.filter((d) => d.before && d.values.parent && d.values.parent !== d.before.parent)
    const wrong = new Map<string, Mistake>()
    for (const id of await circular(ctx, moved))
      wrong.set(id, { field: 'parent', message: 'may not be the account itself or one below it' })
    return wrong
  },
})

// Walks up from each new parent; meeting the account itself there would close a circle.
async function circular(ctx: Context, moved: Draft[]): Promise<string[]> {
  if (!moved.length) return []
  const pairs = JSON.stringify(moved.map((d) => ({ id: d.id, parent: d.values.parent })))
  const found = await ctx.db.query<{ id: string }>(
    `with recursive moved as (select * from json_to_recordset($1::json) as m(id uuid, parent uuid)),
     up(id, at, depth) as (
       select id, parent, 1 from moved
       union all
       select up.id, coalesce(m.parent, a.parent), depth + 1 from up
         left join moved m on m.id = up.at join account a on a.id = up.at
         where up.at <> up.id and depth < 100)
     select distinct id from up where at = id`,
    [pairs],
  )
  return found.rows.map((r) => r.id)
}
