import type { Filter } from '#core/filter.ts'
import { linksAmong, type WireField, type WireObject } from '../kit/catalogue.ts'
import type { ListSearch } from '../router.tsx'

export type Layout = 'table' | 'board'

/** What a list shows: a view's answer to each question, unless the address says otherwise. */
export type ListQuery = {
  filter: Filter
  sort: string
  columns: string[]
  layout: Layout
  q: string
  trash: boolean
}

export type ViewQuery = { filter?: Filter; sort?: string; columns?: readonly string[]; layout?: Layout }
export type ListView = {
  /** Name in the address: of a ready view made from its label, of a saved one its id. */
  key: string
  label: string
  query: ViewQuery
  saved?: { id: string; version: number; shared: boolean; mine: boolean }
}

export function queryOf(def: WireObject, view: ListView | undefined, search: ListSearch): ListQuery {
  const base = view?.query ?? {}
  const wanted = search.columns?.split(',') ?? base.columns ?? def.list.columns
  const columns = wanted.filter((name) => def.fields[name])
  return {
    filter: search.filter ?? base.filter ?? {},
    sort: search.sort ?? base.sort ?? def.list.sort,
    columns: columns.includes(def.title) ? columns : [def.title, ...columns],
    layout: def.board ? (search.layout ?? base.layout ?? 'table') : 'table',
    q: search.q ?? '',
    trash: search.trash === true,
  }
}

/** Whether the address asks for something else than its view does. */
export const isChanged = (search: ListSearch) =>
  search.filter !== undefined || search.sort !== undefined || search.columns !== undefined

export type Column = { name: string; field: WireField }
export const columnsOf = (def: WireObject, names: readonly string[]): Column[] =>
  names.map((name) => ({ name, field: def.fields[name]! }))

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

/** Room a column wants; all grow alike when there is more. */
export const widthOf = (def: WireObject, { name, field }: Column) =>
  name === def.title
    ? 250
    : (widths[field.kind === 'computed' ? (field.result ?? 'text') : field.kind] ?? 160)
