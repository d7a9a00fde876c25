import { api, Problem } from '#web/kit/api.ts'
import { fieldLabel, type WireObject, type WireRow } from '#web/kit/catalogue.ts'
import { refresh } from '#web/kit/queries.ts'
import { toast, toastError } from '#web/kit/undo.tsx'

/** Makes a record that is part of another's page; undo puts it into the bin. */
export async function add(def: WireObject, values: object, message: string): Promise<WireRow | undefined> {
  try {
    const row = await api.post<WireRow>(`/${def.plural}`, values)
    await refresh(def.name)
    toast({ message, undo: () => bin(def, row.id) })
    return row
  } catch (error) {
    toastError(told(def, error))
    return undefined
  }
}

/** Puts such a record into the bin; undo takes it out. */
export async function takeAway(def: WireObject, row: WireRow, message: string) {
  try {
    await bin(def, row.id)
    toast({
      message,
      undo: async () => {
        await api.post(`/${def.plural}/${row.id}/restore`)
        await refresh(def.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}

async function bin(def: WireObject, id: string) {
  await api.delete(`/${def.plural}/${id}`)
  await refresh(def.name)
}

/** What is wrong, with the labels of the fields. */
export function told(def: WireObject, error: unknown): unknown {
  if (!(error instanceof Problem) || !error.errors.length) return error
  const sentences = error.errors.map(({ field, message }) =>
    field ? `${fieldLabel(field, def.fields[field])} ${message}` : message,
  )
  return new Error(sentences.join('. '))
}
