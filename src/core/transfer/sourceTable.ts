import { fold } from './table.ts'

/**
 * Where a column of a known export goes: a field, `field.part`, a link by source id (`field@`), a link by
 * name whose record is made when missing (`field+`), the record's own id (`#`), a further way to reach someone
 * (`*kind:label`), or nowhere (`-`: the source's bookkeeping, or said again in other columns).
 */
export type Target = string

export type SourceTable = { object: string; columns: Record<string, Target> }
export const table = (object: string, ...columns: string[]): SourceTable => ({
  object,
  columns: Object.fromEntries(
    columns
      .join('|')
      .split('|')
      .map((pair) => {
        const at = pair.lastIndexOf('=')
        return [fold(pair.slice(0, at)), pair.slice(at + 1)]
      }),
  ),
})

/** `Billing{Street,City}` headers of one address, in the order street, city, region, postal code, country. */
export const place = (field: string, pattern: string, names = 'Street,City,State,PostalCode,Country') =>
  names
    .split(',')
    .map(
      (name, i) =>
        `${pattern.replace('*', name)}=${field}.${['street', 'city', 'region', 'postalCode', 'country'][i]}`,
    )
    .join('|')

/** Numbered groups of a value and its label: further ways to reach someone. */
export const further = (groups: string, from: number) =>
  groups
    .split(',')
    .flatMap((group) => {
      const [name, kind] = group.split('=')
      return Array.from({ length: 9 }, (_, i) => `${name} ${from + i}=*${kind}:{${name} ${from + i} label}`)
    })
    .join('|')
