import { api } from '../../kit/api.ts'
import { one, type WireObject } from '../../kit/catalogue.ts'
import { refresh } from '../../kit/queries.ts'
import { t, tn } from '../../kit/text.ts'
import { toast, toastError } from '../../kit/undo.tsx'

type Result = { status: string; errors?: { message: string }[] }
export type Operation = 'create' | 'update' | 'delete' | 'restore'

/** Writes several records at once; throws what is wrong with the first that failed. */
export async function batch(def: WireObject, operation: Operation, records: object[]) {
  if (!records.length) return
  const { results } = await api.post<{ results: Result[] }>(`/${def.plural}/batch`, { operation, records })
  const failed = results.filter((result) => result.status === 'failed')
  await refresh(def.name)
  if (!failed.length) return
  const why = failed[0]!.errors?.map((error) => error.message).join('. ') ?? t('could not be written')
  throw new Error(
    failed.length > 1
      ? `${tn(failed.length, '{count} record', '{count} records')}: ${why}`
      : `${one(def)}: ${why}`,
  )
}

/** Does something with an offer to undo it, and says what went wrong otherwise. */
export async function act(message: string, run: () => Promise<unknown>, undo?: () => Promise<unknown>) {
  try {
    await run()
    toast({ message, undo })
    return true
  } catch (error) {
    toastError(error)
    return false
  }
}

/** Moves a record to the bin, with Undo. */
export const remove = (def: WireObject, id: string, message: string) =>
  act(
    message,
    async () => {
      await api.delete(`/${def.plural}/${id}`)
      await refresh(def.name)
    },
    async () => {
      await api.post(`/${def.plural}/${id}/restore`)
      await refresh(def.name)
    },
  )
