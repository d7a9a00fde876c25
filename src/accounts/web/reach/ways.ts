import { type Address, showAddress } from '#core/field/address.ts'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { primaryFields } from '../../contactPoint.object.ts'

export const kinds = ['email', 'phone', 'address', 'url', 'social', 'messaging'] as const
export type WayKind = (typeof kinds)[number]

/** One way to reach somebody: a field of the record, a contact point, or both when the point is about the field. */
export type Way = {
  kind: WayKind
  text: string
  value: unknown
  href: string | undefined
  field?: string
  point?: WireRow
  isPrimary: boolean
  state: 'unknown' | 'ok' | 'bounced' | 'invalid'
}

/** Fields that hold a further way beside the primary one. */
const others: Record<string, WayKind> = { mobile: 'phone', shippingAddress: 'address' }

export const primaryOf = (object: string, kind: string): string | undefined =>
  (primaryFields as Record<string, Record<string, string>>)[object]?.[kind]

/** Every way to reach a record, by kind; the primary first, what no longer works last. */
export function waysOf(def: WireObject, row: WireRow, points: readonly WireRow[]): Way[] {
  const own = kinds.flatMap((kind) => {
    const field = primaryOf(def.name, kind)
    if (!field || !def.fields[field] || !isFilled(row[field])) return []
    return [made(kind, row[field], { field, isPrimary: true, point: points.find((p) => isOf(p, kind)) })]
  })
  const more = Object.entries(others).flatMap(([field, kind]) =>
    def.fields[field] && isFilled(row[field]) ? [made(kind, row[field], { field, isPrimary: false })] : [],
  )
  const known = new Set(own.flatMap((way) => (way.point ? [way.point.id] : [])))
  const further = points
    .filter((point) => !known.has(point.id))
    .map((point) => made(point.kind as WayKind, point.place ?? point.value, { point, isPrimary: false }))
  return [...own, ...more, ...further].sort((a, b) => rank(a) - rank(b))
}

const isOf = (point: WireRow, kind: string) => point.kind === kind && point.isPrimary === true
const isFilled = (value: unknown) => value !== null && value !== undefined && value !== ''

const rank = ({ kind, isPrimary, field, state }: Way) =>
  kinds.indexOf(kind) * 10 +
  (isPrimary ? 0 : field ? 1 : { ok: 2, unknown: 3, bounced: 6, invalid: 7 }[state])

function made(kind: WayKind, value: unknown, more: Pick<Way, 'field' | 'point' | 'isPrimary'>): Way {
  const text = typeof value === 'object' ? showAddress(value as Address) : String(value)
  const state = (more.point?.valid as Way['state'] | undefined) ?? 'unknown'
  return { kind, value, text: shown(kind, text), href: hrefOf(kind, text), state, ...more }
}

const shown = (kind: WayKind, text: string) => {
  if (kind === 'url') return text.replace(/^https?:\/\/(www\.)?|\/$/g, '')
  return kind === 'phone' ? text.replace(/^(\+\d{2})(\d{3})(\d{3})(\d+)$/, '$1 $2 $3 $4') : text
}

/** What opens it: mail, telephone, map or page. */
export function hrefOf(kind: WayKind, text: string): string | undefined {
  if (kind === 'email') return `mailto:${text}`
  if (kind === 'phone') return `tel:${text.replace(/;ext=/, ',').replace(/[^\d+,]/g, '')}`
  if (kind === 'address') return `https://www.openstreetmap.org/search?query=${encodeURIComponent(text)}`
  return /^https?:\/\//i.test(text) ? text : undefined
}
