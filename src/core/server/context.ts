import type { Catalogue } from '../catalogue.ts'
import type { Actor } from '../rules.ts'
import type { Db } from './database/pool.ts'
import { newId } from './id.ts'

export type Settings = { company: string; currency: string; country?: string }

/** Why a change happens, when it is not one person's single click: an import, a workflow. */
export type Cause = { kind: string; id: string }

/** All that a piece of work is handed: who acts, when, on what. */
export type Context = {
  db: Db
  actor: Actor
  now: Date
  newId(): string
  catalogue: Catalogue
  settings: Settings
  cause: Cause | null
  /** Mainstay's own rules and verbs write: read-only fields are theirs. */
  internal?: boolean
  /** Told after a write is committed, so that the outbox is delivered without waiting for the next look. */
  wrote(): void
}

/** Mainstay itself, for work nobody in particular asked for. */
export const system: Actor = {
  id: '00000000-0000-7000-8000-000000000000',
  name: 'Mainstay',
  roles: ['admin'],
  teams: [],
}

/** The one place that reads the clock. */
export const clock = () => new Date()

export function makeContext(
  given: Pick<Context, 'db' | 'actor' | 'catalogue' | 'settings'> & Partial<Context>,
): Context {
  const now = given.now ?? clock()
  return { newId: () => newId(now.getTime()), cause: null, wrote: () => {}, ...given, now }
}

/** The same context on one connection, inside a transaction. */
export const transaction = <R>(ctx: Context, work: (ctx: Context) => Promise<R>): Promise<R> =>
  ctx.db.transaction((db) => work({ ...ctx, db }))

const freed = new WeakMap<Actor, Actor>()

/** Mainstay goes on with what the actor began: in their name, but what follows must hold whatever they may do. */
export function following(ctx: Context): Context {
  const actor = freed.get(ctx.actor) ?? { ...ctx.actor, roles: ['admin'] }
  freed.set(ctx.actor, actor)
  return { ...ctx, actor, internal: true }
}
