import type { Field, Kind } from './field/index.ts'
import { dateTime, kindOf, number, user } from './field/index.ts'
import type { Filter } from './filter.ts'
import { camel, labelOf, snake } from './name.ts'
import type { Actor, Rule } from './rules.ts'

export type Fields = Record<string, Field<any>>
type Name<F> = keyof F & string

/** A named part of a form; `of` lists field names in the order they are filled. */
export type Section<N extends string = string> = { label?: string; of: readonly N[] }

/** A list everyone finds ready: label, filter and, where it differs, columns and sort; `key` follows from the label. */
export type ReadyView = {
  key?: string
  label: string
  filter?: Filter
  sort?: string
  columns?: readonly string[]
}

/**
 * Records grouped by a link or choice; `within` narrows the linked records by a field they share. `sum` is
 * added up per column, `weighted` is what is to be expected of it.
 */
export type BoardOf<N extends string = string> = { by: N; within?: N; sum?: N; weighted?: N }

/** How records stand in the timelines of those they link to: each once, or by its creation and changes. */
export type TimelineOf<N extends string = string> = {
  /** The moment each record stands at. */
  at?: N
  /** The choice that tells them apart in filters: a call, an e-mail. */
  by?: N
  /** Records that are no entries: a task still to do, a file of a note. */
  unless?: Filter
  /** Records between it and others that have it in their timeline too: who took part, with a copy of `at`. */
  via?: { object: string; link: string; at: string }
  /** Or it stands there by its creation and by changes of these fields. */
  changes?: readonly N[]
}

/**
 * What records come to for the record that `by` links them to, or for themselves without it: how many they
 * are, or what `sum` adds up to. Trees total it over all that is below.
 */
export type MeasureDef<N extends string = string> = {
  label: string
  by?: N
  where?: Filter
  sum?: N
  help?: string
}

export type ObjectDef<N extends string = string, F extends Fields = any> = {
  name: N
  labels: readonly [one: string, many: string]
  /** Path in the API and, unless a reference says otherwise, what parents call these records. */
  plural: string
  /** The field that names a record. */
  title: Name<F>
  fields: F
  can: { read: Rule; create: Rule; update: Rule; delete: Rule }
  /** Fields whose words find the record; `title` always does. */
  search: readonly Name<F>[]
  list: { columns: readonly string[]; sort: string; views?: readonly ReadyView[] }
  form: readonly Section[]
  unique: readonly (readonly Name<F>[])[]
  /** Fields that recognise the same record in an import when it brings no id of its own. */
  match: readonly (readonly Name<F>[])[]
  /** Composite indexes beside those of links, unique fields and list columns; `-at` for descending. */
  indexes: readonly (readonly string[])[]
  board?: BoardOf<Name<F>>
  timeline?: TimelineOf<Name<F> | SystemName>
  /** The link by which its records form a tree: no circles, and who is below whom is known at any depth. */
  tree?: Name<F>
  measures?: Readonly<Record<string, MeasureDef<Name<F>>>>
  /** Where the navigation shows it; hidden without. */
  nav?: { group: string; icon: string; order: number }
  help?: string
  custom?: boolean
}

type Definition<F extends Fields> = {
  labels: readonly [one: string, many: string]
  title: Name<F>
  fields: F
  can: ObjectDef['can']
  plural?: string
  search?: readonly Name<F>[]
  list: {
    columns: readonly (Name<F> | SystemName)[]
    sort: Name<F> | SystemName | `-${Name<F> | SystemName}`
    views?: readonly ReadyView[]
  }
  form?: readonly Section<Name<F>>[]
  unique?: readonly (readonly Name<F>[])[]
  match?: readonly (readonly Name<F>[])[]
  indexes?: readonly (readonly (Name<F> | SystemName)[])[]
  board?: BoardOf<Name<F>>
  timeline?: TimelineOf<Name<F> | SystemName>
  tree?: Name<F>
  measures?: ObjectDef<string, F>['measures']
  nav?: ObjectDef['nav']
  help?: string
  custom?: boolean
}

/** Declares an object: table, rights, API, list, form, import, export and history follow from it. */
export function defineObject<const N extends string, F extends Fields>(
  name: N,
  def: Definition<F>,
): ObjectDef<N, F> {
  const writable = Object.keys(def.fields).filter((f) => !def.fields[f]!.readOnly) as Name<F>[]
  return {
    plural: camel(def.labels[1]),
    unique: [],
    match: [],
    indexes: [],
    ...def,
    search: [...new Set([def.title, ...(def.search ?? [])])],
    name,
    form: def.form ?? [{ of: writable }],
  }
}

/** What every table has beside its declared fields. Mainstay writes these. */
export const systemFields = {
  createdAt: dateTime({ readOnly: true, index: true }),
  createdBy: user({ readOnly: true, inverse: '' }),
  updatedAt: dateTime({ readOnly: true, index: true, label: 'Last changed' }),
  updatedBy: user({ readOnly: true, inverse: '', label: 'Last changed by' }),
  version: number({ readOnly: true }),
} satisfies Fields
export type SystemName = keyof typeof systemFields

/** A field by name, of the object's own or the system's. */
export const fieldOf = (def: ObjectDef, name: string): Field | undefined =>
  (Object.hasOwn(def.fields, name) ? def.fields[name] : undefined) ??
  (Object.hasOwn(systemFields, name) ? (systemFields as Fields)[name] : undefined)

export const allFields = (def: ObjectDef): [string, Field][] => [
  ...Object.entries(def.fields as Fields),
  ...Object.entries(systemFields as Fields),
]

export const tableOf = (def: ObjectDef) => `"${snake(def.name)}"`
/** Every record of a tree with each one above it; those without a parent take no room there. */
export const treeTable = (def: ObjectDef) => `"${snake(def.name)}_tree"`
export const columnsOf = (name: string, field: Field) => (kindOf(field) as Kind).columns(snake(name), field)
export const fieldLabel = (name: string, field: Field) => field.label ?? labelOf(name)

/** Whether the actor may do this with a field at all; fields without a rule follow their record. */
export function mayField(actor: Actor, field: Field, what: 'read' | 'write'): boolean {
  const rule = field.can?.[what]
  return rule === undefined || rule(actor) === true
}

/** Fields the actor may read, in declared order. */
export const readable = (def: ObjectDef, actor: Actor): [string, Field][] =>
  allFields(def).filter(([, field]) => mayField(actor, field, 'read'))

type Value<X> = X extends Field<infer T> ? T : never
type Needed<F> = { [K in keyof F]: F[K] extends { isRequired: true } ? K : never }[keyof F]
type FieldsOf<D> = D extends ObjectDef<string, infer F> ? F : never

/** A stored record of an object, as it travels. */
export type Row<D, F = FieldsOf<D>> = {
  id: string
  createdAt: string
  createdBy: string | null
  updatedAt: string
  updatedBy: string | null
  version: number
} & { [K in keyof F]: K extends Needed<F> ? Value<F[K]> : Value<F[K]> | null }

/** What makes a record: required fields must be there. */
export type New<D, F = FieldsOf<D>> = { [K in Needed<F>]: Value<F[K]> } & {
  [K in Exclude<keyof F, Needed<F>>]?: Value<F[K]> | null
}
export type Change<D> = Partial<New<D>>
