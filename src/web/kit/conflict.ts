import { type Clash, Problem } from './api.ts'
import type { Linked, WireObject, WireRow } from './catalogue.ts'

export type Values = Record<string, unknown>

/** A stale write: the record as it is now, what this user wanted to write, and what others wrote there. */
export type Conflict = {
  def: WireObject
  current: WireRow
  edit: Values
  clashes: Clash[]
  /** What the links among the wanted values point at. */
  included?: Record<string, Linked | null>
}
type Asked = Conflict & { answer: (chosen: Values | undefined) => void }

let asked: Asked | undefined
const listeners = new Set<() => void>()
const set = (next: Asked | undefined) => {
  asked = next
  for (const listener of listeners) listener()
}

/** The conflict a refused write tells of; undefined for any other refusal. */
export function conflictOf(error: unknown, edit: Values): Pick<Conflict, 'current' | 'clashes'> | undefined {
  if (!(error instanceof Problem) || error.code !== 'stale' || !error.current) return undefined
  const current = error.current as WireRow
  // Too much has happened since to tell the fields apart: all of them are asked about.
  const all = () => Object.keys(edit).map((field): Clash => ({ field, theirs: current[field], by: null }))
  return { current, clashes: error.conflicts?.length ? error.conflicts : all() }
}

/** Answers the values to write after all, none where theirs are right; undefined when the user turned away. */
export const askAboutConflict = (conflict: Conflict) =>
  new Promise<Values | undefined>((resolve) => {
    set({
      ...conflict,
      answer: (chosen) => {
        set(undefined)
        resolve(chosen)
      },
    })
  })

/** What is written when these fields are decided for one's own value; those nobody else touched always are. */
export const resolved = ({ edit, clashes }: Conflict, mine: ReadonlySet<string>): Values =>
  Object.fromEntries(
    Object.entries(edit).filter(([name]) => mine.has(name) || !clashes.some((one) => one.field === name)),
  )

export const conflictNow = () => asked
export const onConflict = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
