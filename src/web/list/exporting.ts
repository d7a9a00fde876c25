import { pathOf } from '../kit/api.ts'
import type { WireObject } from '../kit/catalogue.ts'
import type { PageParams } from './query.ts'

/** Where the browser fetches a file of what the list shows. */
export const exportHref = (def: WireObject, params: PageParams, format: 'csv' | 'xlsx') =>
  pathOf(`/${def.plural}/export`, {
    format,
    filter: params.filter,
    sort: params.sort,
    fields: params.fields,
    q: params.q,
  })
