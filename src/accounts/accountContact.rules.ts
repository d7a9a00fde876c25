import type { Mistake } from '#core/check.ts'
import { type Context, following } from '#core/server/context.ts'
import { type Change, type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'
import { AccountContact } from './accountContact.object.ts'

onWrite(AccountContact, {
  derive(ctx, drafts) {
    const today = ctx.now.toISOString().slice(0, 10)
    for (const draft of drafts) endOrGoOn(draft, today)
  },
  async refuse(_ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    for (const { id, before, values } of drafts) {
      const { from, to } = { ...before, ...values }
      if (from && to && String(to) < String(from))
        wrong.set(id, { field: 'to', message: 'must not be before from' })
    }
    return wrong
  },
  async after(ctx, changes) {
    const raised = changes.filter(
      ({ before, after }) => after.isPrimary === true && before?.isPrimary !== true,
    )
    if (raised.length) await lowerOthers(ctx, raised)
  },
})

// A day in the past ends a role, ending it gives it a day, and going on takes the day away.
function endOrGoOn({ before, values }: Draft, today: string) {
  const now: Values = { ...before, ...values }
  if (values.to && String(values.to) < today && values.active === undefined) values.active = false
  else if (values.active === false && !now.to) values.to = today
  else if (values.active === true && before?.active === false && values.to === undefined) values.to = null
  else if (values.to === null && before?.active === false && values.active === undefined) values.active = true
  if (values.active === false && now.isPrimary) values.isPrimary = false
}

/** An account has one primary contact. */
async function lowerOthers(ctx: Context, raised: Change[]) {
  const found = await ctx.db.query<{ id: string }>(
    `select id from account_contact where account = any($1::uuid[]) and is_primary and deleted_at is null and not id = any($2::uuid[])`,
    [raised.map((one) => one.after.account), raised.map((one) => one.id)],
  )
  const records = found.rows.map(({ id }) => ({ id, isPrimary: false }))
  if (records.length) await batch(following(ctx), AccountContact, { operation: 'update', records })
}
