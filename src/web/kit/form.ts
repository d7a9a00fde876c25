import type { Linked, WireRow } from './catalogue.ts'

export type FormRequest = {
  plural: string
  defaults?: Record<string, unknown>
  included?: Record<string, Linked | null>
  onSaved?: (row: WireRow) => void
}

let opener: (request: FormRequest) => void = () => undefined

/** The form registers itself here, so that pickers can offer "New …" without depending on it. */
export const openFormsWith = (open: (request: FormRequest) => void) => {
  opener = open
}
export const openNew = (request: FormRequest) => opener(request)
