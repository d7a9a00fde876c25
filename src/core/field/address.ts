import { say } from '../text.ts'
import { type Checked, make, type Options, plainKind } from './kind.ts'

/** Postal address; every part may be missing. `country` is an ISO 3166 code where it is known, else a name. */
export type Address = {
  street?: string
  city?: string
  region?: string
  postalCode?: string
  country?: string
}

export const addressParts = ['street', 'postalCode', 'city', 'region', 'country'] as const

export const address = <const O extends Options>(o: O = {} as O) =>
  make<Address, O>('address', { personal: true, ...o })

export const addressKind = plainKind<Address>('jsonb', {
  label: 'Address',
  editor: 'address',
  sortable: false,
  check: checkAddress,
  parts: addressParts,
  testSql: (test, c, bound) =>
    test === 'has'
      ? `exists (select from jsonb_each_text(${c}) part where part.value ilike ${bound})`
      : undefined,
  holds: (test, value, operand) =>
    test === 'has'
      ? Object.values(value).some((part) => part.toLowerCase().includes(String(operand).toLowerCase()))
      : undefined,
  tests: ['has'],
  operand: (value) => ({ value: String(value) }),
  compared: (value) => showAddress(value),
  read: (text) => ({ value: { street: text.trim() } }),
  write: (value) => showAddress(value),
  show: (value) => showAddress(value),
  schema: () => ({
    type: 'object',
    properties: Object.fromEntries(addressParts.map((part) => [part, { type: 'string', maxLength: 500 }])),
    additionalProperties: false,
  }),
})

export const showAddress = (a: Address) =>
  [a.street?.replace(/\n/g, ', '), [a.postalCode, a.city].filter(Boolean).join(' '), a.region, a.country]
    .filter(Boolean)
    .join(', ')

function checkAddress(value: unknown): Checked<Address> {
  if (typeof value === 'string') return { value: { street: value.trim() } }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'must be an address' }
  const result: Address = {}
  for (const [part, v] of Object.entries(value)) {
    if (!addressParts.includes(part as keyof Address))
      return {
        error: say('has no part "{part}"; parts are {parts}', { part, parts: addressParts.join(', ') }),
      }
    if (v === null || v === undefined || v === '') continue
    if (typeof v !== 'string' || v.length > 500)
      return { error: say('{part} must be text of at most 500 characters', { part }) }
    result[part as keyof Address] = v.trim()
  }
  return { value: result }
}
