import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Actor } from '../rules.ts'
import type { Db } from './database/pool.ts'
import { Refusal } from './refusal.ts'

export type SignedIn = { actor: Actor; scopes: readonly string[]; key?: string }

const DAYS = 30
// An actor is read again after this, so a role taken away holds everywhere within seconds.
const FRESH_MS = 5000
const MAX_KNOWN = 10_000

const digest = (token: string) => createHash('sha256').update(token).digest()

const actorSql = `select u.id, u.name, coalesce(u.roles, '{}') as roles,
  array_remove(array(select u.team union select t.id from team t where t.lead = u.id and t.deleted_at is null), null) as teams`

/** Users as actors, for work that goes on without their request; those gone or switched off are left out. */
export async function actorsOf(db: Db, users: readonly string[]): Promise<Actor[]> {
  if (!users.length) return []
  const found = await db.query<Actor>(
    `${actorSql} from "user" u where u.id = any($1::uuid[]) and u.deleted_at is null and coalesce(u.active, true)`,
    [users],
  )
  return found.rows
}

/** Sessions and API keys: random tokens of which only the SHA-256 is kept. */
export class Sessions {
  private readonly db: Db
  private readonly known = new Map<string, { until: number; signedIn: SignedIn | undefined }>()

  constructor(db: Db) {
    this.db = db
  }

  /** Checks a password and opens a session; answers its token. Takes equally long whether the user exists or not. */
  async signIn(email: string, password: string, now: Date): Promise<string> {
    const found = await this.db.query<{ id: string; hash: string; active: boolean }>(
      `select u.id, p.hash, coalesce(u.active, true) as active from "user" u join password p on p."user" = u.id where u.email = $1 and u.deleted_at is null`,
      [email.trim().toLowerCase()],
    )
    const user = found.rows[0]
    const right = await verify(user?.hash ?? decoy, password)
    if (!user || !right) throw new Refusal(401, 'wrong_password', 'E-mail address or password is wrong')
    if (!user.active) throw new Refusal(403, 'inactive', 'This user is switched off; ask an administrator')
    return this.open(user.id, now)
  }

  async open(user: string, now: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const expires = new Date(now.getTime() + DAYS * 86_400_000)
    await this.db.query(
      `insert into session (token, "user", created_at, expires_at) values ($1, $2, $3, $4)`,
      [digest(token), user, now, expires],
    )
    await this.db.query(`update "user" set last_sign_in_at = $2 where id = $1`, [user, now])
    return token
  }

  async close(token: string) {
    this.forget()
    await this.db.query('delete from session where token = $1', [digest(token)])
  }

  /** Who a session token or API key speaks for, or undefined. */
  async who(token: string, now: Date): Promise<SignedIn | undefined> {
    const known = this.known.get(token)
    if (known && known.until > now.getTime()) return known.signedIn
    const signedIn = token.startsWith(KEY_PREFIX)
      ? await this.byKey(token, now)
      : await this.bySession(token, now)
    if (this.known.size >= MAX_KNOWN) this.known.clear()
    this.known.set(token, { until: now.getTime() + FRESH_MS, signedIn })
    return signedIn
  }

  /** Drops what is remembered, after a change of users, roles or teams. */
  forget = () => this.known.clear()

  private async bySession(token: string, now: Date): Promise<SignedIn | undefined> {
    const found = await this.db.query<Actor>(
      `${actorSql} from session s join "user" u on u.id = s."user" where s.token = $1 and s.expires_at > $2 and u.deleted_at is null and coalesce(u.active, true)`,
      [digest(token), now],
    )
    return found.rows[0] && { actor: found.rows[0], scopes: ['read', 'write'] }
  }

  private async byKey(token: string, now: Date): Promise<SignedIn | undefined> {
    const found = await this.db.query<Actor & { key: string; scopes: string[] }>(
      `${actorSql}, k.id as key, coalesce(k.scopes, '{}') as scopes from api_secret s join api_key k on k.id = s.key join "user" u on u.id = k.owner
       where s.token = $1 and k.deleted_at is null and (k.expires_on is null or k.expires_on >= $2::date) and u.deleted_at is null and coalesce(u.active, true)`,
      [digest(token), now],
    )
    const row = found.rows[0]
    if (!row) return undefined
    await this.db.query(
      `update api_key set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
      [row.key, now],
    )
    const { key, scopes, ...actor } = row
    return { actor, scopes, key }
  }
}

export const KEY_PREFIX = 'mst_'

/** A new API secret: shown once, kept as its digest. */
export function newSecret(): { secret: string; prefix: string; token: Buffer } {
  const secret = KEY_PREFIX + randomBytes(30).toString('base64url')
  return { secret, prefix: secret.slice(0, 10), token: digest(secret) }
}

/** Sets a user's password; other sessions of the user end. Refuses short ones (NIST SP 800-63B asks for length, not symbols). */
export async function setPassword(db: Db, user: string, password: string, now: Date) {
  if (typeof password !== 'string' || password.length < 12)
    throw new Refusal(422, 'invalid', 'Password must have at least 12 characters', [
      { field: 'password', message: 'must have at least 12 characters' },
    ])
  const hashed = await hash(password, strength)
  await db.query(
    `insert into password ("user", hash, changed_at) values ($1, $2, $3) on conflict ("user") do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [user, hashed, now],
  )
  await db.query(`delete from session where "user" = $1`, [user])
}

export async function checkPassword(db: Db, user: string, password: string): Promise<boolean> {
  const found = await db.query<{ hash: string }>(`select hash from password where "user" = $1`, [user])
  return found.rows[0] !== undefined && verify(found.rows[0].hash, password)
}

// Argon2id with the parameters of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// The hash of a password nobody has; making one at every start would cost 19 MiB and a tenth of a second.
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$4JvxGqRVWMKJqrSQ2kT5dg$8C48qSo/VoQhfkXc6iQtTDysm5+Fn5FErjyjM4/pW4k'
