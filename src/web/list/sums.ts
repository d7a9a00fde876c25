import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import type { Money } from '#core/money.ts'
import { api } from '../kit/api.ts'
import { type Linked, linksAmong, type WireObject } from '../kit/catalogue.ts'
import { sumsKey } from '../kit/queries.ts'
import type { Column } from './query.ts'

export type Amount = Money | number | null
/** One line per group, and per currency where money is summed. */
export type SumLine = {
  group: Record<string, string | boolean | null>
  included?: Record<string, Linked | null>
  count: number
  sum?: Record<string, Amount>
  avg?: Record<string, Amount>
  min?: Record<string, Amount>
  max?: Record<string, Amount>
}
type Asked = {
  filter?: Filter
  q?: string
  /** Fields, separated by commas; links among them come with their titles. */
  group?: string
  measures: string[]
  enabled?: boolean
}

export function useSums(def: WireObject, { filter, q, group, measures, enabled = true }: Asked) {
  return useQuery({
    queryKey: sumsKey(def.name, filter, group, measures, q),
    queryFn: ({ signal }) =>
      api.get<{ data: SumLine[]; more: boolean }>(`/${def.plural}/aggregate`, {
        query: {
          filter,
          q,
          group,
          include: linksAmong(def, group?.split(',') ?? []).join(',') || undefined,
          measure: ['count', ...measures].join(','),
        },
        signal,
      }),
    enabled,
    staleTime: 15_000,
    placeholderData: keepPreviousData,
  })
}

const isMoney = ({ field }: Column) => (field.kind === 'computed' ? field.result : field.kind) === 'money'

/** What one request can sum: it comes a line per currency, so of several money columns only the first. */
export const summedTogether = (columns: readonly Column[]) => {
  const money = summed(columns).find(isMoney)
  return summed(columns).filter((one) => !isMoney(one) || one === money)
}

/** Columns whose sum means something: amounts, not years or scores out of a hundred. */
export const summed = (columns: readonly Column[]) =>
  columns.filter(({ name, field }) => {
    const kind = field.kind === 'computed' ? field.result : field.kind
    return kind === 'money' || (kind === 'number' && name !== 'version' && !/year|position|order/i.test(name))
  })
