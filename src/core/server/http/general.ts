import { z } from 'zod'
import { act } from '../action.ts'
import { find } from '../find.ts'
import { forbidden, notFound, Refusal } from '../refusal.ts'
import { checkPassword, newSecret, setPassword } from '../session.ts'
import { get, read } from '../store.ts'
import { sameOrigin, setCookie, tokenOf } from './access.ts'
import { type Call, Json, route } from './route.ts'
import { wireCatalogue } from './wire.ts'

const nothing = z.object({}).strict()
const label = z.string().trim().min(1).max(100)
const objectBody = z
  .object({
    labels: z.tuple([label, label]),
    icon: z.string().max(40).optional(),
    help: z.string().max(500).optional(),
  })
  .strict()
const fieldBody = z.looseObject({ label: label.optional(), kind: z.string().optional() })

const isAdmin = (call: Call) => {
  if (!call.ctx.actor.roles.includes('admin')) throw forbidden('change settings; ask an administrator')
}

export const generalRoutes = [
  route({
    method: 'GET',
    path: '/search',
    summary: 'Search all objects as you type',
    query: z
      .object({
        q: z.string().max(200),
        limit: z.coerce.number().int().min(1).max(50).default(20),
        object: z.string().optional(),
      })
      .strict(),
    answer: 'hits',
    run: async ({ ctx, query }) => ({ data: await find(ctx, query.q, query.limit, query.object) }),
  }),
  route({
    method: 'GET',
    path: '/catalogue',
    summary: 'Definitions of all objects',
    answer: 'catalogue',
    run: async ({ app, ctx }) => ({ version: app.catalogueVersion, objects: wireCatalogue(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects',
    summary: 'Add an object',
    body: objectBody,
    answer: 'any',
    status: 201,
    run: addObject,
  }),
  route({
    method: 'PATCH',
    path: '/catalogue/objects/:name',
    summary: 'Change an added object',
    body: objectBody.partial(),
    answer: 'any',
    run: changeObject,
  }),
  route({
    method: 'DELETE',
    path: '/catalogue/objects/:name',
    summary: 'Hide an added object; its records are kept',
    answer: 'none',
    status: 204,
    run: (call) => hideObject(call, true),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/restore',
    summary: 'Bring back a hidden object',
    body: nothing,
    answer: 'none',
    status: 204,
    run: (call) => hideObject(call, false),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/fields',
    summary: 'Add a field',
    body: fieldBody,
    answer: 'any',
    status: 201,
    run: addField,
  }),
  route({
    method: 'PATCH',
    path: '/catalogue/objects/:name/fields/:field',
    summary: 'Change a field',
    body: fieldBody,
    answer: 'any',
    run: changeField,
  }),
  route({
    method: 'DELETE',
    path: '/catalogue/objects/:name/fields/:field',
    summary: 'Hide an added field; its values are kept',
    answer: 'none',
    status: 204,
    run: (call) => hideField(call, true),
  }),
  route({
    method: 'POST',
    path: '/catalogue/objects/:name/fields/:field/restore',
    summary: 'Bring back a hidden field',
    body: nothing,
    answer: 'none',
    status: 204,
    run: (call) => hideField(call, false),
  }),
  route({
    method: 'GET',
    path: '/settings',
    summary: 'Company, currency, country',
    answer: 'any',
    run: async ({ ctx }) => ctx.settings,
  }),
  route({
    method: 'PATCH',
    path: '/settings',
    summary: 'Change company, currency, country',
    body: settingsBody().partial(),
    answer: 'any',
    run: saveSettings,
  }),
  route({
    method: 'POST',
    path: '/apiKeys',
    summary: 'Make an API key; its secret is shown once',
    body: keyBody(),
    answer: 'any',
    status: 201,
    run: makeKey,
  }),
  route({
    method: 'POST',
    path: '/users/:id/password',
    summary: "Set a user's password",
    body: z.object({ password: z.string() }).strict(),
    answer: 'none',
    status: 204,
    run: setUserPassword,
  }),
  route({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    answer: 'session',
    run: tellSession,
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    answer: 'none',
    status: 204,
    run: signOut,
  }),
  route({
    method: 'POST',
    path: '/session/password',
    summary: 'Change your password',
    body: z.object({ current: z.string(), next: z.string() }).strict(),
    answer: 'none',
    status: 204,
    run: changePassword,
  }),
  route({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    open: true,
    body: z.object({ email: z.string().max(254), password: z.string().max(1000) }).strict(),
    answer: 'session',
    run: signIn,
  }),
]

/** Verbs come after everything more specific. */
export const verbRoute = route({
  method: 'POST',
  path: '/:plural/:id/:verb',
  summary: 'Do a verb',
  body: z.record(z.string(), z.unknown()),
  answer: 'row',
  run: async ({ ctx, def, params, body }) => {
    await act(ctx, def, params.id!, params.verb!, body)
    return new Json(await read(ctx, def, params.id!))
  },
})

function settingsBody() {
  return z
    .object({
      company: z.string().trim().min(1).max(200),
      currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR'),
      country: z.string().regex(/^[A-Z]{2}$/, 'must be a country such as DE'),
    })
    .strict()
}

function keyBody() {
  return z
    .object({
      name: label,
      scopes: z
        .array(z.enum(['read', 'write']))
        .min(1)
        .optional(),
      expiresOn: z.iso.date().nullish(),
    })
    .strict()
}

async function addObject(call: Call) {
  isAdmin(call)
  return { name: await call.app.customs.addObject(call.body) }
}
async function changeObject(call: Call) {
  isAdmin(call)
  await call.app.customs.changeObject(call.params.name!, call.body)
  return { name: call.params.name }
}
async function hideObject(call: Call, hidden: boolean) {
  isAdmin(call)
  await call.app.customs.changeObject(call.params.name!, { hidden })
}
async function addField(call: Call) {
  isAdmin(call)
  return { name: await call.app.customs.addField(call.params.name!, call.body) }
}
async function changeField(call: Call) {
  isAdmin(call)
  await call.app.customs.changeField(call.params.name!, call.params.field!, call.body)
  return { name: call.params.field }
}
async function hideField(call: Call, hidden: boolean) {
  isAdmin(call)
  await call.app.customs.changeField(call.params.name!, call.params.field!, { hidden })
}

async function saveSettings(call: Call) {
  isAdmin(call)
  await call.app.saveSettings(call.body)
  return call.app.settings
}

async function makeKey({ app, ctx, body }: Call) {
  const def = ctx.catalogue.get('apiKey')
  const { secret, prefix, token } = newSecret()
  const id = ctx.newId()
  await ctx.db.transaction(async (db) => {
    await db.query(
      `insert into api_key (id, name, owner, prefix, scopes, expires_on, created_at, created_by, updated_at, updated_by) values ($1, $2, $3, $4, $5, $6, $7, $3, $7, $3)`,
      [
        id,
        body.name,
        ctx.actor.id,
        prefix,
        body.scopes ?? ['read', 'write'],
        body.expiresOn ?? null,
        ctx.now,
      ],
    )
    await db.query('insert into api_secret (token, key) values ($1, $2)', [token, id])
  })
  app.sessions.forget()
  return { ...(await get(ctx, def, id)), secret }
}

async function setUserPassword(call: Call) {
  isAdmin(call)
  await read(call.ctx, call.ctx.catalogue.get('user'), call.params.id!, {})
  await setPassword(call.ctx.db, call.params.id!, call.body.password, call.ctx.now)
  await call.app.live.notify('sessions', '')
}

async function changePassword({ app, ctx, body, reply }: Call) {
  if (!(await checkPassword(ctx.db, ctx.actor.id, body.current)))
    throw new Refusal(422, 'invalid', 'The current password is wrong', [
      { field: 'current', message: 'is wrong' },
    ])
  await setPassword(ctx.db, ctx.actor.id, body.next, ctx.now)
  app.sessions.forget()
  setCookie(app, reply, await app.sessions.open(ctx.actor.id, ctx.now))
}

export async function tellSession({ app, ctx }: Pick<Call, 'app' | 'ctx'>) {
  const user = await get(ctx, ctx.catalogue.get('user'), ctx.actor.id)
  return { user, organisation: ctx.settings, version: app.catalogueVersion }
}

async function signIn({ app, body, request, reply }: Call) {
  sameOrigin(app, request)
  const token = await app.sessions.signIn(body.email, body.password, app.now())
  setCookie(app, reply, token)
  const who = await app.sessions.who(token, app.now())
  if (!who) throw notFound('This user')
  return tellSession({ app, ctx: app.context(who.actor) })
}

async function signOut({ app, request, reply }: Call) {
  const token = tokenOf(request)
  if (token) await app.sessions.close(token)
  await app.live.notify('sessions', '')
  setCookie(app, reply, '')
}
