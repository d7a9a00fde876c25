import { showAddress } from '#core/field/address.ts'
import type { Address, Checked, Kind } from '#core/field/index.ts'
import { phoneKind } from '#core/field/phone.ts'
import { emailKind, urlKind } from '#core/field/text.ts'
import { snake } from '#core/name.ts'
import type { ObjectDef } from '#core/object.ts'
import { tableOf } from '#core/object.ts'
import { type Context, following } from '#core/server/context.ts'
import type { Change, Values } from '#core/server/hooks.ts'
import { invalid } from '#core/server/refusal.ts'
import { batch } from '#core/server/store.ts'
import { ContactPoint, primaryFields } from './contactPoint.object.ts'

export type Owner = keyof typeof primaryFields
export const owners = Object.keys(primaryFields) as Owner[]

/** What a way to reach somebody is to its record: the kind of way, whose it is, and the form to compare. */
export type Point = {
  id: string
  kind: string
  value: string
  normalised: string
  place?: Address | null
  valid?: string
  isPrimary?: boolean | null
} & { [owner in Owner]?: string | null }

const kinds: Record<string, Kind> = { email: emailKind, phone: phoneKind, url: urlKind }
const field = { kind: 'text', isRequired: false } as const

export function normalise(kind: string, value: string, country?: string): Checked<string> {
  // An address reads the same on one line and on three.
  const gaps = kind === 'address' ? /[\s,]+/g : /\s+/g
  return (
    kinds[kind]?.read(value, field, { country }) ?? { value: value.trim().replace(gaps, ' ').toLowerCase() }
  )
}

export const ownerOf = (point: Partial<Point>): { owner: Owner; id: string } | undefined => {
  const owner = owners.find((name) => point[name])
  return owner && { owner, id: point[owner]! }
}

/** The field of the owner that holds its primary way of this kind. */
const fieldOf = (owner: Owner, kind: string): string | undefined =>
  (primaryFields[owner] as Record<string, string>)[kind]

export const keyOf = (owner: string, kind: string) => `${owner}\n${kind}`

/** The primary ways of these records as they stand, normalised, by `keyOf` their id and kind. */
export async function primaries(ctx: Context, points: Partial<Point>[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const owner of owners) {
    const ids = [...new Set(points.flatMap((point) => point[owner] ?? []))]
    if (!ids.length) continue
    const columns = Object.values(primaryFields[owner]).map((name) => `"${snake(name)}" as "${name}"`)
    const rows = await ctx.db.query<{ id: string } & Values>(
      `select id, ${columns.join(', ')} from ${tableOf(ctx.catalogue.get(owner))} where id = any($1::uuid[])`,
      [ids],
    )
    for (const row of rows.rows)
      for (const [kind, name] of Object.entries(primaryFields[owner])) {
        const value = comparable(ctx, kind, row[name])
        if (value) found.set(keyOf(row.id, kind), value)
      }
  }
  return found
}

function comparable(ctx: Context, kind: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  const text = kind === 'address' ? showAddress(value as Address) : String(value)
  const checked = normalise(kind, text, ctx.settings.country)
  return 'value' in checked ? checked.value : undefined
}

/** Puts the values of these points on their records; the value that stood there is kept as a point. */
export async function promote(ctx: Context, points: Point[]) {
  const inner = following(ctx)
  for (const owner of owners) {
    const mine = points.filter((point) => point[owner] && fieldOf(owner, point.kind))
    if (!mine.length) continue
    await keepOld(inner, owner, mine)
    const records = new Map<string, Values>()
    for (const point of mine)
      records.set(point[owner]!, {
        ...records.get(point[owner]!),
        id: point[owner],
        [fieldOf(owner, point.kind)!]: ownValue(point),
      })
    await write(inner, inner.catalogue.get(owner), 'update', [...records.values()])
  }
}

const ownValue = ({ kind, value, normalised, place }: Point) =>
  kind === 'address' ? (place ?? { street: value }) : normalised

async function keepOld(ctx: Context, owner: Owner, points: Point[]) {
  const ids = points.map((point) => point[owner]!)
  const def = ctx.catalogue.get(owner)
  const standing = await ctx.db.query<{ id: string } & Values>(
    `select id, ${Object.values(primaryFields[owner])
      .map((name) => `"${snake(name)}" as "${name}"`)
      .join(', ')} from ${tableOf(def)} where id = any($1::uuid[])`,
    [ids],
  )
  const rows = new Map(standing.rows.map((row) => [row.id, row]))
  const known = new Set(
    (await pointsOf(ctx, owner, ids)).map((p) => `${keyOf(p[owner]!, p.kind)}\n${p.normalised}`),
  )
  const lost = points.flatMap((point): Values[] => {
    const { kind } = point
    const old = rows.get(point[owner]!)?.[fieldOf(owner, kind)!]
    const plain = comparable(ctx, kind, old)
    if (!plain || plain === point.normalised || known.has(`${keyOf(point[owner]!, kind)}\n${plain}`))
      return []
    const value = kind === 'address' ? { value: showAddress(old as Address), place: old } : { value: old }
    return [{ ...value, kind, [owner]: point[owner] }]
  })
  if (lost.length) await write(ctx, ContactPoint, 'create', lost)
}

const pointsOf = async (ctx: Context, owner: Owner, ids: string[]): Promise<Point[]> =>
  (
    await ctx.db.query<Point>(
      `select id, kind, value, normalised, place, valid, is_primary as "isPrimary", ${owner} from contact_point
       where ${owner} = any($1::uuid[]) and deleted_at is null
       order by valid = 'ok' desc, verified_at desc nulls last, id`,
      [ids],
    )
  ).rows

/** Where somebody marked the primary way invalid, the best of the others takes its place. */
export async function replace(ctx: Context, points: Point[]) {
  const better: Point[] = []
  for (const owner of owners) {
    const mine = points.filter((point) => point[owner])
    if (!mine.length) continue
    const others = await pointsOf(
      ctx,
      owner,
      mine.map((point) => point[owner]!),
    )
    for (const bad of mine) {
      const next = others.find(
        (one) =>
          one[owner] === bad[owner] &&
          one.kind === bad.kind &&
          (one.valid === 'ok' || one.valid === 'unknown'),
      )
      if (next) better.push(next)
    }
  }
  await promote(ctx, better)
}

/** A record's own e-mail, number or address changed: the point of that value is its primary one now. */
export const followOwner = (owner: Owner) => async (ctx: Context, changes: Change[]) => {
  const fields = Object.entries(primaryFields[owner])
  const points = await pointsOf(
    ctx,
    owner,
    changes.map((change) => change.id),
  )
  const after = new Map(changes.map((change) => [change.id, change.after]))
  const records = points.flatMap((point): Values[] => {
    const name = fields.find(([kind]) => kind === point.kind)?.[1]
    if (!name) return []
    const isPrimary = comparable(ctx, point.kind, after.get(point[owner]!)?.[name]) === point.normalised
    return isPrimary === (point.isPrimary === true) ? [] : [{ id: point.id, isPrimary }]
  })
  if (records.length) await write(following(ctx), ContactPoint, 'update', records)
}

async function write(ctx: Context, def: ObjectDef, operation: 'create' | 'update', records: Values[]) {
  const failed = (await batch(ctx, def, { operation, records })).find((one) => one.errors)
  if (failed) throw invalid(failed.errors!, failed.errors![0]!.message)
}
