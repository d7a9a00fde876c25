import type { Filter } from './filter.ts'

/** What is to be done to each of many records. */
export type BulkTask =
  | { operation: 'update'; change: Record<string, unknown> }
  | { operation: 'tag'; field: string; add?: string[]; remove?: string[] }
  | { operation: 'delete' }
  | { operation: 'restore' }
  | { operation: 'verb'; verb: string; input?: Record<string, unknown> }
  /** Puts back what another run did. */
  | { operation: 'undo'; run: string }

/** To which records: those picked, or all that a list finds. */
export type BulkTarget = { ids: string[] } | { filter?: Filter; q?: string; deleted?: boolean }

export const bulkOperations = ['update', 'tag', 'delete', 'restore', 'verb', 'undo'] as const
export const bulkStates = ['running', 'done', 'cancelled', 'failed'] as const
export type BulkState = (typeof bulkStates)[number]

/** A record of the object `bulkRun`, as server and browser both know it. */
export type BulkRow = {
  id: string
  name: string
  object: string
  operation: (typeof bulkOperations)[number]
  task: BulkTask
  target: BulkTarget
  state: BulkState
  /** How many records it is meant for; empty until they are counted. */
  total: number | null
  changed: number
  unchanged: number
  refused: number
  /** The last record done: work goes on behind it. */
  place: string | null
  undoneBy: string | null
  owner: string
  error: string | null
  createdAt: string
  finishedAt: string | null
}
