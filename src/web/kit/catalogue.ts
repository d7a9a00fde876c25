import { useSuspenseQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Field } from '#core/field/index.ts'
import { isLink } from '#core/field/index.ts'
import type { Filter } from '#core/filter.ts'
import { labelOf } from '#core/name.ts'
import type { BoardOf, ReadyView, Section } from '#core/object.ts'
import { api } from './api.ts'
import { inLanguage } from './definitions.ts'
import { defined, t } from './text.ts'

export type WireField = Omit<Field, 'can' | 'was'> & {
  system?: boolean
  writable: boolean
  sortable: boolean
}

export type WireObject = {
  name: string
  plural: string
  labels: readonly [one: string, many: string]
  title: string
  help?: string
  custom?: boolean
  fields: Record<string, WireField>
  list: { columns: readonly string[]; sort: string; views?: readonly ReadyView[] }
  form: readonly Section[]
  board?: BoardOf
  /** Whether its records stand in timelines, and by which choice they are told apart there. */
  timeline?: { by?: string }
  nav?: { group: string; icon: string; order: number }
  search?: readonly string[]
  match?: readonly (readonly string[])[]
  children: { name: string; object: string; field: string }[]
  can: { create: boolean; update: boolean; delete: boolean }
  verbs?: WireVerb[]
}

export type WireVerb = {
  name: string
  label: string
  when?: Filter
  input?: Record<string, WireField>
  outcome?: string
  undo?: string
}

/** What stands for a linked record: enough to show and open it. */
export type Linked = { id: string; object: string; title: string }
export type WireRow = {
  id: string
  version: number
  included?: Record<string, Linked | null>
  may?: { update: boolean; delete: boolean }
  [field: string]: unknown
}

export class WireCatalogue {
  readonly version: string
  readonly objects: readonly WireObject[]
  constructor({ version, objects }: { version: string; objects: WireObject[] }) {
    this.version = version
    this.objects = objects.map(inLanguage)
  }
  find = (name: string) => this.objects.find((one) => one.name === name)
  at = (plural: string) => this.objects.find((one) => one.plural === plural)
  /** Those in the navigation, in its order. */
  shown = () => this.objects.filter((one) => one.nav).sort((a, b) => a.nav!.order - b.nav!.order)
}

export const catalogueQuery = {
  queryKey: ['catalogue'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    new WireCatalogue(await api.get<{ version: string; objects: WireObject[] }>('/catalogue', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
}

const Given = createContext<WireCatalogue | null>(null)
export const GivenCatalogue = Given.Provider

/** The shell loads the catalogue once and hands it down: hundreds of values in a list ask for it. */
export function useCatalogue(): WireCatalogue {
  const catalogue = useContext(Given)
  if (!catalogue) throw new Error('useCatalogue is for pages inside the shell')
  return catalogue
}

/** Waits for the catalogue and follows it; the shell holds the place meanwhile. */
export const useLoadedCatalogue = () => useSuspenseQuery(catalogueQuery).data

/** The object at a path of the API, or undefined where there is none (or none this user may see). */
export const useObjectAt = (plural: string) => useCatalogue().at(plural)

export const fieldLabel = (name: string, field: Pick<WireField, 'label'> | undefined) =>
  field?.label ?? defined(labelOf(name))
export const one = (def: WireObject) => def.labels[0]
export const many = (def: WireObject) => def.labels[1]
export { inSentence } from './text.ts'

/** Which of these fields `include` must name so that their links can be shown. */
export const linksAmong = (def: WireObject, names: readonly string[]) =>
  names.filter((name) => def.fields[name] && isLink(def.fields[name] as Field))

/** Links one of a larger whole binds: a deal's stage is one of its pipeline. */
export function scopeOf(def: WireObject, row: WireRow, name: string): Filter | undefined {
  const within = def.board?.by === name && def.fields[name]?.target ? def.board.within : undefined
  return within && row[within] ? ({ [within]: { is: row[within] } } as Filter) : undefined
}

export const titleOf = (def: WireObject, row: WireRow) => {
  const title = row[def.title]
  if (title === null || title === undefined || title === '')
    return t('{object} without a name', { object: one(def) })
  return row.included?.[def.title]?.title ?? String(title)
}
