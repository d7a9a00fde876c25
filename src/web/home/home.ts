import { queryOptions } from '@tanstack/react-query'
import type { NoticeLine } from '#core/notice.ts'
import { api } from '../kit/api.ts'
import type { WireRow } from '../kit/catalogue.ts'

type Rows = { rows: WireRow[]; count?: { value: number; more: boolean } }
export type Birthday = { object: string; id: string; title: string; day: string; year: number }
export type Seen = { object: string; id: string; title: string | null; at: string }

export type Home = {
  tasks: Rows & { overdue?: { value: number } }
  meetings: Rows
  changes: { rows: NoticeLine[] }
  birthdays: { rows: Birthday[] }
  recent: { rows: Seen[] }
  deals?: Rows
}

/** Its key begins as those of activities, most of what it shows: it follows when they change. */
export const homeQuery = (zone: string) =>
  queryOptions({
    queryKey: ['activity', 'home', zone],
    queryFn: ({ signal }) => api.get<Home>('/home', { query: { zone }, signal }),
    staleTime: 10_000,
  })
