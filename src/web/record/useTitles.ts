import { useQuery } from '@tanstack/react-query'
import { isId } from '#core/field/index.ts'
import { api } from '../kit/api.ts'
import { type Linked, titleOf, useCatalogue, type WireField, type WireRow } from '../kit/catalogue.ts'
import { rowsKey } from '../kit/queries.ts'

const none = new Map<string, Linked>()

/** Names of the records that old values of a link point at. */
export function useTitles(field: WireField, values: unknown[]): ReadonlyMap<string, Linked> {
  const target = useCatalogue().find(field.target ?? '')
  const ids = [...new Set(values.filter(isId))].sort()
  const { data } = useQuery({
    queryKey: rowsKey(target?.name ?? '', 'titles', ids),
    queryFn: async ({ signal }) => {
      const query = { filter: { id: { in: ids } }, fields: target!.title, limit: 200 }
      const { data } = await api.get<{ data: WireRow[] }>(`/${target!.plural}`, { query, signal })
      return data
    },
    enabled: target !== undefined && ids.length > 0,
    staleTime: 5 * 60_000,
  })
  if (!target || !data) return none
  return new Map(
    data.map((row) => [row.id, { id: row.id, object: target.name, title: titleOf(target, row) }]),
  )
}
