import type { Context } from '#core/server/context.ts'
import { following } from '#core/server/context.ts'
import type { Change, Values } from '#core/server/hooks.ts'
import { invalid } from '#core/server/refusal.ts'
import { batch } from '#core/server/store.ts'
import { AccountContact } from './accountContact.object.ts'

type Role = { id: string; contact: string; account: string; active: boolean | null; to: string | null }

/**
 * Who moves to another account has left the old one: the roles there end today, and one that says so is kept
 * where there was none. Who comes back the same day, by undo say, never left.
 */
export async function followMove(ctx: Context, changes: Change[]) {
  const moved = changes.filter((one) => one.before?.account || one.after.account)
  const today = ctx.now.toISOString().slice(0, 10)
  const roles = await rolesOf(
    ctx,
    moved.map((one) => one.id),
  )
  const updates: Values[] = []
  const left: Values[] = []
  for (const { id, before, after } of moved) {
    const mine = roles.filter((role) => role.contact === id)
    const old = mine.filter((role) => role.account === before?.account)
    for (const role of old) if (isOpen(role, today)) updates.push({ id: role.id, active: false, to: today })
    for (const role of mine)
      if (role.account === after.account && role.to === today && !role.active)
        updates.push({ id: role.id, active: true, to: null })
    if (before?.account && !old.length)
      left.push({ account: before.account, contact: id, title: before.title, active: false, to: today })
  }
  const inner = following(ctx)
  if (updates.length) await all(batch(inner, AccountContact, { operation: 'update', records: updates }))
  if (left.length) await all(batch(inner, AccountContact, { operation: 'create', records: left }))
}

const isOpen = ({ active, to }: Role, today: string) => active !== false && (!to || to >= today)

const rolesOf = async (ctx: Context, contacts: string[]): Promise<Role[]> =>
  (
    await ctx.db.query<Role>(
      `select id, contact, account, active, "to"::text from account_contact
       where contact = any($1::uuid[]) and deleted_at is null`,
      [contacts],
    )
  ).rows

async function all(results: ReturnType<typeof batch>) {
  const failed = (await results).find((one) => one.errors)
  if (failed) throw invalid(failed.errors!, failed.errors![0]!.message)
}
