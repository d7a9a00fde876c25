import type { Linked } from '../kit/catalogue.ts'

export type Draft = {
  values: Record<string, unknown>
  included: Record<string, Linked | null>
  at: number
  /** The version of the record that its author saw. */
  version?: number
}

const month = 30 * 24 * 3600 * 1000
const keyOf = (user: string, plural: string, id?: string) => `mainstay.draft.${user}.${plural}.${id ?? 'new'}`

/** What was being written when the page went away. Kept by user, so that a shared browser tells nobody else. */
export function draftsOf(user: string, plural: string, id?: string) {
  const key = keyOf(user, plural, id)
  return {
    read(): Draft | undefined {
      try {
        const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
        return draft && Date.now() - draft.at < month ? draft : undefined
      } catch {
        return undefined
      }
    },
    keep(draft: Draft) {
      try {
        localStorage.setItem(key, JSON.stringify(draft))
      } catch {
        // A full or forbidden storage costs the draft, not the form.
      }
    },
    drop: () => localStorage.removeItem(key),
  }
}
