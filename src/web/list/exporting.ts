import { api, pathOf } from '../kit/api.ts'
import { many, type WireObject } from '../kit/catalogue.ts'
import { toastError } from '../kit/undo.tsx'
import type { PageParams } from './query.ts'

type Format = 'csv' | 'xlsx'

/** Where the browser fetches a file of what the list shows. */
export const exportHref = (def: WireObject, params: PageParams, format: Format) =>
  pathOf(`/${def.plural}/export`, {
    format,
    filter: params.filter,
    sort: params.sort,
    fields: params.fields,
    q: params.q,
    deleted: params.deleted,
  })

/** Saves the picked records as a file: their ids are too many for an address. */
export async function savePicked(
  def: WireObject,
  { sort, fields, deleted }: PageParams,
  ids: string[],
  format: Format,
) {
  try {
    const body = { format, sort, fields: fields.split(','), deleted, ids }
    const file = await api.file(`/${def.plural}/export`, body)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${many(def)} ${new Date().toISOString().slice(0, 10)}.${format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  } catch (error) {
    toastError(error)
  }
}
