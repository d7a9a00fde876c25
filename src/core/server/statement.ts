import type { Catalogue } from '../catalogue.ts'
import type { Actor } from '../rules.ts'
import type { Writing } from '../where.ts'
import type { Context } from './context.ts'
import { pen } from './rights.ts'

/** Stands for a value that every call brings anew. */
class Gap {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export const gap = (name: string) => new Gap(name)

type Made = { catalogue: Catalogue; at: number; text: string; values: unknown[] }

const made = new WeakMap<Actor, Map<string, Made>>()
const MAX_MADE = 200
// A right may speak of the present ("of the last 30 days"), so a statement is made anew as often as the actor.
const FRESH_MS = 5000

/**
 * A statement that depends on who asks for what, but not on which record. Its text is kept with the actor:
 * writing it out takes longer than PostgreSQL takes to answer it. `key` names all that `write` goes by
 * beside actor and catalogue.
 */
export function statement(
  ctx: Context,
  key: string,
  write: (w: Writing) => string,
  given: Record<string, unknown>,
): [text: string, values: unknown[]] {
  const { text, values } = kept(ctx, key) ?? keep(ctx, key, write)
  return [text, filled(values, given)]
}

/** Puts what a call brings into the gaps. */
export const filled = (values: readonly unknown[], given: Record<string, unknown>) =>
  values.map((v) => (v instanceof Gap ? given[v.name] : v))

function kept(ctx: Context, key: string): Made | undefined {
  const found = made.get(ctx.actor)?.get(key)
  const fresh = found?.catalogue === ctx.catalogue && Math.abs(ctx.now.getTime() - found.at) < FRESH_MS
  return fresh ? found : undefined
}

function keep(ctx: Context, key: string, write: (w: Writing) => string): Made {
  const values: unknown[] = []
  const text = write(pen(ctx, values))
  const one = { catalogue: ctx.catalogue, at: ctx.now.getTime(), text, values }
  const mine = made.get(ctx.actor) ?? new Map<string, Made>()
  if (mine.size >= MAX_MADE) mine.clear()
  made.set(ctx.actor, mine.set(key, one))
  return one
}
