import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import type { NoticeLine } from '#core/notice.ts'
import { api } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'
import { t, tn } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { refreshNotices } from './unread.ts'

export type { NoticeLine } from '#core/notice.ts'
export type State = 'unread' | 'open' | 'done'
export type Mark = 'read' | 'unread' | 'done' | 'open'
type Page = { data: NoticeLine[]; nextCursor: string | null }

const listKey = ['notice', 'list'] as const

export const noticesQuery = (state: State, kinds: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...listKey, state, kinds ?? ''],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>('/notices', { query: { state, kinds, cursor: pageParam, limit: 50 }, signal }),
    getNextPageParam: (page) => page.nextCursor,
  })

const opposite: Record<Mark, Mark> = { read: 'unread', unread: 'read', done: 'open', open: 'done' }

/** Marks notices, shown at once; without ids all that are unread. */
export async function mark(as: Mark, ids?: readonly string[], quiet = false): Promise<void> {
  if (ids) patch(as, ids)
  try {
    const changed = await api.post<{ ids: string[] }>('/notices/mark', { as, ids })
    if (!ids) await refreshNotices()
    else void queries.invalidateQueries({ queryKey: ['notice', 'count'] })
    if (!quiet && changed.ids.length)
      toast({ message: messageOf(as, changed.ids.length), undo: () => back(as, changed.ids) })
  } catch (error) {
    toastError(error)
    void refreshNotices()
  }
}

async function back(as: Mark, ids: readonly string[]) {
  await api.post('/notices/mark', { as: opposite[as], ids })
  await refreshNotices()
}

function messageOf(as: Mark, count: number): string {
  if (as === 'done') return tn(count, 'Notice put away', '{count} notices put away')
  if (as === 'open') return tn(count, 'Notice is back', '{count} notices are back')
  return as === 'read' ? tn(count, 'Marked as read', '{count} marked as read') : t('Marked as unread')
}

function patch(as: Mark, ids: readonly string[]) {
  const now = new Date().toISOString()
  const change: Partial<NoticeLine> =
    as === 'read'
      ? { readAt: now }
      : as === 'unread'
        ? { readAt: null, doneAt: null }
        : as === 'done'
          ? { readAt: now, doneAt: now }
          : { doneAt: null }
  queries.setQueriesData<InfiniteData<Page>>(
    { queryKey: listKey },
    (all) =>
      all && {
        ...all,
        pages: all.pages.map((page) => ({
          ...page,
          data: page.data.map((line) => (ids.includes(line.id) ? { ...line, ...change } : line)),
        })),
      },
  )
}
