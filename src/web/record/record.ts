import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import { labelOf } from '#core/name.ts'
import { api } from '../kit/api.ts'
import { linksAmong, titleOf, type WireCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { countText as numberText } from '../kit/language.ts'
import { rowKey, rowsKey } from '../kit/queries.ts'
import { defined } from '../kit/text.ts'

export type Page = {
  data: WireRow[]
  nextCursor: string | null
  count?: { value: number; kind: string; more: boolean }
}

/** Records of `def` whose `field` points at the one at hand. */
export type Relation = { name: string; label: string; def: WireObject; field: string }

export const recordQuery = (def: WireObject, id: string) =>
  queryOptions({
    queryKey: rowKey(def.name, id, 'page'),
    queryFn: ({ signal }) => {
      const include = [...linksAmong(def, Object.keys(def.fields)), 'may'].join(',')
      return api.get<WireRow>(`/${def.plural}/${id}`, { query: { include }, signal })
    },
  })

/** A record answers under its address when it is deleted too; only the list tells which it is. */
export const deletedQuery = (def: WireObject, id: string) =>
  queryOptions({
    queryKey: rowsKey(def.name, 'deleted', id),
    queryFn: async ({ signal }) => {
      const query = { deleted: true, filter: { id: { is: id } }, limit: 1, fields: def.title }
      return (await api.get<Page>(`/${def.plural}`, { query, signal })).data.length > 0
    },
  })

type Asked = { filter: Filter; sort?: string; limit: number; fields: readonly string[]; count?: string }

export const pageQuery = (def: WireObject, { fields, ...asked }: Asked) =>
  queryOptions({
    queryKey: rowsKey(def.name, { ...asked, fields }),
    queryFn: ({ signal }) => api.get<Page>(`/${def.plural}`, { query: queryOf(def, fields, asked), signal }),
  })

export const pagesQuery = (def: WireObject, { fields, ...asked }: Asked) =>
  infiniteQueryOptions({
    // Not `rows`: patchLoaded expects one page under that name.
    queryKey: [def.name, 'pages', { ...asked, fields }],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/${def.plural}`, {
        query: { ...queryOf(def, fields, asked), cursor: pageParam },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  })

const queryOf = (def: WireObject, fields: readonly string[], asked: object) => ({
  ...asked,
  fields: [...new Set([def.title, ...fields])].filter((name) => def.fields[name]).join(','),
  include: linksAmong(def, fields).join(',') || undefined,
})

/** How many a page belongs to, where that is worth saying. */
export const countText = (page: Page | undefined) => {
  const count = page?.count
  if (!count || count.value === 0) return undefined
  return `${numberText(count.value)}${count.more ? '+' : ''}`
}

export const relationsOf = (catalogue: WireCatalogue, def: WireObject): Relation[] =>
  def.children.flatMap((child) => {
    const target = catalogue.find(child.object)
    return target?.fields[child.field]
      ? [{ name: child.name, label: defined(labelOf(child.name)), def: target, field: child.field }]
      : []
  })

/** What a new record below this one takes over: the link itself, and links both have under the same name. */
export function inherited({ def: child, field }: Relation, def: WireObject, row: WireRow) {
  const shared = linksAmong(child, Object.keys(child.fields)).filter(
    (name) =>
      name !== field &&
      name !== 'owner' &&
      !child.fields[name]!.system &&
      row[name] &&
      def.fields[name]?.target === child.fields[name]!.target,
  )
  return {
    defaults: { ...Object.fromEntries(shared.map((name) => [name, row[name]])), [field]: row.id },
    included: {
      ...Object.fromEntries(shared.map((name) => [name, row.included?.[name] ?? null])),
      [field]: { id: row.id, object: def.name, title: titleOf(def, row) },
    },
  }
}

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
