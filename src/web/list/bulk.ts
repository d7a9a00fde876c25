import { type Field, testsOf } from '#core/field/index.ts'
import type { Filter } from '#core/filter.ts'
import { api } from '../kit/api.ts'
import { inSentence, many, one, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
import { toast, toastError } from '../kit/undo.tsx'
import type { PageParams } from './query.ts'

type Result = {
  results?: { status: string; errors?: { message: string }[] }[]
  counts: Record<string, number>
  more?: boolean
}

/** The records an action is meant for: those picked, or all that match. */
export type Target = { def: WireObject; ids: string[]; all: boolean; params: PageParams }

export const countText = (def: WireObject, n: number) =>
  `${n.toLocaleString()} ${inSentence(n === 1 ? one(def) : many(def))}`

const batch = (def: WireObject, body: object) => api.post<Result>(`/${def.plural}/batch`, body)

/** Gives every target new values; what was there before comes back by undo where it is known. */
export async function editAll(target: Target, change: Record<string, unknown>, known: WireRow[]) {
  const { def } = target
  const before = known.map((row) => ({ id: row.id, ...pick(row, Object.keys(change)) }))
  await run(
    target,
    { operation: 'update', change },
    (id) => ({ id, ...change }),
    'changed',
    () => batch(def, { operation: 'update', records: before }),
  )
}

/** As editAll, with values that depend on the record, such as one tag more. */
export async function editEach(
  target: Target,
  known: WireRow[],
  changeOf: (row: WireRow) => Record<string, unknown>,
) {
  const records = known.map((row) => ({ id: row.id, ...changeOf(row) }))
  const before = known.map((row) => ({ id: row.id, ...pick(row, Object.keys(changeOf(row))) }))
  const byId = new Map(records.map((record) => [record.id, record]))
  await run(
    target,
    { operation: 'update' },
    (id) => byId.get(id)!,
    'changed',
    () => batch(target.def, { operation: 'update', records: before }),
  )
}

export const deleteAll = (target: Target) =>
  run(
    target,
    { operation: 'delete' },
    (id) => ({ id }),
    'deleted',
    () => batch(target.def, { operation: 'restore', records: target.ids.map((id) => ({ id })) }),
  )

export const restoreAll = (target: Target) =>
  run(target, { operation: 'restore' }, (id) => ({ id }), 'restored', undefined)

async function run(
  { def, ids, all, params }: Target,
  body: { operation: string; change?: Record<string, unknown> },
  record: (id: string) => object,
  word: string,
  undo: (() => Promise<unknown>) | undefined,
) {
  try {
    const counts = all
      ? await untilDone(def, { ...body, filter: stillToDo(def, params.filter, body.change) })
      : await report(await batch(def, { operation: body.operation, records: ids.map(record) }))
    const done =
      (counts.updated ?? 0) + (counts.deleted ?? 0) + (counts.unchanged ?? 0) + (counts.restored ?? 0)
    toast({
      message: `${countText(def, done)} ${word}${counts.failed ? `, ${counts.failed} refused` : ''}`,
      ...(undo && !all && { undo: () => undo().then(() => refresh(def.name)) }),
    })
  } catch (error) {
    toastError(error)
  }
  await refresh(def.name)
}

// The server takes the first ten thousand that match: those changed already must not match again.
function stillToDo(def: WireObject, filter: Filter = {}, change?: Record<string, unknown>): Filter {
  const [name, value] = Object.entries(change ?? {})[0] ?? []
  if (name === undefined) return filter
  const whole = typeof value !== 'object' && testsOf(def.fields[name] as Field).includes('is')
  if (value === null) return { all: [filter, { [name]: { not: null } }] }
  return whole ? { all: [filter, { no: { [name]: { is: value } } }] } : filter
}

async function untilDone(def: WireObject, body: object): Promise<Record<string, number>> {
  const sum: Record<string, number> = {}
  for (;;) {
    const { counts, more } = await batch(def, body)
    for (const [name, n] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + n
    const moved = (counts.updated ?? 0) + (counts.deleted ?? 0)
    if (more && !moved)
      toast({ message: 'Only the first part could be changed; narrow the list', tone: 'error' })
    if (!more || !moved) return sum
  }
}

function report(result: Result): Record<string, number> {
  const failed = result.results?.find((one) => one.status === 'failed')
  if (failed) toast({ message: failed.errors?.[0]?.message ?? 'Some records were refused', tone: 'error' })
  return result.counts
}

const pick = (row: WireRow, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
