import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { WireObject } from '../kit/catalogue.ts'
import type { ListSearch } from '../router.tsx'
import { isChanged, type ListQuery, type ListView, queryOf } from './query.ts'
import { useDefaultView, useViews } from './views.ts'

const route = getRouteApi('/inside/o/$plural')

export type List = {
  def: WireObject
  views: ListView[]
  view: ListView | undefined
  query: ListQuery
  search: ListSearch
  changed: boolean
  set: (change: Partial<ListSearch>) => void
  open: (view: ListView) => void
  reset: () => void
  defaultKey: string | null
  setDefault: (key: string | null) => void
}

/** The state of a list lies in its address, so that it can be reloaded, shared and gone back to. */
export function useList(def: WireObject): List {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { views } = useViews(def)
  const [defaultKey, setDefault] = useDefaultView(def)
  const view = views.find((one) => one.key === (search.view ?? defaultKey)) ?? views[0]
  const set = useCallback(
    (change: Partial<ListSearch>) =>
      void navigate({ search: (old: ListSearch) => tidy({ ...old, ...change }), replace: true }),
    [navigate],
  )
  const open = useCallback(
    (next: ListView) => void navigate({ search: { view: next.key, layout: search.layout } }),
    [navigate, search.layout],
  )
  const reset = () =>
    set({ filter: undefined, sort: undefined, columns: undefined, layout: undefined, q: undefined })
  const query = useMemo(() => queryOf(def, view, search), [def, view, search])
  return {
    def,
    views,
    view,
    query,
    search,
    changed: isChanged(search),
    set,
    open,
    reset,
    defaultKey,
    setDefault,
  }
}

const tidy = (search: ListSearch): ListSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  )
