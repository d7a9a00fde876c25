import type { Context } from '#core/server/context.ts'
import { Deal } from '../sales/index.ts'
import type { Client } from './accounts.ts'
import { type Chance, dayOf, workday } from './chance.ts'
import type { Person } from './contacts.ts'
import type { Ware } from './products.ts'
import { type Entry, inMoney, write } from './write.ts'

/** A deal of the example company with the days it moved on. */
export type Sale = {
  id: string
  name: string
  ware: Ware
  client: Client
  person: Person
  /** How far it came: the moment each open stage was entered. */
  steps: Date[]
  outcome: 'open' | 'won' | 'lost'
  closed?: Date
  reason?: string
}

type Stages = { open: string[]; won: string; lost: string }

const reasons = ['Price', 'Price', 'Competitor', 'No budget', 'No decision', 'Product']
const rates: Record<string, number> = { SEK: 11, JPY: 150 }

export async function addDeals(
  ctx: Context,
  people: Person[],
  wares: Ware[],
  chance: Chance,
): Promise<Sale[]> {
  const stages = await stagesOf(ctx)
  const plans = people.filter((p) => p.client.buys && p.seat === 0).flatMap((p) => plansFor(p, chance))
  const drafts = plans.map((plan, n) => draftOf(ctx, n, stages, plan, wares, chance))
  const ids = await write(
    ctx,
    Deal,
    'create',
    drafts.map((d) => created(d, stages, chance)),
  )
  const sales = drafts.map((draft, i) => ({ ...draft, id: ids[i]! }))
  const moves = sales.map((sale) => movesOf(sale, stages))
  for (const round of rounds(moves)) await write(ctx, Deal, 'update', round, 30)
  return sales
}

async function stagesOf(ctx: Context): Promise<Stages> {
  const found = await ctx.db.query<{ id: string; outcome: string }>(
    `select s.id, s.outcome from stage s join pipeline p on p.id = s.pipeline
     where p.is_default and s.deleted_at is null order by p.id, s.position`,
  )
  const of = (outcome: string) => found.rows.filter((s) => s.outcome === outcome).map((s) => s.id)
  return { open: of('open'), won: of('won')[0]!, lost: of('lost')[0]! }
}

type Plan = { person: Person; outcome: Sale['outcome']; ended: number }

/** What was and is sold to a customer, as far as it has come with us: who buys again has bought twice. */
function plansFor(person: Person, chance: Chance): Plan[] {
  const { stage, size } = person.client
  const plan = (outcome: Sale['outcome'], ended: number): Plan => ({ person, outcome, ended })
  const open = () => plan('open', -chance.between(1, 16))
  const won = () => plan('won', -chance.between(2, 300))
  const lost = () => plan('lost', -chance.between(2, 300))
  if (stage === 'prospect') return chance.happens(0.35) ? [lost()] : []
  if (stage === 'qualified') return [open()]
  if (stage === 'inactive') return [plan('won', -chance.between(380, 420))]
  const more = size > 400 ? [open(), won()] : []
  const first = [won(), ...(chance.happens(0.3) ? [open()] : []), ...(chance.happens(0.15) ? [lost()] : [])]
  return stage === 'customer' ? [...first, ...more] : [...first, won(), ...more]
}

function draftOf(ctx: Context, n: number, stages: Stages, plan: Plan, wares: Ware[], chance: Chance) {
  const { person, outcome, ended } = plan
  const private_ = person.client.kind !== 'company'
  const ware = chance.one(private_ ? wares.filter((w) => w.price < 3500 && w.price > 200) : wares)
  const length = outcome === 'open' ? 1 + (n % stages.open.length) : chance.between(2, stages.open.length)
  const days = daysBefore(ended, outcome === 'open' ? length : length + 1, chance)
  const moments = days.map((day) => workday(ctx.now, day, chance))
  const [steps, closed] = outcome === 'open' ? [moments] : [moments.slice(0, -1), moments.at(-1)]
  const reason = outcome === 'lost' ? chance.one(reasons) : undefined
  return {
    name: nameOf(ware, person.client, chance),
    ware,
    client: person.client,
    person,
    steps,
    outcome,
    closed,
    reason,
  }
}

// The last of them `ended` days ago, each some days after the one before.
function daysBefore(ended: number, count: number, chance: Chance): number[] {
  const days = [ended]
  while (days.length < count) days.unshift(days[0]! - chance.between(4, 19))
  return days
}

function nameOf({ name, kind, thing }: Ware, client: Client, chance: Chance): string {
  if (kind !== 'goods') return `${name} – ${client.name}`
  const whys = ['renewal of the plant room', 'extension', 'replacement', 'spring order', 'new hall', 'spares']
  const what = thing.charAt(0).toUpperCase() + thing.slice(1)
  return client.kind === 'company'
    ? `${what}, ${chance.one(whys)}`
    : `${what} for the ${chance.one(['well', 'garden', 'pool'])}`
}

type Draft = ReturnType<typeof draftOf>

function created(draft: Draft, stages: Stages, chance: Chance): Entry {
  const { client, ware, steps, closed } = draft
  const many =
    client.kind === 'company'
      ? Math.max(1, Math.round(chance.between(1, 12) * (client.size > 200 ? 2 : 1)))
      : 1
  const due = closed ?? workday(steps.at(-1)!, chance.between(10, 80), chance)
  const amount =
    Math.round((many * ware.price * (rates[client.currency] ?? 1) * chance.between(88, 100)) / 1000) * 10
  const values = {
    ...{
      name: draft.name,
      account: client.id,
      contact: draft.person.id,
      owner: client.owner,
      product: ware.id,
    },
    ...{ stage: stages.open[0], openedOn: dayOf(steps[0]!), closeDate: dayOf(due) },
    amount: inMoney(amount, client.currency),
    type: chance.one(['new', 'new', 'upsell', 'renewal', 'crossSell']),
    source: chance.one(['Web', 'Referral', 'Event', 'Phone', 'Partner']),
    nextStep: draft.outcome === 'open' ? chance.one(nextSteps) : null,
  }
  return { by: client.owner, at: steps[0]!, values }
}

const nextSteps = [
  'Send the revised quotation',
  'Visit the site with the fitter',
  'Wait for the board on the 15th',
  'Ask the foundry for delivery times',
  'Agree the service contract',
  'Call back about the pressure curve',
]

function movesOf({ id, client, steps, closed, outcome, reason }: Sale, stages: Stages): Entry[] {
  const moves = steps
    .slice(1)
    .map((at, i) => ({ at, values: { id, stage: stages.open[i + 1] } as Entry['values'] }))
  if (closed && outcome !== 'open')
    moves.push({ at: closed, values: { id, stage: stages[outcome], ...(reason && { lossReason: reason }) } })
  return moves.map((move) => ({ ...move, by: client.owner }))
}

// The first moves of all deals, then the second, …: one batch may name a record only once.
function rounds(moves: Entry[][]): Entry[][] {
  const most = Math.max(...moves.map((m) => m.length))
  return Array.from({ length: most }, (_, i) => moves.flatMap((m) => m[i] ?? []))
}
