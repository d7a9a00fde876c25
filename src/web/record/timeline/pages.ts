import type { InfiniteData } from '@tanstack/react-query'
import { api } from '../../kit/api.ts'
import type { Linked, WireObject, WireRow } from '../../kit/catalogue.ts'

export type Change = {
  subject: WireRow | null
  kind: 'created' | 'changed' | 'deleted' | 'restored'
  version: number
  cause: { kind: string } | null
  actor: Linked | null
  changes: Record<string, [before: unknown, after: unknown]>
}
export type Whole = {
  row: WireRow
  texts: Record<string, string | null>
  cut: string[]
  people: WireRow[] | null
  files: WireRow[] | null
}
export type Entry = {
  id: string
  at: string
  type: 'record' | 'change'
  object: string
  record: string
  node: string
  cursor: string
  entry?: Whole
  change?: Change
}
export type Page = { data: Entry[]; linked: Record<string, Linked>; nextCursor: string | null }
/** Where a page begins, and which way it goes from there. */
export type Place = { cursor: string; newer?: boolean }
export type Pages = InfiniteData<Page, Place>

export const LIMIT = 50
const MOST = 200

type Query = Record<string, unknown>

export const readPage = (
  def: WireObject,
  id: string,
  query: Query,
  { cursor, newer }: Place,
  signal?: AbortSignal,
  limit = LIMIT,
) => api.get<Page>(`/${def.plural}/${id}/timeline`, { query: { ...query, cursor, newer, limit }, signal })

/** Its place in the order of a timeline, as text that compares like it. */
function markOf({ cursor }: Entry): [string, string, string] {
  return JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))) as [string, string, string]
}

/** Whether `a` happened before `b`, by the order pages come in. */
export function isOlder(a: Entry, b: Entry): boolean {
  const [left, right] = [markOf(a), markOf(b)]
  const at = left.findIndex((part, i) => part !== right[i])
  return at >= 0 && left[at]! < right[at]!
}

/**
 * Reads a loaded page again, from where it begins to where it ends. Answers undefined when so much is new that it
 * cannot be joined to its neighbour any more.
 */
export async function reread(
  read: (place: Place, limit: number) => Promise<Page>,
  page: Page,
  place: Place,
): Promise<Page | undefined> {
  const isLast = page.nextCursor === null
  const fresh = await read(place, Math.min(MOST, Math.max(LIMIT, page.data.length + 20)))
  const bound = place.newer ? page.data[0] : page.data.at(-1)
  if (isLast || !bound) return fresh
  const within = fresh.data.filter((one) => (place.newer ? !isOlder(bound, one) : !isOlder(one, bound)))
  const reaches = within.length < fresh.data.length || fresh.nextCursor === null || has(within, bound)
  return reaches ? { ...fresh, data: within, nextCursor: page.nextCursor } : undefined
}

const has = (some: Entry[], one: Entry) => some.some((other) => other.cursor === one.cursor)

/** All loaded entries, newest first, each once. */
export function entriesOf(pages: readonly Page[] | undefined): Entry[] {
  const seen = new Set<string>()
  const all = (pages ?? []).flatMap((page) => page.data)
  return all.filter(({ id, record }) => !seen.has(id + record) && seen.add(id + record))
}

export const linkedIn = (pages: readonly Page[] | undefined): Record<string, Linked> =>
  Object.assign({}, ...(pages ?? []).map((page) => page.linked))
