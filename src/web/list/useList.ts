import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import type { WireObject } from '../kit/catalogue.ts'
import type { ListSearch } from '../router.tsx'
import { isChanged, type ListQuery, type ListView, queryOf } from './query.ts'
import { tellUse, useViews, type Views } from './views.ts'

const route = getRouteApi('/inside/o/$plural')

export type List = {
  def: WireObject
  views: Views
  view: ListView | undefined
  query: ListQuery
  search: ListSearch
  changed: boolean
  /** Whether it is known which view is meant; rows are asked for from then on. */
  ready: boolean
  set: (change: Partial<ListSearch>) => void
  open: (view: ListView) => void
  reset: () => void
}

/** The state of a list lies in its address, so that it can be reloaded, shared and gone back to. */
export function useList(def: WireObject): List {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const views = useViews(def)
  const shown = views.all.filter((one) => !views.choice.hidden?.includes(one.key))
  const wanted = views.all.find((one) => one.key === (search.view ?? views.choice.default))
  const view = wanted ?? shown[0] ?? views.all[0]
  const set = useCallback(
    (change: Partial<ListSearch>) =>
      void navigate({ search: (old: ListSearch) => tidy({ ...old, ...change }), replace: true }),
    [navigate],
  )
  const open = useCallback(
    // Who looks at a board goes on doing so, unless the next view says otherwise.
    (next: ListView) =>
      void navigate({ search: { view: next.key, layout: next.query.layout ? undefined : search.layout } }),
    [navigate, search.layout],
  )
  const reset = () => set(asViewed)
  const query = useMemo(() => queryOf(def, view, search), [def, view, search])
  useEffect(() => tellUse(view), [view])
  return {
    def,
    views,
    view,
    query,
    search,
    changed: useMemo(() => isChanged(def, view, query), [def, view, query]),
    ready: views.loaded || Boolean(search.view && wanted),
    set,
    open,
    reset,
  }
}

const asViewed: Partial<ListSearch> = {
  filter: undefined,
  sort: undefined,
  columns: undefined,
  layout: undefined,
  group: undefined,
  totals: undefined,
  widths: undefined,
  chart: undefined,
  q: undefined,
}

const tidy = (search: ListSearch): ListSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  )
