import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { inSentence, many, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { queries, refresh, rowsKey } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import type { ListView, ViewQuery } from './query.ts'

const slug = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Ready views first, then those saved by this user or shared with everyone. */
export function useViews(def: WireObject) {
  const { user } = useSession()
  const saved = useQuery({
    queryKey: rowsKey('view', 'of', def.name),
    queryFn: ({ signal }) =>
      api.get<{ data: WireRow[] }>('/views', {
        query: { filter: { object: { is: def.name } }, sort: 'name', limit: 100 },
        signal,
      }),
  })
  const ready = def.list.views?.length
    ? def.list.views
    : [{ label: t('All {objects}', { objects: inSentence(many(def)) }), english: 'All' }]
  const views: ListView[] = [
    ...ready.map(({ label, english, ...query }) => ({ key: slug(english ?? label), label, query })),
    ...(saved.data?.data ?? []).map((row) => savedView(row, user.id)),
  ]
  return { views, loading: saved.isPending }
}

const savedView = (row: WireRow, me: string): ListView => ({
  key: row.id,
  label: String(row.name),
  query: (row.query ?? {}) as ViewQuery,
  saved: { id: row.id, version: row.version, shared: row.shared === true, mine: row.owner === me },
})

/** The view a list opens with, remembered in this browser. */
export function useDefaultView(def: WireObject) {
  const name = `mainstay.view.${def.name}`
  const [key, setKey] = useState(() => localStorage.getItem(name))
  const choose = (next: string | null) => {
    if (next) localStorage.setItem(name, next)
    else localStorage.removeItem(name)
    setKey(next)
  }
  return [key, choose] as const
}

type NewView = { label: string; query: ViewQuery; shared: boolean; owner: string }

export async function createView(def: WireObject, { label, query, shared, owner }: NewView) {
  const row = await api.post<WireRow>('/views', { name: label, object: def.name, query, shared, owner })
  await queries.invalidateQueries({ queryKey: rowsKey('view') })
  return row.id
}

export async function changeView(
  view: ListView,
  change: { name?: string; query?: ViewQuery; shared?: boolean },
) {
  try {
    await api.patch(`/views/${view.saved!.id}`, change)
    await queries.invalidateQueries({ queryKey: rowsKey('view') })
  } catch (error) {
    toastError(error)
  }
}

export async function deleteView(view: ListView) {
  try {
    await api.delete(`/views/${view.saved!.id}`)
    await refresh('view')
    toast({
      message: t('View “{label}” deleted', { label: view.label }),
      undo: () => api.post(`/views/${view.saved!.id}/restore`).then(() => refresh('view')),
    })
  } catch (error) {
    toastError(error)
  }
}
