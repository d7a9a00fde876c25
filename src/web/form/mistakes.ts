import type { Mistake } from '../kit/api.ts'
import { fieldLabel, type WireObject } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import type { useForm } from './useForm.ts'

/** "Annual revenue must be a number": the sentence a person reads. */
export const sentence = (def: WireObject, { field, message }: Mistake) =>
  field ? t('{field} {message}', { field: fieldLabel(field, def.fields[field]), message }) : message

/** Required fields that are shown and still empty. */
export function missingOf(def: WireObject, form: ReturnType<typeof useForm>): Record<string, string> {
  // The server makes a person's full name of first and last name.
  const isMade = (name: string) => name === 'name' && Boolean(form.values.firstName || form.values.lastName)
  const names = Object.keys(def.fields).filter((name) => {
    const field = def.fields[name]!
    const value = form.values[name]
    const isEmpty = value === null || value === undefined || value === ''
    return (
      field.isRequired &&
      field.writable &&
      !field.readOnly &&
      isEmpty &&
      form.isVisible(name) &&
      !isMade(name)
    )
  })
  return Object.fromEntries(names.map((name) => [name, t('is required')]))
}
