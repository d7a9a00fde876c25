import { type Field, isLink, type KindName, kindOf, kinds } from '#core/field/index.ts'
import { labelOf } from '#core/name.ts'
import { POINTS } from '#core/transfer/guess.ts'
import type { PlanColumn } from '#core/transfer/plan.ts'
import { fieldLabel, type WireField, type WireObject } from '../kit/catalogue.ts'
import { defined, t } from '../kit/text.ts'
import type { Offered } from './run.ts'

export type Target = { value: string; label: string }
export type TargetGroup = { label: string; of: Target[] }

export const ignore = ''
export const createNew = '+'

/** Where a column may go: fields, the parts of those that have some, further ways to reach someone. */
export function targetsOf(def: WireObject): TargetGroup[] {
  const fields = Object.entries(def.fields).filter(
    ([, field]) => field.writable && !field.readOnly && !field.system,
  )
  const placed = new Set(def.form.flatMap((section) => section.of))
  const options = (names: readonly string[]) =>
    names.flatMap((name) => {
      const field = def.fields[name]
      return field && fields.some(([known]) => known === name) ? optionsOf(name, field) : []
    })
  const rest = fields.map(([name]) => name).filter((name) => !placed.has(name))
  return [
    ...def.form.map((section) => ({ label: section.label ?? t('Details'), of: options(section.of) })),
    { label: t('Other'), of: options(rest) },
    { label: t('Contact points'), of: pointsOf(def) },
  ].filter((group) => group.of.length)
}

function optionsOf(name: string, field: WireField): Target[] {
  const label = fieldLabel(name, field)
  const parts = kindOf(field as Field).parts ?? []
  return [
    { value: name, label },
    ...parts.map((part) => ({
      value: `${name}|${part}`,
      label: `${label} › ${defined(labelOf(part), 'address')}`,
    })),
  ]
}

const pointsOf = (def: WireObject): Target[] =>
  def.children.some((child) => child.object === 'contactPoint')
    ? ['email', 'phone', 'address', 'url', 'social', 'messaging'].map((kind) => ({
        value: `${POINTS}|${kind}:`,
        label: t('Another: {kind}', { kind: defined(labelOf(kind), 'contactPoint.kind') }),
      }))
    : []

/** The choice in the list that stands for what the plan says of a column. */
export function targetOf(column: PlanColumn): string {
  if (column.createField) return createNew
  if (!column.field) return ignore
  if (column.field === POINTS) return `${POINTS}|${(column.part ?? '').split(':')[0]}:`
  return column.part ? `${column.field}|${column.part}` : column.field
}

/** The same column going elsewhere; what was said of reading it stays. */
export function sentTo(
  column: PlanColumn,
  target: string,
  def: WireObject,
  offered: Offered | undefined,
): PlanColumn {
  const base: PlanColumn = {
    column: column.column,
    field: null,
    ...(column.reading && { reading: column.reading }),
  }
  if (target === ignore) return base
  if (target === createNew)
    return { ...base, createField: { label: offered?.name ?? column.column, kind: offered?.kind ?? 'text' } }
  const [field, part] = target.split('|') as [string, string | undefined]
  const known = def.fields[field] as Field | undefined
  const link = known && isLink(known) ? { by: 'name' as const, missing: 'report' as const } : undefined
  const label = field === POINTS && part ? `${part}${offered?.name ?? ''}` : part
  return { ...base, field, ...(label && { part: label }), ...(link && { link }) }
}

/** Kinds a column may become a field of. */
export const creatableKinds: { value: KindName; label: string }[] = (
  [
    'text',
    'longText',
    'number',
    'percent',
    'money',
    'date',
    'dateTime',
    'yesNo',
    'choice',
    'tags',
    'email',
    'phone',
    'url',
  ] as KindName[]
).map((value) => ({ value, label: defined(kinds[value].label, 'kind') }))
