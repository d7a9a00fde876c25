import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../kit/api.ts'
import { markTitle } from '../kit/crumbs.ts'
import { onLive } from '../kit/live.ts'
import { queries } from '../kit/queries.ts'

export const unreadQuery = queryOptions({
  queryKey: ['notice', 'count'],
  queryFn: ({ signal }) => api.get<{ unread: number }>('/notices/count', { signal }),
})

export const refreshNotices = () => queries.invalidateQueries({ queryKey: ['notice'] })

// Heard once, however many places show the number.
onLive('notice', () => {
  void refreshNotices()
  void import('./desktop.ts').then(({ tellDesktop }) => tellDesktop()).catch(() => undefined)
})

/** How many notices are unread; the tab's title says so as well. */
export function useUnread(): number {
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  useEffect(() => markTitle(unread), [unread])
  return unread
}
