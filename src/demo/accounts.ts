import type { Context } from '#core/server/context.ts'
import type { Values } from '#core/server/hooks.ts'
import { Account } from '../accounts/index.ts'
import { type Chance, workday } from './chance.ts'
import { type Company, companies, groups, households, persons } from './companies.ts'
import { moreCompanies, morePersons } from './more.ts'
import { addressIn, foreign, homeOf, type Place } from './places.ts'
import type { Staff } from './staff.ts'
import { type Entry, inMoney, write } from './write.ts'

/** An account of the example company as the rest of the demo needs it. */
export type Client = {
  id: string
  name: string
  kind: 'company' | 'household' | 'person'
  domain: string
  place: Place
  owner: string
  since: Date
  currency: string
  buys: boolean
  stage: Company['stage']
  size: number
  parent?: Client
  people: readonly string[]
}

type Draft = Omit<Client, 'id' | 'parent'> & { values: Values; owns: Draft[] }
type Making = { ctx: Context; staff: Staff; chance: Chance; home: Place[]; made: number }

export async function addAccounts(ctx: Context, staff: Staff, chance: Chance): Promise<Client[]> {
  const making = { ctx, staff, chance, home: homeOf(ctx.settings.currency, ctx.settings.country), made: 0 }
  const roots = [
    ...[...groups, ...companies, ...moreCompanies(chance)].map((c) => companyDraft(making, c)),
    ...households.map(([name, people]) => privateDraft(making, name, 'household', people)),
    ...[...persons, ...morePersons(chance)].map((name) => privateDraft(making, name, 'person', [name])),
  ]
  const clients = await writeLevel(ctx, roots)
  await advance(ctx, roots, clients)
  return clients
}

// Parents first: a link is checked against what stands.
async function writeLevel(
  ctx: Context,
  drafts: Draft[],
  parents: (Client | undefined)[] = [],
): Promise<Client[]> {
  if (!drafts.length) return []
  const entries = drafts.map(({ values, owner, since }, i): Entry => {
    const stage = values.lifecycleStage === 'prospect' ? 'prospect' : 'qualified'
    return { by: owner, at: since, values: { ...values, lifecycleStage: stage, parent: parents[i]?.id } }
  })
  const ids = await write(ctx, Account, 'create', entries)
  const clients = drafts.map(({ values: _values, owns: _owns, ...rest }, i) => ({
    ...rest,
    id: ids[i]!,
    parent: parents[i],
  }))
  const below = drafts.flatMap((draft, i) => draft.owns.map((owned) => ({ owned, parent: clients[i] })))
  const children = await writeLevel(
    ctx,
    below.map((b) => b.owned),
    below.map((b) => b.parent),
  )
  return [...clients, ...children]
}

// Customers were prospects once; their history says since when they are more.
async function advance(ctx: Context, roots: Draft[], clients: Client[]) {
  const all = (drafts: Draft[]): Draft[] => drafts.flatMap((d) => [d, ...all(d.owns)])
  const stages = new Map(all(roots).map((d) => [d.name, d.values.lifecycleStage as string]))
  const later = clients.filter((c) => !['prospect', 'qualified'].includes(stages.get(c.name)!))
  const entries = later.map(({ id, name, owner, since }): Entry => {
    const at = new Date(Math.min(since.getTime() + 70 * 86_400_000, ctx.now.getTime()))
    return { by: owner, at, values: { id, lifecycleStage: stages.get(name) } }
  })
  await write(ctx, Account, 'update', entries)
}

function companyDraft(making: Making, given: Company, above?: Draft): Draft {
  const { ctx, staff, chance, home } = making
  const n = ++making.made
  const place = typeof given.where === 'string' ? foreign(given.where) : home[given.where]!
  const isGroup = given.owns !== undefined || above !== undefined
  const owner = above?.owner ?? chance.one(isGroup ? staff.keyAccounts : staff.sellers)
  const currency = currencyIn(place, ctx.settings.currency)
  const known = { domain: domainOf(given.name), place, owner, currency }
  const draft: Draft = {
    ...{ ...known, name: given.name, kind: 'company', people: [], owns: [] },
    ...{ since: began(making), size: given.employees },
    stage: given.stage,
    buys: given.types === undefined || given.types.includes('customer'),
    values: companyValues(given, { ...known, n, chance }),
  }
  draft.owns = given.owns?.map((owned) => companyDraft(making, owned, draft)) ?? []
  return draft
}

function privateDraft(
  making: Making,
  name: string,
  kind: 'household' | 'person',
  people: readonly string[],
): Draft {
  const { ctx, staff, chance, home } = making
  const n = ++making.made
  const [place, owner, domain] = [chance.one(home), chance.one(staff.sellers), 'example.net']
  return {
    ...{ name, kind, domain, place, owner, currency: ctx.settings.currency },
    ...{ since: began(making), size: 1, people, owns: [], buys: true, stage: 'customer' },
    values: {
      ...{ name, kind, owner, types: ['customer'], lifecycleStage: 'customer', source: 'Web', tier: 'C' },
      ...{ phone: place.phone(n), email: mailOf(people[0]!, domain), billingAddress: addressIn(place, n) },
      birthDate: kind === 'person' ? `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}` : null,
    },
  }
}

const began = ({ ctx, chance }: Making) => workday(ctx.now, -chance.between(430, 720), chance)

type Known = Pick<Draft, 'domain' | 'place' | 'owner' | 'currency'> & { n: number; chance: Chance }

function companyValues(given: Company, { domain, place, owner, currency, n, chance }: Known): Values {
  const customer = ['customer', 'repeatBuyer', 'inactive'].includes(given.stage)
  return {
    ...{ name: given.name, kind: 'company', industry: given.industry, employees: given.employees, owner },
    types: given.types ?? [customer ? 'customer' : 'prospect'],
    lifecycleStage: given.stage,
    status: given.stage === 'inactive' ? 'inactive' : 'active',
    accountNumber: `K-${10_400 + n * 7}`,
    website: `https://www.${domain}`,
    email: `office@${domain}`,
    phone: place.phone(n),
    billingAddress: addressIn(place, n),
    annualRevenue: inMoney(given.revenue * 1000, currency),
    yearFounded: chance.between(1921, 2016),
    ownership: given.industry === 'Government' ? 'Government' : 'Private',
    ...{ currency, source: chance.one(['Web', 'Referral', 'Event', 'Partner', 'Phone']) },
    tier: given.employees > 500 ? 'VIP' : chance.one(['A', 'B', 'B', 'C']),
    rating: chance.one(['Hot', 'Warm', 'Warm', 'Cold']),
    preferredChannel: chance.one(['email', 'phone', 'phone', 'meeting']),
    preferredPaymentMethod: chance.one(['Bank transfer', 'Bank transfer', 'Direct debit']),
    tags: chance.happens(0.3)
      ? [chance.one(['service contract', 'spare parts', 'trade fair', 'reference'])]
      : [],
    description: given.about,
  }
}

const currencyIn = ({ country }: Place, own: string) => ({ DE: 'EUR', FR: 'EUR', SE: 'SEK' })[country] ?? own

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const domainOf = (name: string) => `${plain(name).replace(/[^a-z]+/g, '-')}.example`
export const mailOf = (name: string, domain: string) => `${plain(name).replace(/[^a-z]+/g, '.')}@${domain}`
