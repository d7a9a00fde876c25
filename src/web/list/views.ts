import { queryOptions, useQuery } from '@tanstack/react-query'
import { kebab } from '#core/name.ts'
import type { ViewChoice, ViewQuery } from '#core/view.ts'
import { api } from '../kit/api.ts'
import { inSentence, many, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { queries, refresh, rowsKey } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import type { ListView } from './query.ts'

/** Views saved by this user or shared with everyone, by the path of their object. */
export const savedQuery = (object: string) =>
  queryOptions({
    queryKey: rowsKey('view', 'of', object),
    queryFn: ({ signal }) => {
      const seen = { any: [{ owner: { is: 'me' } }, { shared: { is: true } }] }
      const filter = { object: { is: object }, ...seen }
      return api.get<{ data: WireRow[] }>('/views', { query: { filter, sort: 'name', limit: 200 }, signal })
    },
  })

export const choicesQuery = queryOptions({
  queryKey: ['viewChoices'],
  queryFn: ({ signal }) => api.get<{ data: Record<string, ViewChoice> }>('/viewChoices', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export type Views = {
  /** All there are, in the user's order. */
  all: ListView[]
  choice: ViewChoice
  /** Whether both the saved ones and the user's choice are known. */
  loaded: boolean
}

/** Ready views first, then saved ones, unless the user ordered them otherwise. */
export function useViews(def: WireObject): Views {
  const { user } = useSession()
  const saved = useQuery(savedQuery(def.name))
  const choices = useQuery(choicesQuery)
  const choice = choices.data?.data[def.name] ?? {}
  const views = [...readyViews(def), ...(saved.data?.data ?? []).map((row) => savedView(row, user.id))]
  return {
    all: ordered(views, choice.order ?? []),
    choice,
    loaded: !saved.isPending && !choices.isPending,
  }
}

export function readyViews(def: WireObject): ListView[] {
  const ready = def.list.views?.length
    ? def.list.views
    : [{ key: 'all', label: t('All {what}', { what: inSentence(many(def)) }) }]
  return ready.map(({ key, label, ...query }) => ({ key: key ?? kebab(label), label, query }))
}

/** Those named come in the order named, others after them as they were. */
export function ordered<V extends { key: string }>(views: readonly V[], order: readonly string[]): V[] {
  const place = ({ key }: V) => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...views].sort((a, b) => place(a) - place(b))
}

const savedView = (row: WireRow, me: string): ListView => ({
  key: row.id,
  label: String(row.name),
  query: (row.query ?? {}) as ViewQuery,
  saved: { id: row.id, version: row.version, shared: row.shared === true, mine: row.owner === me },
})

/** Keeps how the user arranged the views of an object; shown at once. */
export async function choose(object: string, change: ViewChoice) {
  const { queryKey } = choicesQuery
  const before = queries.getQueryData(queryKey)
  queries.setQueryData(queryKey, {
    data: { ...before?.data, [object]: { ...before?.data[object], ...change } },
  })
  try {
    await api.patch(`/viewChoices/${object}`, change)
  } catch (error) {
    queries.setQueryData(queryKey, before)
    toastError(error)
  }
}

type NewView = { label: string; query: ViewQuery; shared: boolean; owner: string }

export async function createView(def: WireObject, { label, query, shared, owner }: NewView) {
  const row = await api.post<WireRow>('/views', { name: label, object: def.name, query, shared, owner })
  await refresh('view')
  return row.id
}

type Change = { name?: string; query?: ViewQuery; shared?: boolean }

/** Changes a saved view, with Undo. */
export async function changeView(view: ListView, change: Change, message: string) {
  const path = `/views/${view.saved!.id}`
  const was = { name: view.label, query: view.query, shared: view.saved!.shared }
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, was[name as keyof Change]]))
  try {
    await api.patch(path, change)
    await refresh('view')
    toast({ message, undo: () => api.patch(path, before).then(() => refresh('view')) })
  } catch (error) {
    toastError(error)
  }
}

export async function deleteView({ id, label }: { id: string; label: string }) {
  try {
    await api.delete(`/views/${id}`)
    await refresh('view')
    toast({
      message: t('View “{name}” deleted', { name: label }),
      undo: () => api.post(`/views/${id}/restore`).then(() => refresh('view')),
    })
  } catch (error) {
    toastError(error)
  }
}

/** Tells the server that a saved view is of use; at most once an hour and view from one page. */
const told = new Map<string, number>()
export function tellUse(view: ListView | undefined) {
  const id = view?.saved?.id
  if (!id || Date.now() - (told.get(id) ?? 0) < 3_600_000) return
  told.set(id, Date.now())
  void api.post(`/views/${id}/use`).catch(() => undefined)
}
