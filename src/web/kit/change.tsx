import type { Field } from '#core/field/index.ts'
import { isLink } from '#core/field/index.ts'
import { api, Problem } from './api.ts'
import { fieldLabel, type Linked, type WireObject, type WireRow } from './catalogue.ts'
import { askAboutConflict } from './conflict.ts'
import { patchLoaded, queries, rowKey, rowsKey } from './queries.ts'
import { toast, toastError } from './undo.tsx'

export type Edit = Record<string, unknown>
type Links = Record<string, Linked | null>
type How = {
  included?: Links
  /** Leave the toast out where the screen shows the change well enough. */
  silent?: boolean
}

/**
 * Changes a record: shown at once, sent with the version it was made on, taken back if refused. When somebody
 * else changed it meanwhile the user chooses between both values.
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
    const saved = await save(def, row.id, edit, row.version)
    if (!how.silent) offerUndo(def, saved, before, linksBefore, edit)
    return saved
  } catch (error) {
    patchLoaded(def.name, row.id, { ...before, included: linksBefore })
    if (error instanceof Problem && error.status === 409 && error.current)
      return settle(def, error.current as WireRow, edit, how)
    toastError(named(def, error))
    return undefined
  }
}

async function save(def: WireObject, id: string, edit: Edit, version?: number): Promise<WireRow> {
  const include = Object.keys(edit).filter((name) => def.fields[name] && isLink(def.fields[name] as Field))
  const saved = await api.patch<WireRow>(
    `/${def.plural}/${id}`,
    { ...edit, ...(version !== undefined && { version }) },
    { query: { include: include.join(',') || undefined } },
  )
  patchLoaded(def.name, id, saved)
  void queries.invalidateQueries({ queryKey: [def.name, 'sums'] })
  void queries.invalidateQueries({ queryKey: [def.name, 'lane'] })
  return saved
}

function offerUndo(def: WireObject, saved: WireRow, before: Edit, links: Links, edit: Edit) {
  toast({
    message: `${list(Object.keys(edit).map((name) => fieldLabel(name, def.fields[name])))} changed`,
    undo: async () => {
      const newest = queries.getQueryData<WireRow>(rowKey(def.name, saved.id)) ?? saved
      const back = await save(def, saved.id, before, Math.max(newest.version, saved.version))
      patchLoaded(def.name, saved.id, { ...back, included: links })
    },
  })
}

// A stale write whose fields nobody else touched is no conflict: it is sent again on the newer version.
async function settle(def: WireObject, current: WireRow, edit: Edit, how: How): Promise<WireRow | undefined> {
  patchLoaded(def.name, current.id, current)
  const chosen = await askAboutConflict({ def, current, edit })
  return chosen ? change(def, current, chosen, how) : undefined
}

const pick = (from: Record<string, unknown>, like: Edit) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, from[name] ?? null]))

const list = (words: string[]) =>
  words.length > 3 ? `${words.length} fields` : new Intl.ListFormat('en').format(words)

/** A refused value reads with its field's label: "Employees must be at least 0". */
function named(def: WireObject, error: unknown) {
  if (!(error instanceof Problem) || !error.errors.length) return error
  return new Error(
    error.errors
      .map((one) =>
        one.field ? `${fieldLabel(one.field, def.fields[one.field])} ${one.message}` : one.message,
      )
      .join('. '),
  )
}
