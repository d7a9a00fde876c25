import type { Context } from '#core/server/context.ts'
import { Team, User } from '../people/index.ts'
import { type Entry, write } from './write.ts'

/** Who works in the example company. `sellers` own accounts; the administrator who set Mainstay up is one of them. */
export type Staff = { sellers: string[]; manager: string; keyAccounts: string[] }

const teams = [
  ['Key accounts', 'The groups and chains we look after for years'],
  ['Field sales', 'New customers and everything that needs a visit'],
  ['Customer care', 'Orders, spare parts, service and invoices'],
] as const

const colleagues = [
  { name: 'Marit Solheim', jobTitle: 'Managing director', team: 0, roles: ['manager'] },
  { name: 'Owen Pritchard', jobTitle: 'Head of sales', team: 1, roles: ['manager', 'sales'] },
  { name: 'Priya Nair', jobTitle: 'Key account manager', team: 0, roles: ['sales'] },
  { name: 'Daniel Okafor', jobTitle: 'Key account manager', team: 0, roles: ['sales'] },
  { name: 'Lena Brandt', jobTitle: 'Field sales', team: 1, roles: ['sales'] },
  { name: 'Tomás Rivera', jobTitle: 'Field sales', team: 1, roles: ['sales'] },
  { name: 'Hanna Kowalska', jobTitle: 'Customer care', team: 2, roles: ['sales'] },
  { name: 'Samir Haddad', jobTitle: 'Bookkeeping', team: 2, roles: ['viewer'] },
]

const DOMAIN = 'alderbrook.example'

export async function addStaff(ctx: Context, since: Date): Promise<Staff> {
  const present = await administrator(ctx)
  const entry = (values: Entry['values']): Entry => ({ by: null, at: since, values })
  const teamIds = await write(
    ctx,
    Team,
    'create',
    teams.map(([name, description]) => entry({ name, description })),
  )
  const people = colleagues.map(({ team, name, ...rest }) =>
    entry({ ...rest, name, team: teamIds[team], email: addressOf(name) }),
  )
  const ids = await write(ctx, User, 'create', people)
  await write(
    ctx,
    User,
    'update',
    ids.slice(1).map((id) => entry({ id, manager: ids[0] })),
  )
  const leads = [2, 1, 6].map((user, i) => entry({ id: teamIds[i], lead: ids[user] }))
  await write(ctx, Team, 'update', leads)
  const sellers = [ids[2]!, ids[3]!, ids[4]!, ids[5]!, ...(present ? [present] : [ids[1]!])]
  return { sellers, manager: ids[1]!, keyAccounts: ids.slice(2, 4) }
}

const addressOf = (name: string) =>
  `${name
    .split(' ')[0]!
    .normalize('NFKD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase()}@${DOMAIN}`

// Someone who looks around should find work of their own under "mine".
async function administrator(ctx: Context): Promise<string | undefined> {
  const found = await ctx.db.query<{ id: string }>(
    `select u.id from "user" u join password p on p."user" = u.id where u.deleted_at is null order by u.id limit 1`,
  )
  return found.rows[0]?.id
}
