import type { Context } from '#core/server/context.ts'
import { Activity } from '../accounts/index.ts'
import { type Chance, workday } from './chance.ts'
import type { Person } from './contacts.ts'
import type { Sale } from './deals.ts'
import { care, onLost, onStage, onWon, type Script, todo, upcoming } from './texts.ts'
import { type Entry, write } from './write.ts'

type About = { person: Person; thing?: string; sale?: Sale }

const CARE = 520
const CHORES = 110

/** Calls, meetings, e-mails, notes and tasks: what was done for every deal, and the daily care around them. */
export async function addActivities(ctx: Context, people: Person[], sales: Sale[], chance: Chance) {
  const met = people.filter(
    (p) => p.client.stage !== 'inactive' && (p.client.kind !== 'person' || chance.happens(0.7)),
  )
  const entries = [
    ...sales.flatMap((sale) => storyOf(sale, chance)),
    ...sales.flatMap((sale) => tasksOf(ctx, sale, chance)),
    ...Array.from({ length: CARE }, (_, i) => careOf(ctx, met[(i * 13) % met.length]!, chance)),
    ...Array.from({ length: CHORES }, () => choreOf(ctx, chance.one(met), chance)),
  ]
  await write(ctx, Activity, 'create', entries, 30)
}

function storyOf(sale: Sale, chance: Chance): Entry[] {
  const about = { person: sale.person, thing: sale.ware.thing, sale }
  const steps = sale.steps.flatMap((at, i) => {
    const scripts = onStage[Math.min(i, onStage.length - 1)]!
    const first = entryOf(chance.one(scripts), at, about)
    if (i === 0 || chance.happens(0.6)) return [first]
    return [
      first,
      entryOf(chance.one(scripts), new Date(at.getTime() - chance.between(5, 40) * 3_600_000), about),
    ]
  })
  if (!sale.closed) return steps
  const end = sale.outcome === 'won' ? chance.one(onWon) : onLost[sale.reason!]!
  return [...steps, entryOf(end, sale.closed, about)]
}

// Open deals have something to do next, some of it late; closed ones had it done.
function tasksOf(ctx: Context, sale: Sale, chance: Chance): Entry[] {
  const about = { person: sale.person, thing: sale.ware.thing, sale }
  if (sale.closed)
    return chance.happens(0.4) ? [taskOf(chance.one(todo.deal), sale.closed, about, true, chance)] : []
  const due = workday(ctx.now, chance.between(-6, 18), chance)
  const task = taskOf(chance.one(todo.deal), due, about, false, chance)
  if (!chance.happens(0.4)) return [task]
  const at = workday(ctx.now, chance.between(1, 14), chance)
  const visit: Script = { kind: 'meeting', subject: chance.one(upcoming), minutes: 60 }
  return [task, { ...entryOf(visit, at, about), at: ctx.now }]
}

function careOf(ctx: Context, person: Person, chance: Chance): Entry {
  const days = Math.floor(chance.next() ** 2 * 240)
  const at = workday(ctx.now, -days - 1, chance)
  return entryOf(chance.one(care), at, { person })
}

function choreOf(ctx: Context, person: Person, chance: Chance): Entry {
  const done = chance.happens(0.6)
  const due = workday(ctx.now, done ? -chance.between(2, 120) : chance.between(-4, 30), chance)
  return taskOf(chance.one(todo.care), due, { person }, done, chance)
}

function entryOf({ minutes, subject, body, ...rest }: Script, at: Date, about: About): Entry {
  const { person, sale } = about
  const values = {
    ...{ ...rest, subject: told(subject, about), body: body && told(body, about), at: at.toISOString() },
    ...{ account: person.client.id, contact: person.id, deal: sale?.id, owner: person.client.owner },
    endsAt: minutes ? new Date(at.getTime() + minutes * 60_000).toISOString() : null,
    location: rest.kind === 'meeting' ? `${person.client.place.city}, at the customer's` : null,
  }
  return { by: person.client.owner, at, values }
}

function taskOf(subject: string, due: Date, about: About, done: boolean, chance: Chance): Entry {
  const { person, sale } = about
  const values = {
    ...{ kind: 'task', subject: told(subject, about), dueAt: due.toISOString(), done },
    ...{ account: person.client.id, contact: person.id, deal: sale?.id, owner: person.client.owner },
    priority: chance.one(['low', 'normal', 'normal', 'high']),
  }
  return { by: person.client.owner, at: new Date(due.getTime() - 5 * 86_400_000), values }
}

function told(text: string, { person, thing = 'the pumps' }: About): string {
  const { client } = person
  const where = client.kind === 'company' ? client.name : `the ${client.place.city} garden`
  return text.replaceAll('{first}', person.first).replaceAll('{thing}', thing).replaceAll('{client}', where)
}
