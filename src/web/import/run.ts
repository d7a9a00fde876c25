import { queryOptions } from '@tanstack/react-query'
import type { Kept } from '#core/text.ts'
import type { OfferedColumn, Plan } from '#core/transfer/plan.ts'
import type { RunRow, State } from '#core/transfer/run.ts'
import { api } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'

export type Run = RunRow & {
  createdAt: string
  columns?: Offered[]
  /** The plan the server would begin with, for the object asked about. */
  suggestion?: Plan | null
  preview?: string[][]
}

/** A column as the server tells of it. */
export type Offered = Omit<OfferedColumn, 'values'>

/** One table found in an uploaded file. */
export type SheetFound = {
  file: string
  sheet: string | null
  rows: number
  run: string
  object: string | null
  source: { key: string; label: string } | null
  confidence: number
}

export type BadRow = {
  row: number
  cells: Record<string, string>
  errors: (Kept & { column: string })[]
  warnings: (Kept & { column: string })[]
}

export const isBusy = (state: State | undefined) => state === 'checking' || state === 'running'

/** `object` asks for guesses as if the rows became that. */
export const runQuery = (id: string, object?: string) =>
  queryOptions({
    queryKey: ['import', id, 'run', object],
    queryFn: ({ signal }) => api.get<Run>(`/imports/${id}`, { query: { object }, signal }),
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? 700 : false),
    staleTime: 0,
  })

export async function checkRun(id: string, object: string, plan: Plan) {
  await api.post(`/imports/${id}/check`, { object, plan })
  await again(id)
}

export async function applyRun(id: string) {
  await api.post(`/imports/${id}/apply`)
  await again(id)
}

export async function cancelRun(id: string) {
  await api.post(`/imports/${id}/cancel`)
  await again(id)
}

const again = (id: string) => queries.invalidateQueries({ queryKey: ['import', id] })
