import { z } from 'zod'
import type { App } from '../app.ts'
import { Refusal } from '../refusal.ts'
import { setPassword } from '../session.ts'
import { create } from '../store.ts'
import { sameOrigin, setCookie } from './access.ts'
import { type Call, route } from './route.ts'
import { tellSession } from './signIn.ts'

export type FirstAdmin = {
  name: string
  email: string
  password: string
  company?: string
  currency?: string
}

/** Fills a new organisation with a company to look around in; plugged in by the slice that knows one. */
export type Demo = (app: App) => Promise<void>
let demo: Demo = async () => {}
export const demoWith = (given: Demo) => {
  demo = given
}
export const loadDemo = (app: App) => demo(app)

export const needsSetup = async (app: App) =>
  (await app.pool.query('select from password limit 1')).rows.length === 0

/** Makes the first administrator. Only while nobody can sign in; two at once cannot both be first. */
export async function makeFirstAdmin(app: App, given: FirstAdmin): Promise<string> {
  const ctx = app.system()
  return ctx.db.transaction(async (db) => {
    await db.query('lock table password in exclusive mode')
    if ((await db.query('select from password limit 1')).rows.length)
      throw new Refusal(409, 'set_up', 'Mainstay is set up already; sign in')
    const user = await create({ ...ctx, db }, ctx.catalogue.get('user'), {
      name: given.name,
      email: given.email,
      roles: ['admin'],
    })
    await setPassword(db, user.id, given.password, ctx.now)
    return user.id
  })
}

const body = z
  .object({
    name: z.string().trim().min(1, 'is required').max(200),
    email: z.email('must be an e-mail address such as ann@example.com'),
    password: z.string().min(12, 'must have at least 12 characters').max(1000),
    company: z.string().trim().min(1, 'is required').max(200),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    start: z.enum(['empty', 'demo', 'import']).default('empty'),
  })
  .strict()

export const setupRoutes = [
  route({
    method: 'GET',
    path: '/setup',
    summary: 'Whether the first administrator is still to be made',
    open: true,
    answer: 'any',
    run: async ({ app }) => ({ needed: await needsSetup(app) }),
  }),
  route({
    method: 'POST',
    path: '/setup',
    summary: 'Make the first administrator',
    open: true,
    body,
    answer: 'session',
    status: 201,
    run: setUp,
  }),
]

async function setUp({ app, body: given, request, reply }: Call<unknown, z.output<typeof body>>) {
  sameOrigin(app, request)
  const id = await makeFirstAdmin(app, given)
  await app.saveSettings({
    company: given.company,
    currency: given.currency,
    ...(given.country && { country: given.country }),
  })
  if (given.start === 'demo') await loadDemo(app)
  const token = await app.sessions.open(id, app.now())
  setCookie(app, reply, token)
  const who = await app.sessions.who(token, app.now())
  return tellSession({ app, ctx: app.context(who!.actor) })
}
