import type { Filter } from '#core/filter.ts'
import type { Linked, WireField } from './catalogue.ts'

type Values = Record<string, unknown>

/** A few values asked for before something is done: the reason of a loss, what a stage requires. */
export type Asking = {
  title: string
  help?: string
  /** What the button that does it says. */
  confirm: string
  isDanger?: boolean
  fields: Record<string, WireField>
  values?: Values
  included?: Record<string, Linked | null>
  /** Only these linked records are offered for a field. */
  scopes?: Record<string, Filter | undefined>
  /** Does it; mistakes the server finds show at their fields, and the dialog stays. */
  run: (values: Values, included: Record<string, Linked | null>) => Promise<unknown>
}
type Open = Asking & { turn: number; answer: (done: boolean) => void }

let open: Open | undefined
let turns = 0
const listeners = new Set<() => void>()
const set = (next: Open | undefined) => {
  open = next
  for (const listener of listeners) listener()
}

/** Opens the dialog; answers whether it was done or turned away from. */
export const askFor = (asking: Asking) =>
  new Promise<boolean>((resolve) => {
    set({
      ...asking,
      turn: ++turns,
      answer: (done) => {
        set(undefined)
        resolve(done)
      },
    })
  })

export const askedNow = () => open
export const onAsked = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
