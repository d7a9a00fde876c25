import type { Context } from '#core/server/context.ts'
import { type Change, onWrite, type Values } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'
import { Deal } from './deal.object.ts'
import { DealContact } from './dealContact.object.ts'
import { notTheirs } from './onDeal.ts'
import { gapsAnew } from './people.ts'

onWrite(DealContact, {
  refuse: notTheirs,

  async after(ctx, changes) {
    await makeMain(ctx, changes)
    await gapsAnew(ctx, [...new Set(changes.map(({ after }) => String(after.deal)))])
  },

  async binned(ctx, records, kind) {
    if (kind === 'deleted')
      await dropMain(
        ctx,
        records.map(({ values }) => values),
      )
    await gapsAnew(ctx, [...new Set(records.map(({ values }) => String(values.deal)))])
  },
})

/** Whoever is marked, or comes first to a deal without one, becomes the main contact of the deal. */
async function makeMain(ctx: Context, changes: Change[]) {
  const deals = await contactsOf(
    ctx,
    changes.map(({ after }) => String(after.deal)),
  )
  const wanted = new Map<string, unknown>()
  for (const { before, after, changed } of changes) {
    const deal = String(after.deal)
    const main = deals.get(deal)
    const marked = changed.includes('isPrimary')
    if (marked && after.isPrimary) wanted.set(deal, after.contact)
    else if (marked && before && main === after.contact) wanted.set(deal, null)
    else if (!before && !main) wanted.set(deal, wanted.get(deal) ?? after.contact)
    else if (!before && main === after.contact) wanted.set(deal, main)
  }
  await setMain(ctx, wanted, deals)
  await markNewcomers(ctx, changes, wanted)
}

async function setMain(ctx: Context, wanted: Map<string, unknown>, deals: Map<string, string | null>) {
  const records = [...wanted]
    .filter(([deal, contact]) => deals.get(deal) !== contact)
    .map(([id, contact]) => ({ id, contact }))
  if (records.length) await batch(ctx, Deal, { operation: 'update', records })
}

// The deal's own rule marks its people when its contact changes; here it may have been right before.
async function markNewcomers(ctx: Context, changes: Change[], wanted: Map<string, unknown>) {
  const records = changes
    .filter(
      ({ before, after }) => !before && !after.isPrimary && wanted.get(String(after.deal)) === after.contact,
    )
    .map(({ id }) => ({ id, isPrimary: true }))
  if (records.length) await batch(ctx, DealContact, { operation: 'update', records })
}

async function dropMain(ctx: Context, gone: Values[]) {
  const deals = await contactsOf(
    ctx,
    gone.map(({ deal }) => String(deal)),
  )
  const records = gone
    .filter(({ deal, contact }) => deals.get(String(deal)) === contact)
    .map(({ deal }) => ({ id: deal, contact: null }))
  if (records.length) await batch(ctx, Deal, { operation: 'update', records })
}

async function contactsOf(ctx: Context, deals: string[]): Promise<Map<string, string | null>> {
  const found = await ctx.db.query<{ id: string; contact: string | null }>(
    'select id, contact from deal where id = any($1::uuid[])',
    [deals],
  )
  return new Map(found.rows.map((row) => [row.id, row.contact]))
}
