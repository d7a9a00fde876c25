import type { Field } from '#core/field/index.ts'
import { isLink } from '#core/field/index.ts'
import { api, Problem } from './api.ts'
import { fieldLabel, type Linked, type WireObject, type WireRow } from './catalogue.ts'
import { askAboutConflict, conflictOf } from './conflict.ts'
import { listText } from './language.ts'
import { patchLoaded, queries, rowsKey } from './queries.ts'
import { t, tn } from './text.ts'
import { toast, toastError } from './undo.tsx'

export type Edit = Record<string, unknown>
type Links = Record<string, Linked | null>
type How = {
  included?: Links
  /** Leave the toast out where the screen shows the change well enough. */
  silent?: boolean
}

/**
 * Changes a record: shown at once, sent with the version it was made on, taken back if refused. What others
 * changed meanwhile merges; where it is the same field, the user chooses between both values.
 */
export async function change(
  def: WireObject,
  row: WireRow,
  edit: Edit,
  how: How = {},
): Promise<WireRow | undefined> {
  const before = pick(row, edit)
  const linksBefore = pick(row.included ?? {}, edit) as Links
  await queries.cancelQueries({ queryKey: rowsKey(def.name) })
  patchLoaded(def.name, row.id, { ...edit, ...(how.included && { included: how.included }) })
  try {
    const saved = await inTurn(row.id, () => save(def, row.id, edit, seenBy(row, edit)))
    if (!how.silent) offerUndo(def, saved, before, linksBefore, edit)
    return saved
  } catch (error) {
    patchLoaded(def.name, row.id, { ...before, included: linksBefore })
    const conflict = conflictOf(error, edit)
    if (conflict) return settle(def, { ...conflict, edit }, how)
    toastError(named(def, error))
    return undefined
  }
}

const turns = new Map<string, Promise<unknown>>()

/** Writes to one record wait for each other, so that nobody stands in his own way by working fast. */
function inTurn<R>(id: string, work: () => Promise<R>): Promise<R> {
  const mine = (turns.get(id) ?? Promise.resolve()).then(work)
  const settled = mine.catch(() => undefined)
  turns.set(id, settled)
  void settled.then(() => turns.get(id) === settled && turns.delete(id))
  return mine
}

const written = new Map<string, Record<string, number>>()

/** The version whose values of these fields this user knows: as loaded, or as written from here since. */
function seenBy(row: WireRow, edit: Edit): number {
  const mine = written.get(row.id) ?? {}
  return Math.min(...Object.keys(edit).map((name) => Math.max(row.version, mine[name] ?? 0)))
}

function remember({ id, version }: WireRow, edit: Edit) {
  if (written.size > 500) written.clear()
  const mine = Object.fromEntries(Object.keys(edit).map((name) => [name, version]))
  written.set(id, { ...written.get(id), ...mine })
}

async function save(def: WireObject, id: string, edit: Edit, version: number): Promise<WireRow> {
  const include = Object.keys(edit).filter((name) => def.fields[name] && isLink(def.fields[name] as Field))
  const saved = await api.patch<WireRow>(
    `/${def.plural}/${id}`,
    { ...edit, version },
    { query: { include: include.join(',') || undefined } },
  )
  remember(saved, edit)
  patchLoaded(def.name, id, saved)
  void queries.invalidateQueries({ queryKey: [def.name, 'sums'] })
  void queries.invalidateQueries({ queryKey: [def.name, 'lane'] })
  return saved
}

function offerUndo(def: WireObject, saved: WireRow, before: Edit, links: Links, edit: Edit) {
  const names = Object.keys(edit).map((name) => fieldLabel(name, def.fields[name]))
  toast({
    message: t('{fields} changed', { fields: list(names) }),
    undo: async () => {
      const back = await inTurn(saved.id, () => save(def, saved.id, before, saved.version)).catch((error) => {
        if (conflictOf(error, before)) throw new Error(t('Changed again since, so nothing was undone'))
        throw error
      })
      patchLoaded(def.name, saved.id, { ...back, included: links })
    },
  })
}

type Refused = { current: WireRow; clashes: Parameters<typeof askAboutConflict>[0]['clashes']; edit: Edit }

async function settle(def: WireObject, refused: Refused, how: How): Promise<WireRow | undefined> {
  patchLoaded(def.name, refused.current.id, refused.current)
  const chosen = await askAboutConflict({ def, ...refused, included: how.included })
  return chosen && Object.keys(chosen).length ? change(def, refused.current, chosen, how) : undefined
}

const pick = (from: Record<string, unknown>, like: Edit) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, from[name] ?? null]))

const list = (words: string[]) =>
  words.length > 3 ? tn(words.length, '{count} field', '{count} fields') : listText(words)

/** A refused value reads with its field's label: "Employees must be at least 0". */
function named(def: WireObject, error: unknown) {
  if (!(error instanceof Problem) || !error.errors.length) return error
  return new Error(
    error.errors
      .map((one) =>
        one.field
          ? t('{field} {message}', {
              field: fieldLabel(one.field, def.fields[one.field]),
              message: one.message,
            })
          : one.message,
      )
      .join('. '),
  )
}
