import { api } from '../kit/api.ts'
import { titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
import { toast, toastError } from '../kit/undo.tsx'

/** Deletes a record and offers it back. */
export async function removeRow(def: WireObject, row: WireRow, word = 'deleted') {
  try {
    await api.delete(`/${def.plural}/${row.id}`)
    await refresh(def.name)
    toast({ message: `${titleOf(def, row)} ${word}`, undo: () => restoreRow(def, row) })
  } catch (error) {
    toastError(error)
  }
}

export async function restoreRow(def: WireObject, row: WireRow) {
  await api.post(`/${def.plural}/${row.id}/restore`)
  await refresh(def.name)
}
