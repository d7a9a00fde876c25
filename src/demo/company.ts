import type { App } from '#core/server/app.ts'
import { type Context, transaction } from '#core/server/context.ts'
import { type Purged, purge } from '#core/server/purge.ts'
import { seedPipeline } from '../sales/index.ts'
import { addAccounts } from './accounts.ts'
import { addActivities } from './activities.ts'
import { seeded } from './chance.ts'
import { addContacts } from './contacts.ts'
import { addDay } from './day.ts'
import { addDeals } from './deals.ts'
import { addProducts } from './products.ts'
import { addRelations } from './relations.ts'
import { addStaff } from './staff.ts'

const SEED = 1906
const COMPANY = 'Alderbrook Pumps'
const MADE = `select object, record as id from change where cause->>'kind' = 'demo' and kind = 'created'`
const TWO_YEARS = 730 * 86_400_000

/**
 * Fills an empty Mainstay with a made-up maker of pumps and two years of its work, all or nothing. Does
 * nothing where there was ever an account.
 */
export async function fillDemo(app: App) {
  const ctx = app.system()
  await seedPipeline(ctx)
  const cause = { kind: 'demo', id: ctx.newId() }
  // Nothing can be delivered before the whole is there, so nobody need look for it.
  const filled = await transaction({ ...ctx, cause, wrote: () => undefined }, async (inner) => {
    if ((await inner.db.query('select from account limit 1')).rows.length) return false
    await fill(inner)
    return true
  })
  app.outbox.nudge()
  if (filled && !(await isNamed(ctx))) await app.saveSettings({ company: COMPANY })
}

/** Takes everything `fillDemo` made out again, and what cannot be without it; `dry` only tells what would go. */
export async function removeDemo(app: App, dry = false): Promise<Purged> {
  const ctx = app.system()
  const gone = await purge(ctx, MADE, dry)
  if (dry || !Object.keys(gone.asked).length) return gone
  if (app.settings.company === COMPANY) await app.forgetSetting('company')
  for (const object of Object.keys({ ...gone.asked, ...gone.along }))
    await app.live.notify('change', JSON.stringify({ object, ids: [], kind: 'deleted' }))
  return gone
}

const isNamed = async (ctx: Context) =>
  (await ctx.db.query(`select from setting where key = 'company'`)).rows.length > 0

async function fill(ctx: Context) {
  const chance = seeded(SEED)
  const since = new Date(ctx.now.getTime() - TWO_YEARS)
  const staff = await addStaff(ctx, since)
  const wares = await addProducts(ctx, since)
  const clients = await addAccounts(ctx, staff, chance)
  await addRelations(ctx, clients)
  const people = await addContacts(ctx, clients, chance)
  const sales = await addDeals(ctx, people, wares, chance)
  await addActivities(ctx, people, sales, chance)
  await addDay(ctx, staff, people)
}
