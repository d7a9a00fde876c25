import { api } from '../../kit/api.ts'
import { titleOf, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { change } from '../../kit/change.tsx'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { toast, toastError } from '../../kit/undo.tsx'

/** Marks a task done, or to do again. */
export async function complete(def: WireObject, row: WireRow) {
  const isDone = row.done === true
  const title = titleOf(def, row)
  await edit(
    def,
    row,
    { done: !isDone },
    isDone ? t('{title}: to do again', { title }) : t('{title}: done', { title }),
  )
}

export async function pin(def: WireObject, row: WireRow) {
  const isPinned = row.pinned === true
  await edit(def, row, { pinned: !isPinned }, isPinned ? t('No longer on top') : t('Pinned on top'))
}

/** Changes an entry and offers to put it back. */
export async function edit(def: WireObject, row: WireRow, values: Record<string, unknown>, message: string) {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, row[name] ?? null]))
  const saved = await change(def, row, values, { silent: true })
  await refresh(def.name)
  if (!saved) return false
  toast({
    message,
    undo: async () => {
      await change(def, { ...row, ...saved }, before, { silent: true })
      await refresh(def.name)
    },
  })
  return true
}

export async function remove(def: WireObject, row: WireRow) {
  try {
    await api.delete(`/${def.plural}/${row.id}`)
    await refresh(def.name)
    toast({
      message: t('{title} deleted', { title: titleOf(def, row) }),
      undo: async () => {
        await api.post(`/${def.plural}/${row.id}/restore`)
        await refresh(def.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}
