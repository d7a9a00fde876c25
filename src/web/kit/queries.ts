import { QueryClient } from '@tanstack/react-query'
import { Problem } from './api.ts'
import type { WireRow } from './catalogue.ts'

/** Every query about records of an object has a key that starts with the object's name; see live.ts. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Problem && error.status < 500) && failures < 2,
    },
  },
})

export const rowsKey = (object: string, ...rest: unknown[]) => [object, 'rows', ...rest] as const
export const rowKey = (object: string, id: string, ...rest: unknown[]) =>
  [object, 'row', id, ...rest] as const
export const sumsKey = (object: string, ...rest: unknown[]) => [object, 'sums', ...rest] as const

/** Pages by cursor shift against each other while records come and go; a record then stands in two of them. */
export function eachOnce<R extends { id: string }>(rows: readonly R[]): R[] {
  const seen = new Set<string>()
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id))
}

const watching = new Set<(object: string) => void>()

/** Tells of every object that is read again, for what keeps its own pages; answers how to stop. */
export function onRefresh(act: (object: string) => void): () => void {
  watching.add(act)
  return () => void watching.delete(act)
}

/** Refetches what is on screen of an object and forgets the rest. */
export function refresh(object: string) {
  for (const act of watching) act(object)
  return queries.invalidateQueries({ queryKey: [object] })
}

/** Puts new values into every loaded copy of a record, so that all of the screen shows them at once. */
export function patchLoaded(object: string, id: string, change: Partial<WireRow>) {
  const merge = (row: WireRow): WireRow => ({
    ...row,
    ...change,
    included: { ...row.included, ...change.included },
  })
  queries.setQueriesData<{ data: WireRow[] }>({ queryKey: rowsKey(object) }, (page) =>
    page?.data?.some((row) => row.id === id)
      ? { ...page, data: page.data.map((row) => (row.id === id ? merge(row) : row)) }
      : page,
  )
  queries.setQueriesData<WireRow>({ queryKey: rowKey(object, id) }, (row) => row && merge(row))
}
