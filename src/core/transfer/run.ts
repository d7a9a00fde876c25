import type { Kept } from '../text.ts'
import type { Plan } from './plan.ts'

/** What an import found worth telling: a message and how many rows it concerns, with a few of their numbers. */
export type Finding = Kept & {
  level: 'note' | 'warning' | 'error'
  column?: string
  count: number
  rows: number[]
}

export const runStates = ['draft', 'checking', 'ready', 'running', 'done', 'cancelled', 'failed'] as const
export type State = (typeof runStates)[number]

/** A record of the object `importRun`, as server and browser both know it. */
export type RunRow = {
  id: string
  name: string
  object: string | null
  source: string | null
  state: State
  plan: Plan | null
  rowsTotal: number | null
  rowsRead: number | null
  created: number | null
  changed: number | null
  unchanged: number | null
  rejected: number | null
  findings: Finding[] | null
  error: string | null
  startedAt: string | null
  finishedAt: string | null
}
