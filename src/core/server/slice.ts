import type { App } from './app.ts'
import type { Context } from './context.ts'
import { addSystemTable } from './database/system.ts'
import type { Listener } from './event.ts'
import type { Route } from './http/route.ts'

/** What a slice brings beside its objects, rules and verbs. */
export type Slice = {
  name: string
  /** Tables of its own that hold no records, as SQL by name; no business object belongs here. */
  tables?: Record<string, string>
  indexes?: Record<string, string>
  /** Columns of those tables that hold ids of records, so that a purge reaches them; by name of table. */
  naming?: Record<string, readonly string[]>
  /** Routes beyond the general ones; see `route`. */
  routes?: Route[]
  /** Acts on events inside the transaction that takes them from the outbox. */
  onEvents?(app: App): Listener
  /** Declares jobs (`app.jobs.add`); called once, before they start. */
  jobs?(app: App): void
  /** Writes what an empty organisation must have; called at every start, so it looks first. */
  seed?(ctx: Context): Promise<void>
}

const known = new Map<string, Slice>()

/** Declares a slice, at the end of its `index.ts`; an App started afterwards includes it. */
export function declareSlice(given: Slice) {
  if (known.has(given.name)) throw new Error(`the slice ${given.name} is declared already`)
  known.set(given.name, given)
  addSystemTable(given.tables, given.indexes)
}

export const slices = (): Slice[] => [...known.values()]
