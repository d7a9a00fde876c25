import { useQuery } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import { api } from '../kit/api.ts'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { percentText } from '../kit/format.ts'
import { rowsKey } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { choiceText } from '../kit/Value.tsx'
import type { List } from '../list/useList.ts'

/** One column: the value its records have, and how it is called. */
export type Lane = {
  key: string
  value: string | null
  title: string
  hint?: string
  outcome?: string
  required: string[]
}

/**
 * The columns of a board: the choices of a field, or the records it links to. Those may belong to something
 * larger (stages to a pipeline), of which one is shown at a time.
 */
export function useLanes(list: List) {
  const { def, query, search } = list
  const { by, within } = def.board!
  const catalogue = useCatalogue()
  const field = def.fields[by]!
  const target = field.target ? catalogue.find(field.target) : undefined
  const groupObject = within ? catalogue.find(def.fields[within]?.target ?? '') : undefined
  const groups = useAll(groupObject)
  const group =
    groups.rows.find((row) => row.id === search.group) ??
    groups.rows.find((row) => row.isDefault) ??
    groups.rows[0]
  const linked = useAll(
    target,
    within && target?.fields[within] && group ? { [within]: { is: group.id } } : undefined,
    !within || Boolean(group),
  )
  const lanes = target ? linked.rows.map((row) => laneOf(target, row)) : choiceLanes(def, by)
  const filter: Filter =
    within && group
      ? ({ ...query.filter, ...joined(query.filter, within, group.id) } as Filter)
      : query.filter
  return {
    lanes,
    group: group?.id,
    groups: groups.rows.map((row) => ({ id: row.id, title: titleOf(groupObject!, row) })),
    filter,
    loading: linked.loading || groups.loading,
  }
}

const joined = (filter: Filter, within: string, id: string): Filter =>
  filter[within]
    ? { all: [...((filter.all as Filter[]) ?? []), { [within]: { is: id } }] }
    : { [within]: { is: id } }

function choiceLanes(def: WireObject, by: string): Lane[] {
  const field = def.fields[by]!
  const lanes: Lane[] = (field.choices ?? []).map((value) => ({
    key: value,
    value,
    title: choiceText(value, field),
    required: [],
  }))
  return field.isRequired ? lanes : [...lanes, { key: '', value: null, title: t('None'), required: [] }]
}

function laneOf(target: WireObject, row: WireRow): Lane {
  const likely = target.fields.probability?.kind === 'percent' ? row.probability : null
  return {
    key: row.id,
    value: row.id,
    title: titleOf(target, row),
    required: Array.isArray(row.requiredFields) ? row.requiredFields : [],
    ...(typeof likely === 'number' && { hint: t('{percent} likely', { percent: percentText(likely) }) }),
    ...(typeof row.outcome === 'string' && { outcome: row.outcome }),
  }
}

function useAll(def: WireObject | undefined, filter?: Filter, enabled = true) {
  const { data, isPending } = useQuery({
    queryKey: rowsKey(def?.name ?? '', 'all', filter),
    queryFn: ({ signal }) =>
      api.get<{ data: WireRow[] }>(`/${def!.plural}`, {
        query: { filter, sort: def!.fields.position ? 'position' : def!.list.sort, limit: 100 },
        signal,
      }),
    enabled: Boolean(def) && enabled,
  })
  return { rows: data?.data ?? [], loading: Boolean(def) && isPending }
}
