import { type ReactNode, useEffect, useSyncExternalStore } from 'react'

export type Crumb = { label: string; to?: string }
type Trail = { crumbs: Crumb[]; beside?: ReactNode }

let trail: Trail = { crumbs: [] }
const listeners = new Set<() => void>()

/** Says in the top bar (and the tab's title) where the page is; the last crumb is the page itself. */
export function useCrumbs(crumbs: Crumb[], beside?: ReactNode) {
  const key = JSON.stringify(crumbs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `crumbs`
  useEffect(() => {
    trail = { crumbs, beside }
    document.title = [...crumbs.map((one) => one.label).reverse(), 'Mainstay'].join(' · ')
    for (const listener of listeners) listener()
  }, [key, beside])
}

export const useTrail = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => trail,
  )
