import { type ObjectDef, tableOf } from '#core/object.ts'
import type { Context } from '#core/server/context.ts'
import { emit } from '#core/server/event.ts'
import { Account } from './account.object.ts'
import { contactKinds } from './activity.object.ts'
import { Contact } from './contact.object.ts'

/** An attempt is no conversation. */
export const unanswered = 'No answer'

const kinds = contactKinds.map((kind) => `'${kind}'`).join(', ')
const spoken = `t.deleted_at is null and t.kind in (${kinds}) and t.outcome is distinct from '${unanswered}' and t.at <= $2::timestamptz`

const latest: Record<string, string> = {
  account: `select t.id, t.at, t.owner from activity t where t.account = one.id and ${spoken}
    order by t.at desc, t.id desc limit 1`,
  contact: `select l.* from (
      (select t.id, t.at, t.owner from activity t where t.contact = one.id and ${spoken} order by t.at desc, t.id desc limit 1)
      union all
      (select t.id, t.at, t.owner from activity_participant p join activity t on t.id = p.activity
        where p.contact = one.id and p.deleted_at is null and ${spoken} order by p.at desc, p.activity desc limit 1)) l
    order by l.at desc, l.id desc limit 1`,
}

export type Touched = { accounts: Iterable<unknown>; contacts: Iterable<unknown> }

/**
 * Writes who spoke last to these accounts and contacts, and about what. It follows from the activities, so it is
 * written past the store: no version, no history, no conflict with somebody who edits the account meanwhile.
 */
export async function renewLastContact(ctx: Context, { accounts, contacts }: Touched) {
  await renew(ctx, Account, accounts)
  await renew(ctx, Contact, contacts)
}

async function renew(ctx: Context, def: ObjectDef, given: Iterable<unknown>) {
  const ids = [...new Set(given)].filter(Boolean)
  if (!ids.length) return
  // Locked in the order of ids, so that two who write about the same customers wait instead of blocking each other.
  const changed = await ctx.db.query<{ id: string }>(
    `with wanted as (select id from ${tableOf(def)} where id = any($1::uuid[]) order by id for no key update),
       last as (select one.id, l.id as activity, l.at, l.owner from wanted one left join lateral (${latest[def.name]}) l on true)
     update ${tableOf(def)} t set last_contact = last.activity, last_contact_at = last.at, last_contact_by = last.owner
       from last where t.id = last.id
         and (t.last_contact, t.last_contact_at, t.last_contact_by) is distinct from (last.activity, last.at, last.owner)
       returning t.id`,
    [ids, ctx.now],
  )
  if (changed.rows.length)
    await emit(
      ctx,
      `${def.name}.contacted`,
      changed.rows.map((row) => row.id),
    )
}

/** Customers with a conversation planned for the time between: it is the last one as soon as it is over. */
export async function renewSince(ctx: Context, since: Date) {
  const found = await ctx.db.query<{ account: string | null; contact: string | null }>(
    `select t.account, t.contact from activity t where ${spoken} and t.at > $1::timestamptz and t.created_at < t.at
     union select null, p.contact from activity_participant p join activity t on t.id = p.activity
       where p.deleted_at is null and p.contact is not null and ${spoken} and t.at > $1::timestamptz and t.created_at < t.at`,
    [since, ctx.now],
  )
  await renewLastContact(ctx, {
    accounts: found.rows.map((row) => row.account),
    contacts: found.rows.map((row) => row.contact),
  })
}
