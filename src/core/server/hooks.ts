import type { ObjectDef } from '../object.ts'
import type { Context } from './context.ts'

export type Values = Record<string, unknown>

/** A checked record about to be written; `before` is missing for a new one. */
export type Draft = { id: string; before?: Values; values: Values }

/** A record that was written, inside the same transaction. */
export type Change = { id: string; before?: Values; after: Values; changed: readonly string[] }

/** What must hold and what follows, written beside the object in its `.rules.ts`. All take many records at once. */
export type WriteRules = {
  /** Required fields that `fill` completes, so that nobody has to give them. */
  fills?: readonly string[]
  /** Completes what was given before it is checked. */
  fill?(ctx: Context, inputs: Values[]): void | Promise<void>
  /** Derives values from checked ones. */
  derive?(ctx: Context, drafts: Draft[]): void | Promise<void>
  /** Says what is wrong with a draft beyond its single fields. */
  refuse?(ctx: Context, drafts: Draft[]): Promise<Map<string, { field: string; message: string }>>
  /** Says which records must not be thrown away, and why. */
  keep?(ctx: Context, ids: string[]): Promise<Map<string, { field: string; message: string }>>
  /** Writes what follows, in the same transaction. */
  after?(ctx: Context, changes: Change[]): Promise<void>
  /** As `after`, for records that went to the bin or came back. */
  binned?(ctx: Context, records: Binned[], kind: 'deleted' | 'restored'): Promise<void>
}

/** A record that went to the bin or came back, with its values as they stand. */
export type Binned = { id: string; values: Values }

const rules = new Map<string, WriteRules>()

export function onWrite(def: ObjectDef, given: WriteRules) {
  if (rules.has(def.name)) throw new Error(`${def.name} has its rules already`)
  rules.set(def.name, given)
}

export const rulesOf = (def: ObjectDef): WriteRules => rules.get(def.name) ?? {}
