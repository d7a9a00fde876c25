import type { FieldInput, ObjectInput } from '#core/definition.ts'
import { api } from '../../kit/api.ts'
import { queries, refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { toast, toastError } from '../../kit/undo.tsx'

const objectsPath = '/catalogue/objects'
const fieldsPath = (object: string) => `${objectsPath}/${object}/fields`

/** What follows a change of definitions: every list and form asks for them, and for its records, anew. */
async function changed<T>(answer: T, object?: string): Promise<T> {
  await queries.invalidateQueries({ queryKey: ['catalogue'] })
  if (object) void refresh(object)
  return answer
}

export const addObject = async (draft: ObjectInput) =>
  changed(await api.post<{ name: string }>(objectsPath, draft))
export const changeObject = async (name: string, draft: Partial<ObjectInput>) =>
  changed(await api.patch(`${objectsPath}/${name}`, draft))
export const addField = async (object: string, draft: FieldInput) =>
  changed(await api.post<{ name: string }>(fieldsPath(object), draft), object)
export const changeField = async (object: string, name: string, draft: FieldInput) =>
  changed(await api.patch(`${fieldsPath(object)}/${name}`, draft), object)

/** Both hide only: the column, its values and its records stay, so taking it back is whole. */
export const removeField = (object: string, name: string, label: string) =>
  hide(`${fieldsPath(object)}/${name}`, t('{label} removed. Its values are kept.', { label }), object)
export const removeObject = (name: string, label: string) =>
  hide(`${objectsPath}/${name}`, t('{label} removed. Its records are kept.', { label }))

/** A hidden field or object whose label is taken anew: the old one, with its values, is what people want. */
export const bringBackField = async (object: string, label: string) =>
  changed(await api.post(`${fieldsPath(object)}/${nameOf(label)}/restore`), object)
export const bringBackObject = async (label: string) => {
  const name = nameOf(label)
  return changed(await api.post(`${objectsPath}/${name}/restore`).then(() => ({ name })))
}

// The twin of the server's customName.
const nameOf = (label: string) =>
  `x_${(
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .join('_')
    .slice(0, 40)}`

async function hide(path: string, message: string, object?: string) {
  try {
    await api.delete(path)
    await changed(undefined, object)
    toast({ message, undo: async () => changed(await api.post(`${path}/restore`), object) })
    return true
  } catch (error) {
    toastError(error)
    return false
  }
}
