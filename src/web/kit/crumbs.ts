import { type ReactNode, useEffect, useSyncExternalStore } from 'react'

export type Crumb = { label: string; to?: string }
type Trail = { crumbs: Crumb[]; beside?: ReactNode }

let trail: Trail = { crumbs: [] }
const listeners = new Set<() => void>()

let mark = ''

/** Puts a number before the title of the tab, such as unread notices; nought takes it away. */
export function markTitle(count: number) {
  mark = count ? `(${count}) ` : ''
  showTitle()
}

function showTitle() {
  document.title = mark + [...trail.crumbs.map((one) => one.label).reverse(), 'Mainstay'].join(' · ')
}

/** Says in the top bar (and the tab's title) where the page is; the last crumb is the page itself. */
export function useCrumbs(crumbs: Crumb[], beside?: ReactNode) {
  const key = JSON.stringify(crumbs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `crumbs`
  useEffect(() => {
    trail = { crumbs, beside }
    showTitle()
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
