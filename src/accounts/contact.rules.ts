import { nextAnniversary } from '#core/anniversary.ts'
import type { Mistake } from '#core/check.ts'
import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite } from '#core/server/hooks.ts'
import { isZone } from '#core/zone.ts'
import { Contact } from './contact.object.ts'
import { followMove } from './membership.ts'

onWrite(Contact, {
  fills: ['name'],
  fill(_ctx, inputs) {
    for (const input of inputs)
      input.name ||= [input.firstName, input.lastName].filter(Boolean).join(' ') || input.email
  },
  derive(ctx, drafts) {
    const today = ctx.now.toISOString().slice(0, 10)
    for (const { before, values } of drafts) {
      if (values.birthDate !== undefined)
        values.nextBirthday = values.birthDate && nextAnniversary(String(values.birthDate), today)
      if (!before || values.name !== undefined) continue
      // A name made of its parts follows them; one written by hand stays.
      const was = fullName(before)
      if (before.name === was && fullName({ ...before, ...values }))
        values.name = fullName({ ...before, ...values })
    }
  },
  async refuse(ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    for (const { id, values } of drafts)
      if (values.timeZone && !isZone(values.timeZone))
        wrong.set(id, { field: 'timeZone', message: 'must be a time zone such as Europe/Berlin' })
    for (const id of await circular(ctx, drafts))
      wrong.set(id, { field: 'reportsTo', message: 'may not be the contact or somebody who reports to them' })
    return wrong
  },
  follows: ['account'],
  after: followMove,
})

const fullName = (v: Record<string, unknown>) => [v.firstName, v.lastName].filter(Boolean).join(' ')

// Walks up from each new superior; meeting the contact there would close a circle. `union` ends at circles
// that stand already, so that any depth may be walked.
async function circular(ctx: Context, drafts: Draft[]): Promise<string[]> {
  const moved = drafts.filter(
    (d) => d.before && d.values.reportsTo && d.values.reportsTo !== d.before.reportsTo,
  )
  if (!moved.length) return []
  const found = await ctx.db.query<{ id: string }>(
    `with recursive moved as (select * from json_to_recordset($1::json) as m(id uuid, boss uuid)),
     up(id, at) as (
       select id, boss from moved
       union
       select up.id, coalesce(m.boss, c.reports_to) from up
         left join moved m on m.id = up.at join contact c on c.id = up.at
         where up.at <> up.id and coalesce(m.boss, c.reports_to) is not null)
     select distinct id from up where at = id`,
    [JSON.stringify(moved.map((d) => ({ id: d.id, boss: d.values.reportsTo })))],
  )
  return found.rows.map((row) => row.id)
}
