import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, halfEven, percentOf, priceOf } from '#core/pricing.ts'
import { fixture, withoutFixture } from './api/importWorld.ts'

describe('a price', () => {
  test.for([
    [1999, 3, 0, 5997],
    [1999, 2.5, 0, 4998],
    [1001, 0.5, 0, 500],
    [1003, 0.5, 0, 502],
    [999, 1, 33.33, 666],
    [100, 1, 100, 0],
    [-500, 3, 10, -1350],
    [1, 0.0001, 0, 0],
    [80_000_000_000, 1250.75, 12.5, 87_552_500_000_000],
  ] as const)('of %i, %d times, less %d percent is %i', ([amount, many, discount, expected]) => {
    expect(priceOf({ amount, currency: 'EUR' }, many, discount)).toEqual({
      amount: expected,
      currency: 'EUR',
    })
  })

  test('beyond what money can say is none', () => {
    expect(priceOf({ amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, 2)).toBeUndefined()
  })

  const unit = fc.integer({ min: -1e9, max: 1e9 })
  const many = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 10_000)
  const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100)
  const price = (amount: number, n: number, d = 0) => priceOf({ amount, currency: 'EUR' }, n, d)!.amount

  test('is off by at most half a minor unit, and halves go to the even one', () => {
    fc.assert(
      fc.property(unit, many, percent, (amount, n, d) => {
        const scale = 10n ** 8n
        const units = (x: number, places: number) => BigInt(Math.round(x * 10 ** places))
        const true_ = BigInt(amount) * units(n, 4) * (10_000n - units(d, 2))
        const off = BigInt(price(amount, n, d)) * scale - true_
        const size = off < 0n ? -off : off
        expect(size * 2n <= scale).toBe(true)
        if (size * 2n === scale) expect(Math.abs(price(amount, n, d)) % 2).toBe(0)
      }),
    )
  })

  test('of the opposite is the opposite, and a whole number of times adds up', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 1000 }), (amount, n) => {
        expect(price(-amount, n) + price(amount, n)).toBe(0)
        expect(price(amount, n)).toBe(amount * n + 0)
        expect(percentOf({ amount, currency: 'EUR' }, 100)!.amount).toBe(amount)
      }),
    )
  })
})

type Case = { id: string; precision: number; left: string; right: string; op: string; answer: string }

/** IBM's decimal test cases of one file that round half to even, with plain numbers only. */
function cases(file: string): Case[] {
  const found: Case[] = []
  let [precision, rounding] = [9, '']
  for (const line of readFileSync(fixture('money-decimal', file), 'utf8').split('\n')) {
    const setting = /^(precision|rounding):\s*(\S+)/i.exec(line)
    if (setting?.[1]?.toLowerCase() === 'precision') precision = Number(setting[2])
    if (setting?.[1]?.toLowerCase() === 'rounding') rounding = setting[2]!.toLowerCase()
    const one = /^(\w+)\s+(add|subtract|multiply|divide)\s+(\S+)\s+(\S+)\s+->\s+(\S+)/.exec(line)
    if (!one || rounding !== 'half_even' || /Subnormal|Overflow|Clamped/.test(line)) continue
    const [, id, op, left, right, answer] = one.map((text) => text.replaceAll("'", ''))
    const plain = [left!, right!, answer!].every((x) => /^[-+]?\d*\.?\d*(e[-+]?\d{1,2})?$/i.test(x))
    if (plain) found.push({ id: id!, precision, op: op!, left: left!, right: right!, answer: answer! })
  }
  return found
}

const number = (text: string) => exact(text.replace(/^\+/, '').replace(/^(-?)\./, '$10.'))

/** The exact result as a fraction, rounded to so many digits by our own halfEven. */
function rounded({ op, left, right, precision }: Case): { units: bigint; ten: number } {
  const [a, b] = [number(left), number(right)]
  const [x, y] = [10n ** BigInt(a.places), 10n ** BigInt(b.places)]
  const [n, d] = {
    add: [a.units * y + b.units * x, x * y],
    subtract: [a.units * y - b.units * x, x * y],
    multiply: [a.units * b.units, x * y],
    divide: [a.units * y, b.units * x],
  }[op] as [bigint, bigint]
  for (let ten = -300; ; ten++) {
    const units = ten < 0 ? halfEven(n * 10n ** BigInt(-ten), d) : halfEven(n, d * 10n ** BigInt(ten))
    if (String(units).replace('-', '').length <= precision) return { units, ten }
  }
}

describe.skipIf(withoutFixture('money-decimal'))('the decimal tests of IBM', () => {
  test('agree on every result rounded half to even', () => {
    const all = ['add', 'subtract', 'multiply', 'divide', 'rounding'].flatMap((f) => cases(`${f}.decTest`))
    for (const one of all) {
      const [mine, theirs] = [rounded(one), number(one.answer)]
      const shift = BigInt(Math.max(0, theirs.places + mine.ten) + 400)
      const value = (units: bigint, ten: number) => units * 10n ** (shift + BigInt(ten))
      expect([one.id, value(mine.units, mine.ten)]).toEqual([one.id, value(theirs.units, -theirs.places)])
    }
    expect(all.length).toBeGreaterThan(800)
  })
})
