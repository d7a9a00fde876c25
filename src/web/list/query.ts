import { kindOf } from '#core/field/index.ts'
import type { Field } from '#core/field/kind.ts'
import type { Filter } from '#core/filter.ts'
import type { ChartSpec, Layout, TotalOf, ViewQuery } from '#core/view.ts'
import { linksAmong, type WireField, type WireObject } from '../kit/catalogue.ts'
import type { ListSearch } from '../router.tsx'

/** What a list shows: a view's answer to each question, unless the address says otherwise. */
export type ListQuery = {
  filter: Filter
  sort: string
  columns: string[]
  layout: Layout
  group: string | undefined
  totals: Readonly<Record<string, TotalOf>>
  widths: Readonly<Record<string, number>>
  chart: ChartSpec | undefined
  q: string
  trash: boolean
}

export type ListView = {
  /** Name in the address: of a ready view made from its label, of a saved one its id. */
  key: string
  label: string
  query: ViewQuery
  saved?: { id: string; version: number; shared: boolean; mine: boolean }
}

const none = {}

export function queryOf(def: WireObject, view: ListView | undefined, search: ListSearch): ListQuery {
  const base = view?.query ?? {}
  const wanted = search.columns?.split(',') ?? base.columns ?? def.list.columns
  const columns = wanted.filter((name) => def.fields[name])
  const group = search.group ?? base.group ?? 'none'
  const layout = search.layout ?? base.layout ?? 'table'
  return {
    filter: search.filter ?? base.filter ?? {},
    sort: search.sort ?? base.sort ?? def.list.sort,
    columns: columns.includes(def.title) ? columns : [def.title, ...columns],
    layout: layout === 'board' && !def.board ? 'table' : layout,
    // A field that is gone by now, or hidden from this reader, groups nothing.
    group: def.fields[group.split(':')[0]!] ? group : undefined,
    totals: search.totals ?? base.totals ?? none,
    widths: search.widths ?? base.widths ?? none,
    chart: search.chart ?? base.chart,
    q: search.q ?? '',
    trash: search.trash === true,
  }
}

/** What a view keeps of what a list shows. */
export const keptOf = ({
  filter,
  sort,
  columns,
  layout,
  group,
  totals,
  widths,
  chart,
}: ListQuery): ViewQuery => ({
  filter,
  sort,
  columns,
  layout,
  ...(group && { group }),
  ...(Object.keys(totals).length && { totals }),
  ...(Object.keys(widths).length && { widths }),
  ...(chart && { chart }),
})

/** Whether the list shows something else than its view does. */
export const isChanged = (def: WireObject, view: ListView | undefined, query: ListQuery) =>
  JSON.stringify(keptOf(query)) !== JSON.stringify(keptOf(queryOf(def, view, {})))

export type Column = { name: string; field: WireField }
export const columnsOf = (def: WireObject, names: readonly string[]): Column[] =>
  names.map((name) => ({ name, field: def.fields[name]! }))

/** The kind a field's values are of: a computed one is what it computes. */
export const valueKind = (field: WireField): WireField['kind'] =>
  field.kind === 'computed' ? (field.result ?? 'text') : field.kind

/** Whether values stand at the end of their column, as numbers do. */
export const alignOf = ({ field }: Column) => kindOf({ ...field, kind: valueKind(field) } as Field).align

/** What the API is asked for one page of rows. */
export const paramsOf = (def: WireObject, query: ListQuery) => {
  const { by, within } = def.board ?? {}
  // Which stages a cell offers depends on the pipeline, shown or not.
  const bound = within && query.columns.includes(by!) ? [within] : []
  const fields = [...new Set([def.title, ...query.columns, ...bound])]
  return {
    filter: Object.keys(query.filter).length ? query.filter : undefined,
    q: query.q || undefined,
    sort: query.sort,
    fields: fields.join(','),
    include: linksAmong(def, fields).join(',') || undefined,
    deleted: query.trash || undefined,
  }
}
export type PageParams = ReturnType<typeof paramsOf>

export type SortPart = { name: string; down: boolean }
export const sortParts = (sort: string): SortPart[] =>
  sort
    .split(',')
    .filter(Boolean)
    .map((part) => ({ name: part.replace(/^-/, ''), down: part.startsWith('-') }))
export const sortText = (parts: readonly SortPart[]) =>
  parts.map(({ name, down }) => (down ? `-${name}` : name)).join(',')

/** Clicking a header: up, then down; with Shift beside what is sorted already. */
export function sortedBy(sort: string, name: string, beside: boolean): string {
  const parts = sortParts(sort)
  const known = parts.find((part) => part.name === name)
  const next = { name, down: known ? !known.down : false }
  if (!beside) return sortText([next])
  return sortText(known ? parts.map((part) => (part === known ? next : part)) : [...parts, next])
}

const widths: Partial<Record<WireField['kind'], number>> = {
  number: 100,
  percent: 90,
  money: 130,
  date: 110,
  dateTime: 110,
  yesNo: 80,
  choice: 130,
  autoNumber: 100,
  email: 200,
  longText: 240,
  address: 240,
}

/** Room a column wants unless its reader gave it another width. */
export const widthOf = (def: WireObject, { name, field }: Column) =>
  name === def.title ? 250 : (widths[valueKind(field)] ?? 160)
