import type { Context } from '#core/server/context.ts'
import { AccountRelation, type relationTypes } from '../accounts/accountRelation.object.ts'
import type { Client } from './accounts.ts'
import { dayOf } from './chance.ts'
import { type Entry, write } from './write.ts'

type Known = [from: string, type: (typeof relationTypes)[number], to: string, note?: string]

const known: Known[] = [
  ['Harrowmere Foods', 'paysFor', 'Harrowmere Cold Store', 'All invoices to the head office'],
  ['Harrowmere Dairies', 'shipsTo', 'Harrowmere Cold Store'],
  ['Eisental Guss', 'supplies', 'Harrowmere Foods', 'Castings for the mixing plant'],
  ['Harrowmere Foods', 'competitorOf', 'Calder & Finch Breweries', 'Soft drinks only'],
  ['Kettlewick Bakery', 'referredBy', 'Harrowmere Foods'],
  ['Talbach Molkerei', 'partnerOf', 'Harrowmere Dairies'],
  ['Calder Maltings', 'supplies', 'Finch Bottling'],
  ['Tarn Valley Seals', 'supplies', 'Brackwater Boatyard'],
  ['Trenwick Hotels', 'partnerOf', 'Thistledown Laundry', 'Washes for all nine houses'],
  ['Brambleside Holiday Park', 'referredBy', 'Trenwick Hotels'],
  ['Nordvik Aqua', 'competitorOf', 'Vortane Pumps'],
  ['Wexcombe Water Trust', 'referredBy', 'Brookside Water Consulting'],
  ['Millbeck Town Council', 'paysFor', 'Dunmarrow Leisure Pool'],
  ['Pellworth Plumbing Supplies', 'supplies', 'Oxlea Garden Centres'],
]

/** What the example company knows its customers to be to each other. */
export async function addRelations(ctx: Context, clients: Client[]) {
  const byName = new Map(clients.map((client) => [client.name, client]))
  const entries = known.flatMap(([fromName, type, toName, note]): Entry[] => {
    const [from, to] = [byName.get(fromName), byName.get(toName)]
    if (!from || !to) return []
    const at = new Date(Math.max(from.since.getTime(), to.since.getTime()))
    return [
      {
        ...{ by: from.owner, at },
        values: { from: from.id, type, to: to.id, note, since: note ? dayOf(at) : null },
      },
    ]
  })
  await write(ctx, AccountRelation, 'create', entries, 800)
}
