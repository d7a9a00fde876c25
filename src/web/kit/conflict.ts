import type { WireObject, WireRow } from './catalogue.ts'

/** A stale write: the record as it is now, and what this user wanted to write. */
export type Conflict = { def: WireObject; current: WireRow; edit: Record<string, unknown> }
type Asked = Conflict & { answer: (chosen: Record<string, unknown> | undefined) => void }

let asked: Asked | undefined
const listeners = new Set<() => void>()
const set = (next: Asked | undefined) => {
  asked = next
  for (const listener of listeners) listener()
}

/** Answers the values to write after all, or undefined to leave the record as it is. */
export const askAboutConflict = (conflict: Conflict) =>
  new Promise<Record<string, unknown> | undefined>((resolve) => {
    set({
      ...conflict,
      answer: (chosen) => {
        set(undefined)
        resolve(chosen)
      },
    })
  })

export const conflictNow = () => asked
export const onConflict = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
