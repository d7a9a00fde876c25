import type { KindName, Reading } from '../field/index.ts'

/** What happens to a record a link names but nobody has. */
export type Missing = 'report' | 'create' | 'reject'

export type LinkPlan = {
  /** How the cell names the record: its title, its id in the source, or a field of it. */
  by: 'name' | 'source' | (string & {})
  missing: Missing
}

/** Where one column goes. Without a field it is left out; `createField` keeps it in a field made for it. */
export type PlanColumn = {
  column: string
  field: string | null
  part?: string
  link?: LinkPlan
  reading?: Reading
  /** Text in the file → text as if it stood there. An empty text empties the cell. */
  values?: Record<string, string>
  createField?: { label: string; kind: KindName; decimals?: number; target?: string }
  /** What a number is multiplied by: a sheet keeps 25 % as 0.25. */
  scale?: number
  /** A cell that cannot be read turns its row away, unless it is to be left empty. */
  unreadable?: 'reject' | 'empty'
}

export type Plan = {
  columns: PlanColumn[]
  match?: { by: string[] | 'source' }
  onMatch?: 'update' | 'skip' | 'fillEmpty'
  /** The column that holds the record's id in the system it comes from. */
  sourceId?: string
  /** Values every record gets; `{Column}` stands for that row's cell. */
  constants?: Record<string, unknown>
  /** Cells put right by hand, by row number and column. */
  fixes?: Record<string, Record<string, string>>
}

export type Guess = { field: string; part?: string; link?: LinkPlan; confidence: number }

/** What is known of a column after looking at its cells. */
export type ColumnProfile = {
  name: string
  samples: string[]
  filled: number
  kind: KindName
  reading: Reading
  longest: number
  decimals: number
  /** The largest number among the cells. */
  most: number
  /** No value came twice. */
  unique: boolean
  /** All values, when they are few. */
  values: string[]
}

/** A column as offered to the person who maps it. */
export type OfferedColumn = ColumnProfile & { guess: Guess | null }
