import { plain } from '#core/field/index.ts'
import type { Context } from '#core/server/context.ts'
import { ActivityParticipant } from '../accounts/activityParticipant.object.ts'
import { Account, Activity } from '../accounts/index.ts'
import type { Person } from './contacts.ts'
import type { Staff } from './staff.ts'
import { type Entry, write } from './write.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Whose day it is, with the colleagues who have a part in it and the customers it is about. */
type Day = { ctx: Context; reader: string; name: string; colleagues: string[]; people: Person[] }

/**
 * The day on which the example company is looked at: what colleagues wrote and handed over since yesterday,
 * and what stands in the calendar of whoever looks.
 */
export async function addDay(ctx: Context, staff: Staff, people: Person[]) {
  const reader = staff.sellers.at(-1)!
  const mine = people.filter((p) => p.client.owner === reader && p.seat === 0)
  if (mine.length < 4) return
  const { rows } = await ctx.db.query<{ name: string }>('select name from "user" where id = $1', [reader])
  const colleagues = [...staff.keyAccounts, staff.manager].filter((id) => id !== reader)
  const day = { ctx, reader, name: rows[0]!.name, colleagues, people: mine }
  await write(ctx, Activity, 'create', written(day), 1)
  await write(ctx, Account, 'update', changed(day), 1)
  const planned = plannedOf(day)
  const ids = await write(ctx, Activity, 'create', planned, 1)
  const others = colleagues.map((user): Entry => {
    return { by: reader, at: ctx.now, values: { activity: ids[0], user, role: 'attendee' } }
  })
  await write(ctx, ActivityParticipant, 'create', others, 1)
}

const ago = (ctx: Context, hours: number) => new Date(ctx.now.getTime() - hours * HOUR)

function written({ ctx, reader, name, colleagues, people }: Day): Entry[] {
  const mention = `<span data-type="mention" data-id="${reader}">@${name}</span>`
  const about = (n: number) => ({ account: people[n]!.client.id, contact: people[n]!.id })
  const note = `<p>${mention} ${people[0]!.first} asks whether week 50 is certain. Can you promise it?</p>`
  return [
    {
      by: colleagues[0]!,
      at: ago(ctx, 1.5),
      values: {
        ...about(0),
        kind: 'note',
        subject: plain(note).slice(0, 80),
        body: note,
        owner: colleagues[0],
      },
    },
    {
      by: colleagues[1]!,
      at: ago(ctx, 4),
      values: {
        ...{ ...about(1), kind: 'call', direction: 'inbound', outcome: 'Reached', owner: colleagues[1] },
        ...{
          subject: `${people[1]!.first} rang about the last invoice`,
          body: 'Settled: the credit note is on its way.',
        },
        at: ago(ctx, 4).toISOString(),
      },
    },
    {
      by: colleagues.at(-1)!,
      at: ago(ctx, 6),
      values: {
        ...{ ...about(2), kind: 'task', subject: 'Figures of the year for the review', owner: reader },
        ...{ dueAt: at(ctx, 2, 15), priority: 'high', remind: 'day' },
      },
    },
  ]
}

const changed = ({ ctx, colleagues, people }: Day): Entry[] => [
  { by: colleagues.at(-1)!, at: ago(ctx, 9), values: { id: people[3]!.client.id, tier: 'A' } },
]

/** Some days from now at an hour, by the clock of the server. */
function at(ctx: Context, days: number, hour: number, minute = 0): string {
  const moment = new Date(ctx.now.getTime() + days * DAY)
  moment.setUTCHours(hour, minute, 0, 0)
  return moment.toISOString()
}

/** The coming Monday is 1, today's weekday comes in a week. */
const until = (ctx: Context, weekday: number) => ((weekday - ctx.now.getUTCDay() + 6) % 7) + 1

function plannedOf({ ctx, reader, people }: Day): Entry[] {
  const meeting = (
    subject: string,
    days: number,
    hour: number,
    minutes: number,
    more: object = {},
  ): Entry => ({
    by: reader,
    at: ctx.now,
    values: {
      ...{ kind: 'meeting', subject, owner: reader, at: at(ctx, days, hour), timeZone: 'UTC' },
      endsAt: new Date(Date.parse(at(ctx, days, hour)) + minutes * 60_000).toISOString(),
      ...more,
    },
  })
  const visit = (n: number) => ({
    ...{ account: people[n]!.client.id, contact: people[n]!.id, remind: 'hour' },
    location: `${people[n]!.client.place.city}, at the customer's`,
  })
  return [
    meeting('Sales round', until(ctx, 1), 9, 45, { recurrence: 'FREQ=WEEKLY;BYDAY=MO', remind: 'minutes10' }),
    meeting(`Walk the plant with ${people[1]!.first}`, 0, 10, 90, visit(1)),
    meeting(`Offer, second reading with ${people[2]!.first}`, 0, 14, 45, visit(2)),
    meeting(`Yearly review with ${people[3]!.first}`, 1, 11, 60, visit(3)),
    meeting('Trade fair: pumps and valves', until(ctx, 4), 8, 540, { allDay: true }),
    {
      by: reader,
      at: ctx.now,
      values: {
        ...{ kind: 'task', subject: 'Send the weekly figures', owner: reader, timeZone: 'UTC' },
        ...{ dueAt: at(ctx, until(ctx, 5), 15), recurrence: 'FREQ=WEEKLY;BYDAY=FR' },
      },
    },
  ]
}
