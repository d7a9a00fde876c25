import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { rowsKey } from '../../kit/queries.ts'

export type Page = { data: WireRow[]; nextCursor: string | null; count?: { value: number; more: boolean } }
export type Asked = Record<string, unknown>

const none: WireRow[] = []

/** All of the few records of an object that settings are made of. */
export function useFew(def: WireObject, query: Asked = {}) {
  const asked = { limit: 200, ...query }
  const result = useQuery({
    queryKey: rowsKey(def.name, 'settings', asked),
    queryFn: ({ signal }) => api.get<Page>(`/${def.plural}`, { query: asked, signal }),
  })
  return { ...result, rows: result.data?.data ?? none }
}

/** Records page after page, for lists that may be long. */
export function usePages(def: WireObject, query: Asked) {
  const result = useInfiniteQuery<Page, Error, InfiniteData<Page>, readonly unknown[], string | undefined>({
    // Pages are no plain list, so the key must not be one that patchLoaded writes into.
    queryKey: [def.name, 'settings', query],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/${def.plural}`, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  return { ...result, rows: result.data?.pages.flatMap((page) => page.data) ?? none }
}
