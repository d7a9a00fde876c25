import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../kit/api.ts'
import {
  fieldLabel,
  type Linked,
  titleOf,
  useCatalogue,
  type WireField,
  type WireObject,
  type WireRow,
} from '../kit/catalogue.ts'
import { rowsKey } from '../kit/queries.ts'

type Props = {
  name: string
  field: WireField
  value: unknown
  error?: string
  target: string
  /** The field both share: stages are those of the deal's pipeline. */
  within: string
  scope: unknown
  onChange(value: string): void
  onScope(value: string, link: Linked): void
}

/** Picks among the few linked records that share a field with this one; the first is taken unasked. */
export function StageEditor({ name, field, value, error, target, within, scope, onChange, onScope }: Props) {
  const catalogue = useCatalogue()
  const def = catalogue.find(target)
  const wider = catalogue.find(def?.fields[within]?.target ?? '')
  const scopes = useFew(wider)
  const stages = useFew(def, scope ? { [within]: { is: scope } } : undefined, Boolean(scope))
  const usual = scopes.find((row) => row.isDefault === true) ?? scopes[0]
  useEffect(() => {
    if (!scope && usual && wider)
      onScope(usual.id, { id: usual.id, object: wider.name, title: titleOf(wider, usual) })
  }, [scope, usual, wider, onScope])
  const fits = stages.some((row) => row.id === value)
  useEffect(() => {
    if (stages.length && !fits) onChange(stages[0]!.id)
  }, [stages, fits, onChange])
  return (
    <Select
      label={fieldLabel(name, field)}
      required={field.isRequired}
      data={stages.map((row) => ({ value: row.id, label: titleOf(def!, row) }))}
      value={fits ? String(value) : null}
      allowDeselect={false}
      error={error}
      description={field.help}
      onChange={(id) => id && onChange(id)}
    />
  )
}

const none: WireRow[] = []

function useFew(def: WireObject | undefined, filter?: object, enabled = true): WireRow[] {
  const query = { filter, sort: def?.fields.position ? 'position' : def?.list.sort, limit: 100 }
  return (
    useQuery({
      queryKey: rowsKey(def?.name ?? '', query),
      queryFn: ({ signal }) => api.get<{ data: WireRow[] }>(`/${def!.plural}`, { query, signal }),
      enabled: enabled && def !== undefined,
    }).data?.data ?? none
  )
}
