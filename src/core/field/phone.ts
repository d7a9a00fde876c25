import { type Checked, make, type Options, plainKind } from './kind.ts'

export type Phone = { e164: string; extension?: string; international: string }
type Understand = (raw: string, country?: string) => Phone | undefined

// Number plans weigh 35 kB compressed. The server plugs them in (core/server/phones.ts); the browser shows
// what the server normalised and goes without.
let understand: Understand = () => undefined
export const understandPhonesWith = (reader: Understand) => {
  understand = reader
}

export const phone = <const O extends Options>(o: O = {} as O) =>
  make<string, O>('phone', { personal: true, ...o })

export const phoneKind = plainKind<string>('text', {
  label: 'Phone',
  editor: 'line',
  tests: ['is', 'not', 'in', 'has', 'starts'],
  check: (value, _field, how) => readPhone(value, how?.country),
  operand: (value) => ({ value: String(value).trim() }),
  read: (value, _field, how) => readPhone(value, how.country),
  show: (value) => understand(value)?.international ?? value,
  write: (value) => value,
  schema: () => ({ type: 'string', maxLength: 60, examples: ['+49 89 1234567'] }),
})

// E.164 where the number can be understood; a number without country code is kept as written.
function readPhone(value: unknown, country?: string): Checked<string> {
  if (typeof value !== 'string' && typeof value !== 'number') return { error: 'must be a phone number' }
  const raw = String(value).trim()
  const known = understand(raw, country)
  if (known) return { value: known.extension ? `${known.e164};ext=${known.extension}` : known.e164 }
  const digits = raw.replace(/\D/g, '').length
  const good = digits >= 3 && digits <= 20 && raw.length <= 60 && !/[A-Za-z]{6,}/.test(raw)
  return good ? { value: raw } : { error: 'must be a phone number such as +49 89 1234567' }
}
