import { z } from 'zod'
import { notFound, Refusal } from '../refusal.ts'
import { checkPassword, newSecret, setPassword } from '../session.ts'
import { get, read } from '../store.ts'
import { requireAdmin, sameOrigin, setCookie, tokenOf } from './access.ts'
import { type Call, route } from './route.ts'

/** Signing in and out, passwords and API keys. */
export const signInRoutes = [
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

function keyBody() {
  return z
    .object({
      name: z.string().trim().min(1).max(100),
      scopes: z
        .array(z.enum(['read', 'write']))
        .min(1)
        .optional(),
      expiresOn: z.iso.date().nullish(),
    })
    .strict()
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
  requireAdmin(call.ctx)
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
