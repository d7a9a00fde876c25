import type { Context } from '#core/server/context.ts'
import { AccountContact } from '../accounts/accountContact.object.ts'
import { ContactPoint } from '../accounts/contactPoint.object.ts'
import { Contact } from '../accounts/index.ts'
import { type Client, mailOf } from './accounts.ts'
import { type Chance, dayOf } from './chance.ts'
import { firstNames, lastNames, seats } from './people.ts'
import { type Entry, write } from './write.ts'

/** A person of the example company's customers. */
export type Person = { id: string; name: string; first: string; client: Client; seat: number; email: string }

type Draft = Omit<Person, 'id' | 'email'> & { title?: string }

const WEEK = 7 * 86_400_000

export async function addContacts(ctx: Context, clients: Client[], chance: Chance): Promise<Person[]> {
  const names = namesOf(chance)
  const drafts = clients.flatMap((client) =>
    client.people.length ? ownNames(client) : staffOf(client, names, chance),
  )
  const entries = drafts.map((draft, n) => contactEntry(draft, n, chance))
  const ids = await write(ctx, Contact, 'create', entries)
  const people = drafts.map(({ title: _title, ...rest }, i) => ({
    ...{ ...rest, id: ids[i]! },
    email: mailOf(rest.name, rest.client.domain),
  }))
  await write(ctx, AccountContact, 'create', [
    ...people.map((person, i) => roleEntry(person, drafts[i]!.title)),
    ...sharedRoles(people, chance),
    ...formerRoles(ctx, people, chance),
  ])
  await write(ctx, Contact, 'update', reporting(people), 800)
  await addPoints(ctx, people, chance)
  return people
}

function* namesOf(chance: Chance): Generator<[string, string], never> {
  const used = new Set<string>()
  for (;;) {
    const pair: [string, string] = [chance.one(firstNames), chance.one(lastNames)]
    if (used.has(pair.join(' '))) continue
    used.add(pair.join(' '))
    yield pair
  }
}

const ownNames = (client: Client): Draft[] =>
  client.people.map((name) => ({ name, first: name.split(' ')[0]!, client, seat: 0 }))

function staffOf(client: Client, names: Generator<[string, string], never>, chance: Chance): Draft[] {
  const wanted = client.size > 200 ? 4 : client.size > 50 ? 3 : 2
  return seats.slice(0, wanted).map(({ titles }, seat) => {
    const [first, last] = names.next().value
    return { name: `${first} ${last}`, first, client, seat, title: chance.one(titles) }
  })
}

function contactEntry({ name, first, client, seat, title }: Draft, n: number, chance: Chance): Entry {
  const values = {
    ...{ firstName: first, lastName: name.slice(first.length + 1), account: client.id, title },
    ...{ department: title && seats[seat]!.department, owner: client.owner },
    email: mailOf(name, client.domain),
    // Only so many numbers are kept free for books and films; the rest of the people are met by e-mail.
    phone: n < 320 ? client.place.phone(340 + n) : null,
    mobile: n < 320 && chance.happens(0.4) ? client.place.phone(670 + n) : null,
    address: client.kind === 'company' ? null : { city: client.place.city, country: client.place.country },
    preferredChannel: chance.one(['email', 'email', 'phone', 'meeting']),
    source: chance.one(['Web', 'Referral', 'Event', 'Phone']),
    birthDate: n % 3 ? null : `19${62 + (n % 35)}-${two(1 + ((n * 7) % 12))}-${two(1 + ((n * 11) % 28))}`,
    preferredHours: ['mornings', 'Mon–Thu 14–16', 'Mon–Fri 8–10'][n % 9] ?? null,
  }
  return { by: client.owner, at: new Date(client.since.getTime() + (seat + 1) * 2 * WEEK), values }
}

const two = (n: number) => String(n).padStart(2, '0')

// The first seat of a company leads the others.
function reporting(people: Person[]): Entry[] {
  const heads = new Map(people.filter((p) => p.seat === 0).map((p) => [p.client, p.id]))
  return people
    .filter((p) => p.client.kind === 'company' && p.seat > 0)
    .map(({ id, client }) => ({
      ...{ by: client.owner, at: new Date(client.since.getTime() + 12 * WEEK) },
      values: { id, reportsTo: heads.get(client) },
    }))
}

function roleEntry({ id, client, seat }: Person, title?: string): Entry {
  const roles = client.kind === 'company' ? seats[seat]!.roles : ['decisionMaker', 'user']
  const at = new Date(client.since.getTime() + (seat + 1) * 2 * WEEK)
  const values = { account: client.id, contact: id, title, roles, isPrimary: seat === 0, from: dayOf(at) }
  return { by: client.owner, at, values }
}

// In a group the engineers of the head office look after the subsidiaries too.
function sharedRoles(people: Person[], chance: Chance): Entry[] {
  const engineers = new Map(people.filter((p) => p.seat === 1).map((p) => [p.client, p]))
  const heads = people.filter((p) => p.seat === 0 && p.client.parent && engineers.has(p.client.parent))
  return heads.map(({ client }) => {
    const at = new Date(client.since.getTime() + chance.between(8, 20) * WEEK)
    const contact = engineers.get(client.parent!)!.id
    const values = {
      account: client.id,
      contact,
      title: 'Group engineer',
      roles: ['technical', 'influencer'],
    }
    return { by: client.owner, at, values: { ...values, from: dayOf(at) } }
  })
}

// People move: whoever is met at one customer may have worked at another before.
function formerRoles(ctx: Context, people: Person[], chance: Chance): Entry[] {
  const movers = people.filter((p) => p.client.kind === 'company' && p.seat > 0).filter((_, i) => i % 9 === 4)
  return movers.map(({ id, client }) => {
    const before = chance.one(people.filter((p) => p.client !== client && p.client.kind === 'company')).client
    const from = new Date(ctx.now.getTime() - chance.between(150, 260) * WEEK)
    const to = dayOf(new Date(client.since.getTime() - 3 * WEEK))
    const values = { account: before.id, contact: id, title: 'Maintenance', roles: ['other'] }
    return { by: client.owner, at: client.since, values: { ...values, active: false, from: dayOf(from), to } }
  })
}

async function addPoints(ctx: Context, people: Person[], chance: Chance) {
  const work = people.filter((p) => p.client.kind === 'company')
  const entries = work.filter((p) => p.seat < 3).map((person) => mailPoint(ctx, person, chance))
  const billing = work
    .filter((p) => p.seat === 0)
    .map(({ client }): Entry => {
      const values = {
        kind: 'email',
        value: `invoices@${client.domain}`,
        label: 'billing',
        account: client.id,
      }
      return { by: client.owner, at: client.since, values }
    })
  await write(ctx, ContactPoint, 'create', [...entries, ...billing], 200)
}

function mailPoint(ctx: Context, { id, email, client }: Person, chance: Chance): Entry {
  const checked = new Date(ctx.now.getTime() - chance.between(2, 50) * WEEK)
  const valid = chance.one(['ok', 'ok', 'ok', 'unknown', 'bounced'])
  const proof = valid === 'ok' && { verifiedAt: checked.toISOString(), verifiedBy: client.owner }
  const values = { kind: 'email', value: email, label: 'work', contact: id, isPrimary: true, valid }
  return {
    by: client.owner,
    at: checked > client.since ? checked : client.since,
    values: { ...values, ...proof },
  }
}
