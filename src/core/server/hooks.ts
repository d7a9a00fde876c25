import type { Mistake } from '../check.ts'
import type { ObjectDef } from '../object.ts'
import type { Context } from './context.ts'

export type Values = Record<string, unknown>

/** A checked record about to be written; `before` is missing for a new one. */
export type Draft = { id: string; before?: Values; values: Values }

/** A record that was written, inside the same transaction. */
export type Change = { id: string; before?: Values; after: Values; changed: readonly string[] }

type Mistakes = Map<string, Mistake>

/** What must hold and what follows, written beside the object in its `.rules.ts`. All take many records at once. */
export type WriteRules = {
  /** Required fields that `fill` completes, so that nobody has to give them. */
  fills?: readonly string[]
  /** Completes what was given before it is checked. */
  fill?(ctx: Context, inputs: Values[]): void | Promise<void>
  /** Derives values from checked ones. */
  derive?(ctx: Context, drafts: Draft[]): void | Promise<void>
  /** Says what is wrong with a draft beyond its single fields. */
  refuse?(ctx: Context, drafts: Draft[]): Promise<Mistakes>
  /** Says which records must not be thrown away, and why. */
  keep?(ctx: Context, ids: string[]): Promise<Mistakes>
  /** Writes what follows, in the same transaction. */
  after?(ctx: Context, changes: Change[]): Promise<void>
  /**
   * What `after` waits for: changes of these fields, not new records; or whatever the function says of a write
   * beforehand. Writes that nothing follows need no transaction.
   */
  follows?: readonly string[] | ((change: Change) => boolean)
  /** As `after`, for records that went to the bin or came back. */
  binned?(ctx: Context, records: Binned[], kind: 'deleted' | 'restored'): Promise<void>
}

/** A record that went to the bin or came back, with its values as they stand. */
export type Binned = { id: string; values: Values }

type Joined = Omit<WriteRules, 'after' | 'follows'>
const rules = new Map<string, WriteRules[]>()
const joined = new Map<string, Joined>()

/** Adds rules to an object; those of several slices hold one after the other. */
export function onWrite(def: ObjectDef, given: WriteRules) {
  rules.set(def.name, [...(rules.get(def.name) ?? []), given])
  joined.delete(def.name)
}

export function rulesOf(def: ObjectDef): Joined {
  const known = joined.get(def.name)
  if (known) return known
  const made = join(rules.get(def.name) ?? [])
  joined.set(def.name, made)
  return made
}

function join(sets: WriteRules[]): Joined {
  return {
    fills: sets.flatMap((set) => set.fills ?? []),
    fill: inTurn(sets.flatMap((set) => set.fill ?? [])),
    derive: inTurn(sets.flatMap((set) => set.derive ?? [])),
    refuse: together(sets.flatMap((set) => set.refuse ?? [])),
    keep: together(sets.flatMap((set) => set.keep ?? [])),
    binned: inTurn(sets.flatMap((set) => set.binned ?? [])),
  }
}

type Step<A extends unknown[]> = (...given: A) => void | Promise<void>

function inTurn<A extends unknown[]>(steps: Step<A>[]): ((...given: A) => Promise<void>) | undefined {
  if (!steps.length) return undefined
  return async (...given) => {
    for (const step of steps) await step(...given)
  }
}

function together<T>(judges: ((ctx: Context, given: T[]) => Promise<Mistakes>)[]) {
  if (!judges.length) return undefined
  return async (ctx: Context, given: T[]) => {
    const found: Mistakes = new Map()
    for (const judge of judges)
      for (const [id, mistake] of await judge(ctx, given)) if (!found.has(id)) found.set(id, mistake)
    return found
  }
}

export type After = { run: NonNullable<WriteRules['after']>; waits(change: Change): boolean }

/** What the object's rules have follow a write, each with the changes it waits for. */
export const aftersOf = (def: ObjectDef): After[] =>
  (rules.get(def.name) ?? []).flatMap(({ after, follows }) =>
    after ? [{ run: after, waits: waitsFor(follows) }] : [],
  )

function waitsFor(follows: WriteRules['follows']): After['waits'] {
  if (typeof follows === 'function') return follows
  return ({ before, changed }) =>
    !follows || (before !== undefined && changed.some((name) => follows.includes(name)))
}
