import { useCallback, useMemo, useState } from 'react'

export type Selection = {
  ids: ReadonlySet<string>
  /** Every record that matches the filter, loaded or not. */
  all: boolean
  size: number
  has: (id: string) => boolean
  toggle: (id: string, index: number) => void
  /** From the row picked last to this one, as Shift does everywhere. */
  extend: (index: number, idAt: (index: number) => string | undefined) => void
  pickAll: () => void
  pick: (ids: readonly string[]) => void
  clear: () => void
}

const none: ReadonlySet<string> = new Set()

export function useSelection(): Selection {
  const [ids, setIds] = useState(none)
  const [all, setAll] = useState(false)
  const [anchor, setAnchor] = useState(0)
  const clear = useCallback(() => {
    setIds(none)
    setAll(false)
  }, [])
  const toggle = useCallback((id: string, index: number) => {
    setAll(false)
    setAnchor(index)
    setIds((old) => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const pick = useCallback((list: readonly string[]) => {
    setAll(false)
    setIds(new Set(list))
  }, [])
  return useMemo(
    () => ({
      ids,
      all,
      size: ids.size,
      has: (id) => all || ids.has(id),
      toggle,
      extend: (index, idAt) => {
        const [from, to] = anchor < index ? [anchor, index] : [index, anchor]
        const between = Array.from({ length: to - from + 1 }, (_, i) => idAt(from + i))
        setAll(false)
        setIds((old) => new Set([...old, ...between.filter((id) => id !== undefined)]))
      },
      pickAll: () => setAll(true),
      pick,
      clear,
    }),
    [ids, all, anchor, toggle, pick, clear],
  )
}
