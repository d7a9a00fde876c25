import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useCatalogue, type WireObject } from '../../kit/catalogue.ts'
import { onRefresh, queries } from '../../kit/queries.ts'
import { useShowing } from '../../kit/session.ts'
import { type Filters, queryOf, startOf } from './filters.ts'
import { entriesOf, linkedIn, type Page, type Pages, type Place, readPage, reread } from './pages.ts'

const SOON_MS = 30
/** Pages beyond those on screen that are read again at once; the others when they come near. */
const AROUND = 1

/**
 * Entries of a record's timeline, read page by page in both directions. What others write is read into the loaded
 * pages that are on screen, so that nothing jumps and a timeline of thousands costs no more than a short one.
 */
export function useTimeline(def: WireObject, id: string, filters: Filters) {
  const { timeZone } = useShowing()
  const query = queryOf(filters, timeZone)
  const start = startOf(filters, timeZone)
  const text = JSON.stringify([query, start])
  const key = useMemo(() => [def.name, 'timeline-pages', id, text], [def.name, id, text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` stands for query and start
  const read = useCallback(
    (place: Place, signal?: AbortSignal, limit?: number) => readPage(def, id, query, place, signal, limit),
    [def, id, text],
  )
  const found = useInfiniteQuery({
    queryKey: ['timeline', ...key],
    initialPageParam: { cursor: start } as Place,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: (page, _all, place) =>
      page.nextCursor && !place.newer ? { cursor: page.nextCursor } : undefined,
    getPreviousPageParam: (page, _all, place) => newerOf(page, place),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const show = useFollowing(['timeline', ...key], def, read)
  const entries = useMemo(() => entriesOf(found.data?.pages), [found.data])
  const linked = useMemo(() => linkedIn(found.data?.pages), [found.data])
  return { ...found, entries, linked, show }
}

// Only a timeline that begins at some day has anything newer than its first page.
function newerOf(page: Page, place: Place): Place | undefined {
  if (!place.cursor) return undefined
  if (place.newer) return page.nextCursor ? { cursor: page.nextCursor, newer: true } : undefined
  return { cursor: page.data[0]?.cursor ?? place.cursor, newer: true }
}

type Read = (place: Place, signal?: AbortSignal, limit?: number) => Promise<Page>

/**
 * Reads loaded pages again when something they tell of has changed: those on screen at once, the others when they
 * come near it, which `show` is told.
 */
function useFollowing(key: readonly unknown[], def: WireObject, read: Read) {
  const catalogue = useCatalogue()
  const near = useRef<[number, number]>([0, 0])
  const name = JSON.stringify(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for `key`
  const again = useCallback(() => void renew(key, near.current, read).catch(() => undefined), [name, read])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tells = (object: string) =>
      object === def.name ||
      object === 'activityParticipant' ||
      catalogue.find(object)?.timeline !== undefined
    // What changed while nobody looked.
    if (queries.getQueryData(key)) again()
    const stop = onRefresh((object) => {
      if (!tells(object)) return
      clearTimeout(timer)
      timer = setTimeout(again, SOON_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [name, def, catalogue, again])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  return useCallback(
    (first: number, last: number) => {
      near.current = [first, last]
      const loaded = queries.getQueryData<Pages>(key)
      if (loaded && pagesNear(loaded, near.current).some((page) => outdated.has(page))) again()
    },
    [name, again],
  )
}

const outdated = new WeakSet<Page>()

/** Pages with entries on screen or next to it, by number of the entry. */
function pagesNear({ pages }: Pages, [from, to]: [number, number]): Page[] {
  let seen = 0
  return pages.filter((page) => {
    const first = seen
    seen += page.data.length
    return seen >= from - AROUND && first <= to + AROUND
  })
}

async function renew(key: readonly unknown[], near: [number, number], read: Read) {
  const loaded = queries.getQueryData<Pages>(key)
  if (!loaded) return
  const wanted = new Set([loaded.pages[0], ...pagesNear(loaded, near)])
  for (const page of loaded.pages) if (!wanted.has(page)) outdated.add(page)
  const fresh = await Promise.all(
    loaded.pages.map((page, i) =>
      wanted.has(page)
        ? reread((place, limit) => read(place, undefined, limit), page, loaded.pageParams[i]!)
        : page,
    ),
  )
  if (fresh.some((page) => !page)) return queries.resetQueries({ queryKey: key })
  queries.setQueryData<Pages>(key, (now) => {
    const place = new Map(loaded.pages.map((page, i) => [page, fresh[i]!]))
    return now && { ...now, pages: now.pages.map((page) => place.get(page) ?? page) }
  })
}
