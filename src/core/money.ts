/** Money as it is kept everywhere: a whole number of minor units (cents) and an ISO 4217 currency. */
export type Money = { amount: number; currency: string }

const places = new Map<string, number>()

/** Minor-unit digits of a currency (EUR 2, JPY 0, KWD 3), from the CLDR data of the runtime. */
export function decimalsOf(currency: string): number {
  let known = places.get(currency)
  if (known === undefined) {
    known =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    places.set(currency, known)
  }
  return known
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (code: string) => currencies.has(code)

/** "1234.5" EUR → 123450; undefined when the text has more digits than the currency or too many at all. */
export function minorUnits(decimal: string, currency: string): number | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(decimal)
  if (!match) return undefined
  const digits = decimalsOf(currency)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return undefined
  const amount = Number(match[2]! + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? (match[1] === '-' ? -amount : amount) : undefined
}

/** 123450 EUR → "1234.50", the form that exports and forms use. */
export function decimalText({ amount, currency }: Money): string {
  const digits = decimalsOf(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return amount < 0 ? `-${whole}` : whole
}

export function showMoney(money: Money, locale = 'en'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    ...(money.amount % 10 ** decimalsOf(money.currency) === 0 && { maximumFractionDigits: 0 }),
  }).format(Number(decimalText(money)))
}
