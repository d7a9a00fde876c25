import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../kit/api.ts'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { eachOnce, queries, rowsKey } from '../kit/queries.ts'
import type { PageParams } from './query.ts'

const pageSize = 100
type Page = { data: WireRow[]; nextCursor: string | null }
type Known = { cursor: string | null; length?: number }
type Count = { value: number; kind: string; more: boolean }

export type Pages = {
  /** Rows known so far; more follow while `more` holds. */
  length: number
  more: boolean
  rowAt: (index: number) => WireRow | undefined
  indexOf: (id: string) => number
  /** Tells which rows are on screen; their pages and the next are kept loaded. */
  show: (first: number, last: number) => void
  loading: boolean
  /** Rows of the former query still stand while those of the new one arrive. */
  stale: boolean
  error: Error | null
  retry: () => void
}

/**
 * Rows by keyset pages. Only pages on screen and the next are held, so that scrolling through a million rows
 * stays light; of the others their cursor and length are remembered.
 */
export function usePages(def: WireObject, params: PageParams, enabled = true): Pages {
  const key = JSON.stringify([def.name, params])
  const [state, setState] = useState<{ key: string; known: Known[] }>({ key, known: [{ cursor: null }] })
  const [range, setRange] = useState<[number, number]>([0, 0])
  if (state.key !== key) {
    setState({ key, known: [{ cursor: null }] })
    setRange([0, 0])
  }
  const known = state.key === key ? state.known : [{ cursor: null }]
  const from = Math.max(0, range[0] - 1)
  const held = known.slice(from, range[1] + 2)
  const results = useQueries({
    queries: held.map((page) => ({ ...pageQuery(def, params, page.cursor), enabled })),
  })
  const loaded = withoutRepeats(results.map((one) => one.data))
  useEffect(() => {
    const arrived = withoutRepeats(results.map((one) => (one.isPlaceholderData ? undefined : one.data)))
    setState((old) => {
      if (old.key !== key) return old
      const next = learnt(old.known, from, arrived)
      return next === old.known ? old : { key, known: next }
    })
  }, [key, from, results])
  const first = results[0]
  const starts = startsOf(known, loaded[0]?.data.length)
  const pageAt = (i: number): Page | undefined =>
    // Beyond the last page known, no cursor would mean the first page again.
    known[i] &&
    (loaded[i - from] ?? queries.getQueryData<Page>(pageQuery(def, params, known[i].cursor).queryKey))
  const place = (index: number) => starts.findLastIndex((start) => start <= index)
  const last = known.length - 1
  return {
    length: starts[known.length] ?? starts.at(-1)!,
    more: known[last]!.length === undefined || pageAt(last)?.nextCursor != null,
    rowAt: (index) => {
      const i = place(index)
      return pageAt(i)?.data[index - starts[i]!]
    },
    indexOf: (id) => {
      for (let i = 0; i < known.length; i++) {
        const at = pageAt(i)?.data.findIndex((row) => row.id === id) ?? -1
        if (at >= 0) return starts[i]! + at
      }
      return -1
    },
    show: (a, b) => {
      const next: [number, number] = [Math.max(0, place(a)), Math.min(place(b), last)]
      if (next[0] !== range[0] || next[1] !== range[1]) setRange(next)
    },
    loading: from === 0 && Boolean(first?.isPending),
    stale: from === 0 && Boolean(first?.isPlaceholderData),
    error: results.find((one) => one.error)?.error ?? null,
    retry: () => void Promise.all(results.filter((one) => one.error).map((one) => one.refetch())),
  }
}

const pageQuery = (def: WireObject, params: PageParams, cursor: string | null) => ({
  queryKey: rowsKey(def.name, 'page', params, cursor),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Page>(`/${def.plural}`, {
      query: { ...params, limit: pageSize, cursor: cursor ?? undefined },
      signal,
    }),
  ...(cursor === null && { placeholderData: keepPreviousData as never }),
})

function withoutRepeats(pages: (Page | undefined)[]): (Page | undefined)[] {
  const once = new Set(eachOnce(pages.flatMap((page) => page?.data ?? [])))
  return pages.map((page) =>
    page?.data.every((row) => once.has(row))
      ? page
      : page && { ...page, data: page.data.filter((row) => once.has(row)) },
  )
}

// A page may grow or shrink as records come and go; then the next begins elsewhere.
function learnt(known: Known[], from: number, pages: (Page | undefined)[]): Known[] {
  let next = known
  pages.forEach((page, i) => {
    if (!page) return
    const at = from + i
    if (at >= next.length) return
    if (next[at]!.length !== page.data.length)
      next = next.with(at, { ...next[at]!, length: page.data.length })
    const follower = next[at + 1]
    if (page.nextCursor === null && follower) next = next.slice(0, at + 1)
    else if (page.nextCursor !== null && follower?.cursor !== page.nextCursor)
      next = [
        ...next.slice(0, at + 1),
        { cursor: page.nextCursor, length: follower?.length },
        ...next.slice(at + 2),
      ]
  })
  return next
}

function startsOf(known: Known[], firstLength = 0): number[] {
  const starts = [0]
  known.forEach((page, i) => {
    starts.push(starts[i]! + (page.length ?? (i === 0 ? firstLength : 0)))
  })
  return starts
}

/** How many records a list holds: exact from the sums where they are, else as far as the server counts at once. */
export function useCount(def: WireObject, params: PageParams, enabled: boolean): Count | undefined {
  const { data } = useQuery({
    queryKey: rowsKey(def.name, 'count', params.filter, params.q, params.deleted),
    queryFn: ({ signal }) =>
      api.get<{ count: Count }>(`/${def.plural}`, {
        query: {
          filter: params.filter,
          q: params.q,
          deleted: params.deleted,
          limit: 1,
          fields: def.title,
          count: 'bounded',
        },
        signal,
      }),
    enabled,
    placeholderData: keepPreviousData,
  })
  return data?.count
}
