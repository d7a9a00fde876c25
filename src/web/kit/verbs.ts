import { isVisible } from '../form/visible.ts'
import { api } from './api.ts'
import { askFor } from './ask.ts'
import { titleOf, type WireField, type WireObject, type WireRow, type WireVerb } from './catalogue.ts'
import { refresh } from './queries.ts'
import { t } from './text.ts'
import { toast, toastError } from './undo.tsx'

type Values = Record<string, unknown>

/** The verbs that apply to a record as it stands. */
export const verbsFor = (def: WireObject, row: WireRow, mayEdit: boolean): WireVerb[] =>
  (def.verbs ?? []).filter((verb) => mayEdit && isVisible(verb.when, row))

/**
 * Does a verb to a record, asking first for what it wants to know beyond what is `given`; answers whether it
 * was done. Undo puts back what the verb replaced, where it says that this undoes it.
 */
export async function doVerb(def: WireObject, row: WireRow, verb: WireVerb, given: Values = {}) {
  const run = async (values: Values) => {
    const done = await api.post<WireRow>(`/${def.plural}/${row.id}/${verb.name}`, {
      ...given,
      ...withoutEmpty(values),
    })
    void refresh(def.name)
    toast({
      message: t('{verb}: {title}', { verb: verb.label, title: titleOf(def, row) }),
      ...(verb.undo && { undo: () => putBack(def, row, verb, done) }),
    })
  }
  const fields = askedFields(def, verb, given)
  if (Object.keys(fields).length)
    return askFor({
      title: t('{verb} {title}', { verb: verb.label, title: titleOf(def, row) }),
      confirm: verb.label,
      fields,
      values: startOf(fields, row),
      included: row.included,
      run,
    })
  return run({}).then(
    () => true,
    (error: unknown) => {
      toastError(error)
      return false
    },
  )
}

// Which column a card goes to is answered by where it is dropped, and from a page by the verb itself.
const askedFields = (def: WireObject, verb: WireVerb, given: Values): Record<string, WireField> =>
  Object.fromEntries(
    Object.entries(verb.input ?? {}).filter(([name]) => name !== def.board?.by && !(name in given)),
  )

// What the record has under the same name is there already; a day asked for is mostly today.
function startOf(fields: Record<string, WireField>, row: WireRow): Values {
  const today = new Date().toLocaleDateString('sv')
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      row[name] ?? field.default ?? (field.kind === 'date' && !(name in row) ? today : null),
    ]),
  )
}

const withoutEmpty = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )

type Line = { id: string; version: number; kind: string; changes: Record<string, unknown> }

async function putBack(def: WireObject, before: WireRow, verb: WireVerb, done: WireRow) {
  const at = `/${def.plural}/${before.id}`
  if (verb.undo !== 'values') await api.post(`${at}/${verb.undo}`)
  else {
    const { data } = await api.get<{ data: Line[] }>(`${at}/history`)
    if (data[0]?.version !== done.version) throw new Error(t('Changed again since, so nothing was undone'))
    for (const line of data.filter((one) => one.version > before.version && one.kind === 'changed')) {
      const fields = Object.keys(line.changes).filter((name) => def.fields[name]?.writable)
      await api.post(`${at}/history/${line.id}/restore`, { fields })
    }
  }
  await refresh(def.name)
}
