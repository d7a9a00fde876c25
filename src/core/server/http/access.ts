import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { say } from '../../text.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { forbidden, Refusal } from '../refusal.ts'
import type { SignedIn } from '../session.ts'

export const COOKIE = 'mainstay_session'
const inCookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`)

export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = request.headers.authorization
  if (bearer) return /^Bearer\s+(\S+)$/i.exec(bearer)?.[1]
  return inCookie.exec(request.headers.cookie ?? '')?.[1]
}

/** Who asks. Refuses strangers, read-only keys that want to write, and forms posted from other sites. */
export async function signedIn(app: App, request: FastifyRequest): Promise<SignedIn> {
  const token = tokenOf(request)
  const who = token ? await app.sessions.who(token, app.now()) : undefined
  if (!who)
    throw new Refusal(401, 'not_signed_in', 'Sign in, or send an API key as "Authorization: Bearer mst_…"')
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (writes && !who.scopes.includes('write'))
    throw new Refusal(403, 'read_only', 'This API key may only read')
  if (!writes && !who.scopes.includes('read'))
    throw new Refusal(403, 'write_only', 'This API key may not read')
  if (writes && !who.key) sameOrigin(app, request)
  return who
}

export function requireAdmin(ctx: Context) {
  if (!ctx.actor.roles.includes('admin')) throw forbidden('change settings; ask an administrator')
}

// The cookie is SameSite=Lax already; this also stops sites on sibling subdomains.
export function sameOrigin(app: App, request: FastifyRequest) {
  const origin = request.headers.origin
  if (!origin) return
  const expected = [
    request.headers.host,
    app.options.config.APP_URL && new URL(app.options.config.APP_URL).host,
  ]
  // Sandboxed pages say "null", which is nobody's address.
  if (!URL.canParse(origin) || !expected.includes(new URL(origin).host))
    throw new Refusal(
      403,
      'foreign_origin',
      say('Requests from {origin} are not accepted; set APP_URL to the address people use', { origin }),
    )
}

export function setCookie(app: App, reply: FastifyReply, token: string) {
  const secure = app.options.config.APP_URL?.startsWith('https:') ? '; Secure' : ''
  const age = token ? 30 * 86_400 : 0
  reply.header('set-cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`)
}

type Kept = { fingerprint: string; status: number | null; body: string | null }

/**
 * Runs a POST once per Idempotency-Key and actor: a repeat gets the first answer, the same key with other
 * content is refused, and one still running is told so. Keys are kept a day.
 */
export async function once(
  app: App,
  actor: string,
  request: FastifyRequest,
  work: () => Promise<{ status: number; body: string }>,
) {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !key) return work()
  if (key.length > 255)
    throw new Refusal(400, 'idempotency_key', 'Idempotency-Key has more than 255 characters')
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  const claimed = await app.pool.query(
    'insert into idempotency (actor, key, fingerprint, at) values ($1, $2, $3, $4) on conflict do nothing',
    [actor, key, fingerprint, app.now()],
  )
  if (!claimed.rowCount) return repeat(app, actor, key, fingerprint)
  try {
    const answer = await work()
    await app.pool.query('update idempotency set status = $3, body = $4 where actor = $1 and key = $2', [
      actor,
      key,
      answer.status,
      answer.body,
    ])
    return answer
  } catch (error) {
    // What was refused changed nothing, so the same key may try again mended.
    await app.pool.query('delete from idempotency where actor = $1 and key = $2', [actor, key])
    throw error
  }
}

async function repeat(app: App, actor: string, key: string, fingerprint: string) {
  const found = await app.pool.query<Kept>(
    'select fingerprint, status, body from idempotency where actor = $1 and key = $2',
    [actor, key],
  )
  const kept = found.rows[0]
  if (kept && kept.fingerprint !== fingerprint)
    throw new Refusal(
      422,
      'idempotency_key',
      'This Idempotency-Key was used with other content; take a new one',
    )
  if (!kept?.status)
    throw new Refusal(
      409,
      'in_flight',
      'The first request with this Idempotency-Key still runs; ask again shortly',
    )
  return { status: kept.status, body: kept.body ?? '' }
}
