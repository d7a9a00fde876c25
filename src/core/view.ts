import type { Filter } from './filter.ts'

export type Layout = 'table' | 'board' | 'chart'

/** What stands under a column. */
export const totalKinds = ['sum', 'avg', 'min', 'max', 'filled', 'empty'] as const
export type TotalOf = (typeof totalKinds)[number]

export const chartKinds = ['bar', 'line', 'funnel', 'donut'] as const
/** A picture of a list: `by` and `series` are fields, dates with their step as in `closeDate:month`. */
export type ChartSpec = {
  kind: (typeof chartKinds)[number]
  by: string
  /** `count`, or `sum:amount`, `avg:amount`. */
  of: string
  series?: string
  /** Of money: which currency is shown where there are several. */
  currency?: string
}

/** What a view of a list remembers; what is missing follows the object. */
export type ViewQuery = {
  filter?: Filter
  sort?: string
  columns?: readonly string[]
  layout?: Layout
  /** A field to group by, dates with their step. */
  group?: string
  totals?: Readonly<Record<string, TotalOf>>
  widths?: Readonly<Record<string, number>>
  chart?: ChartSpec
}

/** How one user has arranged the views of one object. Keys are those of the address. */
export type ViewChoice = {
  default?: string | null
  /** Keys in the order wanted; views not named come after. */
  order?: string[]
  hidden?: string[]
  /** Kept in the navigation. */
  pinned?: string[]
}
