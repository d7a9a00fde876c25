import { decimalText, isCurrency, type Money, minorUnits, showMoney } from '../money.ts'
import { say } from '../text.ts'
import { type Checked, type Field, type Kind, make, type Options, plainKind, type Reading } from './kind.ts'

/** `grouping: false` for years and codes, which nobody writes with thousands separators. */
type NumberOptions = Options & { min?: number; max?: number; decimals?: number; grouping?: boolean }

export const number = <const O extends NumberOptions>(o: O = {} as O) => make<number, O>('number', o)
/** 0–100 unless told otherwise; 12.5 means 12.5 %. */
export const percent = <const O extends NumberOptions>(o: O = {} as O) =>
  make<number, O>('percent', { decimals: 2, min: 0, max: 100, ...o })
export const money = <const O extends Options>(o: O = {} as O) => make<Money, O>('money', o)
/** Counts up by itself: `D-00042`. */
export const autoNumber = <const O extends Options & { prefix?: string; digits?: number }>(o: O = {} as O) =>
  make<string, O>('autoNumber', { ...o, readOnly: true }, { prefix: o.prefix ?? '', digits: o.digits ?? 5 })

const order = ['is', 'not', 'in', 'over', 'under', 'from', 'to'] as const
const asNumber = (text: string, how: Reading): Checked<number> => {
  const decimal = decimalOf(text, how)
  return decimal === undefined ? { error: 'must be a number' } : { value: Number(decimal) }
}

export const numberKind: Kind<number> = {
  ...plainKind<number>('numeric', {
    label: 'Number',
    editor: 'number',
    align: 'end',
    tests: order,
    check: checkNumber,
    // A sum may pass the bounds of what is summed, and asking for more than there can be is no mistake.
    operand: (value, field) => checkNumber(value, { ...field, min: undefined, max: undefined }),
    read: (text, field, how) => {
      const read = asNumber(text.replace(/%\s*$/, ''), how)
      return 'error' in read ? read : checkNumber(read.value, field)
    },
    show: (value, field, how) => showNumber(value, field, how.locale),
    schema: (field) => ({
      type: field.decimals ? 'number' : 'integer',
      ...(field.min !== undefined && { minimum: field.min }),
      ...(field.max !== undefined && { maximum: field.max }),
    }),
  }),
  columns: (name, field) => [{ name, type: field.decimals ? 'numeric' : 'bigint' }],
}

export const percentKind: Kind<number> = {
  ...numberKind,
  label: 'Percent',
  show: (value, field, how) => `${showNumber(value, field, how.locale)} %`,
}

export const moneyKind: Kind<Money> = {
  label: 'Money',
  editor: 'money',
  align: 'end',
  tests: order,
  sortable: true,
  columns: (name) => [
    { name, type: 'bigint' },
    { name: `${name}_currency`, type: 'text' },
  ],
  store: (value) => [value?.amount ?? null, value?.currency ?? null],
  wire: (c) =>
    `case when ${c} is not null then json_build_object('amount', ${c}, 'currency', ${c.replace(/"$/, '_currency"')}) end`,
  check: checkMoney,
  operand: (value) => {
    const amount = typeof value === 'object' && value !== null ? (value as Money).amount : value
    return Number.isSafeInteger(amount)
      ? { value: amount }
      : { error: 'must be a whole number of minor units (cents)' }
  },
  compared: (value) => value.amount,
  read: readMoney,
  write: (value) => `${decimalText(value)} ${value.currency}`,
  show: (value, _field, how) => showMoney(value, how.locale),
  schema: () => ({
    type: 'object',
    description: 'Minor units (cents) and ISO 4217 currency',
    properties: { amount: { type: 'integer' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
    required: ['amount', 'currency'],
    additionalProperties: false,
  }),
}

export const autoNumberKind: Kind<string> = {
  ...plainKind<string>('bigint', {
    label: 'Automatic number',
    editor: 'none',
    tests: order,
    check: () => ({ error: 'is counted by Mainstay; leave it out' }),
    operand: (value) => {
      const digits = String(value).replace(/\D/g, '')
      return digits ? { value: Number(digits) } : { error: 'must be a number' }
    },
    compared: (value) => Number(value.replace(/^.*?(\d+)$/, '$1')),
    schema: () => ({ type: 'string', readOnly: true }),
  }),
  wire: (c, field) =>
    `'${(field.prefix ?? '').replaceAll("'", "''")}' || case when ${c} < ${10 ** (field.digits ?? 5)} then lpad(${c}::text, ${field.digits ?? 5}, '0') else ${c}::text end`,
}

/** Reads "1.234,5", "1,234.5", "(12)", "1 234" or "$1,234" as a plain decimal; undefined when it is none. */
export function decimalOf(text: string, how: Reading = {}): string | undefined {
  let t = text.trim().replace(/[\s'\u00a0\u202f]/g, '')
  const negative = /^\(.*\)$/.test(t) || t.startsWith('-') || t.endsWith('-')
  t = t
    .replace(/^\(|\)$/g, '')
    .replace(/^[-+]|-$/g, '')
    .replace(/^\p{Sc}|\p{Sc}$/gu, '')
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(t)) t = String(Number(t))
  const comma = how.decimalComma ?? /,\d{1,2}$/.test(t.replace(/\.\d{3}(?=[.,])/g, ''))
  const grouped = comma
    ? /^\d{1,3}(\.\d{3})+(,\d*)?$|^\d*(,\d*)?$/
    : /^\d{1,3}(,\d{3})+(\.\d*)?$|^\d*(\.\d*)?$/
  if (!/\d/.test(t) || !grouped.test(t)) return undefined
  const plain = comma ? t.replaceAll('.', '').replace(',', '.') : t.replaceAll(',', '')
  return (negative ? '-' : '') + (plain.startsWith('.') ? `0${plain}` : plain)
}

function checkNumber(value: unknown, field: Field): Checked<number> {
  const n = typeof value === 'string' ? Number(decimalOf(value) ?? Number.NaN) : value
  if (typeof n !== 'number' || !Number.isFinite(n)) return { error: 'must be a number' }
  if (field.min !== undefined && n < field.min)
    return { error: say('must be at least {min}', { min: field.min }) }
  if (field.max !== undefined && n > field.max)
    return { error: say('must be at most {max}', { max: field.max }) }
  if (!field.decimals && !Number.isSafeInteger(n)) return { error: 'must be a whole number' }
  return { value: field.decimals ? Number(n.toFixed(field.decimals)) : n }
}

function showNumber(value: number, field: Field, locale = 'en') {
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: field.decimals ?? 0,
    useGrouping: field.grouping ?? true,
  }).format(value)
}

function checkMoney(value: unknown): Checked<Money> {
  const { amount, currency } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Money>
  if (!Number.isSafeInteger(amount))
    return { error: 'must be { amount: whole minor units (cents), currency }' }
  if (typeof currency !== 'string' || !isCurrency(currency))
    return { error: 'must name a currency such as EUR' }
  return { value: { amount: amount!, currency } }
}

function readMoney(text: string, _field: Field, how: Reading): Checked<Money> {
  const code = /\b([A-Z]{3})\b/.exec(text)?.[1]
  const currency =
    code && isCurrency(code) ? code : (symbols[/\p{Sc}/u.exec(text)?.[0] ?? ''] ?? how.currency ?? 'USD')
  const decimal = decimalOf(text.replace(/\b[A-Z]{3}\b/, ''), how)
  if (decimal === undefined) return { error: 'must be an amount such as 1,234.50' }
  const amount = minorUnits(Number(decimal) % 1 === 0 ? decimal.replace(/\.0*$/, '') : decimal, currency)
  return amount === undefined
    ? { error: say('has more decimals than {currency} knows', { currency }) }
    : { value: { amount, currency } }
}

const symbols: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
}
