import type { Money } from './money.ts'

/** A decimal number as a whole one and the places behind its point: 1.25 is 125 and 2. */
export function exact(value: number | string): { units: bigint; places: number } {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(String(value))
  if (!match) throw new Error(`${value} is no decimal number`)
  const fraction = match[3] ?? ''
  const places = fraction.length - Number(match[4] ?? 0)
  const digits = BigInt(match[2]! + fraction) * 10n ** BigInt(Math.max(0, -places))
  return { units: match[1] ? -digits : digits, places: Math.max(0, places) }
}

/** Divides to the nearest whole number; a half goes to the even one, so that sums of many do not drift. */
export function halfEven(dividend: bigint, divisor: bigint): bigint {
  const [n, d] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor]
  const size = n < 0n ? -n : n
  const [whole, rest] = [size / d, size % d]
  const up = rest * 2n > d || (rest * 2n === d && whole % 2n === 1n)
  const rounded = up ? whole + 1n : whole
  return n < 0n ? -rounded : rounded
}

/**
 * What so many of something come to, less a discount in percent. All is multiplied exactly and divided once,
 * at the end; undefined when it is more than money can say.
 */
export function priceOf(unit: Money, quantity: number, discount = 0): Money | undefined {
  const many = exact(quantity)
  const kept = exact(discount)
  const scale = 10n ** BigInt(kept.places)
  const product = BigInt(unit.amount) * many.units * (100n * scale - kept.units)
  return inMoney(halfEven(product, 10n ** BigInt(many.places) * 100n * scale), unit.currency)
}

/** So many percent of an amount, as a tax is. */
export function percentOf(money: Money, percent: number): Money | undefined {
  const { units, places } = exact(percent)
  return inMoney(halfEven(BigInt(money.amount) * units, 100n * 10n ** BigInt(places)), money.currency)
}

function inMoney(units: bigint, currency: string): Money | undefined {
  const amount = Number(units)
  return Number.isSafeInteger(amount) ? { amount, currency } : undefined
}
