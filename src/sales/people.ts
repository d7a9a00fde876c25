import type { Context } from '#core/server/context.ts'
import { emit } from '#core/server/event.ts'
import type { Change, Draft } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'
import { DealContact } from './dealContact.object.ts'
import { gapsOf } from './gaps.ts'
import type { StageLine } from './stages.ts'

type Known = { roles: Set<string>; count: number }
const nobody: Known = { roles: new Set(), count: 0 }

/** Says of deals that move, change likelihood or main contact who is missing in them now. */
export async function lookForGaps(ctx: Context, drafts: Draft[], stages: Map<string, StageLine>) {
  const known = await rolesOf(
    ctx,
    drafts.filter((draft) => draft.before).map((draft) => draft.id),
  )
  for (const { id, before, values } of drafts) {
    const now = { ...before, ...values }
    const { roles, count } = known.get(id) ?? nobody
    const gaps = gapsOf({
      isOpen: stages.get(String(now.stage))?.outcome === 'open',
      probability: Number(now.probability ?? 0),
      hasPerson: count > 0 || Boolean(now.contact),
      roles,
    })
    values.gaps = gaps.length ? gaps : null
  }
}

/** Of deals whose people changed. As a note on the deal: its version and history stay as they are. */
export async function gapsAnew(ctx: Context, deals: string[]) {
  const known = await rolesOf(ctx, deals)
  const found = await ctx.db.query<{
    id: string
    probability: number
    contact: string | null
    open: boolean
  }>(
    `select d.id, d.probability::int, d.contact, s.outcome = 'open' as open
     from deal d join stage s on s.id = d.stage where d.id = any($1::uuid[])`,
    [deals],
  )
  const lines = found.rows.map(({ id, probability, contact, open }) => {
    const { roles, count } = known.get(id) ?? nobody
    const gaps = gapsOf({
      isOpen: open,
      probability: probability ?? 0,
      hasPerson: count > 0 || !!contact,
      roles,
    })
    return { id, gaps: gaps.length ? gaps : null }
  })
  await ctx.db.query(
    `update deal d set gaps = r.gaps from json_to_recordset($1::json) as r(id uuid, gaps text[])
     where d.id = r.id and d.gaps is distinct from r.gaps`,
    [JSON.stringify(lines)],
  )
  await emit(ctx, 'deal.touched', deals)
}

async function rolesOf(ctx: Context, deals: string[]): Promise<Map<string, Known>> {
  if (!deals.length) return new Map()
  const found = await ctx.db.query<{ deal: string; roles: string[] | null; count: number }>(
    `select deal, array_agg(distinct role) filter (where role is not null) as roles, count(distinct id)::int as count
     from deal_contact left join unnest(roles) role on true
     where deal = any($1::uuid[]) and deleted_at is null group by deal`,
    [deals],
  )
  return new Map(found.rows.map((row) => [row.deal, { roles: new Set(row.roles), count: row.count }]))
}

/** The main contact of a deal is one of its people: who is marked there follows the deal's own field. */
export async function markMain(ctx: Context, changes: Change[]) {
  const deals = changes.filter(({ changed }) => changed.includes('contact')).map(({ id }) => id)
  if (!deals.length) return
  const found = await ctx.db.query<{ id: string; isPrimary: boolean }>(
    `select p.id, coalesce(p.contact = d.contact, false) as "isPrimary" from deal_contact p join deal d on d.id = p.deal
     where p.deal = any($1::uuid[]) and p.deleted_at is null
     and coalesce(p.is_primary, false) <> coalesce(p.contact = d.contact, false)`,
    [deals],
  )
  if (found.rows.length) await batch(ctx, DealContact, { operation: 'update', records: found.rows })
}
