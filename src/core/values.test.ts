import { describe, expect, test } from 'vitest'
import './server/phones.ts'
import { type Checked, type Field, kindOf, type Reading } from './field/index.ts'
import { decimalOf } from './field/number.ts'
import { readDate } from './field/time.ts'
import { FormulaError, formulaSql } from './formula.ts'
import { decimalText, minorUnits, showMoney } from './money.ts'
import { relativeMoment } from './relative.ts'

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  kind,
  isRequired: false,
  ...more,
})
const result = (checked: Checked) => ('value' in checked ? checked.value : String(checked.error))

describe('money', () => {
  test.for([
    ['1234.5', 'EUR', 123_450],
    ['1234.50', 'EUR', 123_450],
    ['-0.01', 'USD', -1],
    ['12', 'JPY', 12],
    ['12.0', 'JPY', 12],
    ['12.5', 'JPY', undefined],
    ['1.2345', 'KWD', undefined],
    ['1.234', 'KWD', 1234],
    ['0.001', 'EUR', undefined],
    ['90071992547409.91', 'EUR', 9_007_199_254_740_991],
    ['90071992547409.92', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
  ] as const)('%s %s is %s minor units', ([text, currency, units]) => {
    expect(minorUnits(text, currency)).toBe(units)
  })

  test.for([
    [{ amount: 5, currency: 'EUR' }, '0.05'],
    [{ amount: -123_450, currency: 'EUR' }, '-1234.50'],
    [{ amount: 7, currency: 'JPY' }, '7'],
    [{ amount: 1, currency: 'KWD' }, '0.001'],
  ] as const)('%o is written %s and read back', ([money, text]) => {
    expect(decimalText(money)).toBe(text)
    expect(minorUnits(text, money.currency)).toBe(money.amount)
  })

  test.for([
    ['€1.234,50', { decimalComma: true }, { amount: 123_450, currency: 'EUR' }],
    ['1,234.50 USD', {}, { amount: 123_450, currency: 'USD' }],
    ['GBP 5', {}, { amount: 500, currency: 'GBP' }],
    ['(12.00)', { currency: 'EUR' }, { amount: -1200, currency: 'EUR' }],
    ['¥1,000', {}, { amount: 1000, currency: 'JPY' }],
    ['1.234', { currency: 'EUR', decimalComma: true }, { amount: 123_400, currency: 'EUR' }],
    ['5.005 EUR', {}, 'has more decimals than EUR knows'],
    ['free', {}, 'must be an amount such as 1,234.50'],
  ] as [string, Reading, unknown][])('reads %s', ([text, how, money]) => {
    expect(result(kindOf(field('money')).read(text, field('money'), how))).toEqual(money)
  })

  test('is shown as people of the place write it', () => {
    const money = { amount: 123_450, currency: 'EUR' }
    expect(showMoney(money, 'en')).toBe('€1,234.50')
    expect(showMoney({ ...money, amount: 100 }, 'en')).toBe('€1')
    expect(showMoney(money, 'de').replace(/\s/g, ' ')).toBe('1.234,50 €')
  })
})

describe('numbers', () => {
  test.for([
    ['1,234.5', {}, '1234.5'],
    ['1.234,5', {}, '1234.5'],
    ['1 234,5', {}, '1234.5'],
    ['1.234', {}, '1.234'],
    ['1.234', { decimalComma: true }, '1234'],
    ['1,234', {}, '1234'],
    ['1,23', {}, '1.23'],
    ['-5', {}, '-5'],
    ['5-', {}, '-5'],
    ['(5)', {}, '-5'],
    ['.5', {}, '0.5'],
    ["1'000", {}, '1000'],
    ['1e3', {}, '1000'],
    ['12,34,567', {}, undefined],
    ['1.2.3', {}, undefined],
    ['', {}, undefined],
    ['abc', {}, undefined],
    ['0x10', {}, undefined],
  ] as [string, Reading, string | undefined][])('%s with %o is %s', ([text, how, number]) => {
    expect(decimalOf(text, how)).toBe(number)
  })
})

describe('dates', () => {
  test.for([
    ['2026-11-22', {}, '2026-11-22'],
    ['20261122', {}, '2026-11-22'],
    ['2026-11-22T10:00:00Z', {}, '2026-11-22'],
    ['22.11.2026', {}, '2026-11-22'],
    ['1.2.26', {}, '2026-02-01'],
    ['11/22/2026', {}, '2026-11-22'],
    ['22/11/2026', {}, '2026-11-22'],
    ['02/03/2026', {}, '2026-02-03'],
    ['02/03/2026', { dayFirst: true }, '2026-03-02'],
    ['22-Nov-2026', {}, '2026-11-22'],
    ['1/1/50', {}, '1950-01-01'],
    ['1/1/49', {}, '2049-01-01'],
    ['29.02.2024', {}, '2024-02-29'],
    ['29.02.2026', {}, 'is no day of the calendar (29.02.2026)'],
    ['2026-13-01', {}, 'is no day of the calendar (01.13.2026)'],
    ['tomorrow', {}, 'must be a date such as 2026-11-22'],
  ] as [string, Reading, string][])('%s with %o is %s', ([text, how, date]) => {
    expect(result(readDate(text, how))).toBe(date)
  })

  test.for([
    ['2026-11-22T10:00:00+02:00', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22 10:00', '2026-11-22T10:00:00.000Z'],
    ['11/22/2026 1:05 PM', '2026-11-22T13:05:00.000Z'],
    ['11/22/2026 12:05 am', '2026-11-22T00:05:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T10:00:00.1234567Z', '2026-11-22T10:00:00.123Z'],
    ['nonsense', 'must be a date and time such as 2026-11-22T14:30:00Z'],
  ] as const)('%s is the moment %s', ([text, moment]) => {
    expect(result(kindOf(field('dateTime')).check(text, field('dateTime')))).toBe(moment)
  })

  const now = new Date('2026-03-31T15:30:00Z')
  test.for([
    ['today', '2026-03-31T00:00:00.000Z'],
    ['now-2h', '2026-03-31T13:30:00.000Z'],
    ['weekStart', '2026-03-30T00:00:00.000Z'],
    ['today-1m', '2026-02-28T00:00:00.000Z'],
    ['monthStart+1m', '2026-04-01T00:00:00.000Z'],
    ['quarterStart', '2026-01-01T00:00:00.000Z'],
    ['yearStart-1y', '2025-01-01T00:00:00.000Z'],
    ['today+1x', undefined],
    ['yesterday', undefined],
  ] as const)('%s is %s', ([text, moment]) => {
    expect(relativeMoment(text, now)?.toISOString()).toBe(moment)
  })
})

describe('phone numbers', () => {
  test.for([
    ['+49 89 1234567', undefined, '+49891234567'],
    ['(089) 123-4567', 'DE', '+49891234567'],
    ['0044 20 7946 0958', 'DE', '+442079460958'],
    ['+1 212 555 0100 ext. 7', undefined, '+12125550100;ext=7'],
    ['12345', undefined, '12345'],
    ['call me', undefined, 'must be a phone number such as +49 89 1234567'],
    ['12', undefined, 'must be a phone number such as +49 89 1234567'],
  ] as const)('%s in %s is %s', ([text, country, phone]) => {
    expect(result(kindOf(field('phone')).read(text, field('phone'), { country }))).toBe(phone)
  })
})

describe('addresses of the web and of mail', () => {
  test.for([
    ['url', 'example.com', 'https://example.com'],
    ['url', 'HTTP://Example.com/', 'http://example.com'],
    ['url', 'example.com/a?b=c', 'https://example.com/a?b=c'],
    ['url', 'example.com:8080', 'https://example.com:8080'],
    ['url', 'javascript:alert(1)', 'must be a web address such as https://example.com'],
    ['url', 'ftp://example.com', 'must be a web address such as https://example.com'],
    ['url', 'no dots', 'must be a web address such as https://example.com'],
    ['email', ' Ann@Example.COM ', 'ann@example.com'],
    ['email', 'mailto:ann@example.com', 'ann@example.com'],
    ['email', 'ann@büro.example', 'ann@büro.example'],
    ['email', 'ann@example', 'must be an e-mail address such as ann@example.com'],
    ['email', 'a b@example.com', 'must be an e-mail address such as ann@example.com'],
    ['email', 'Ann <ann@example.com>', 'must be an e-mail address such as ann@example.com'],
  ] as const)('%s %s is %s', ([kind, text, value]) => {
    expect(result(kindOf(field(kind)).check(text, field(kind)))).toBe(value)
  })
})

describe('formulas', () => {
  const fields = {
    price: field('money'),
    count: field('number'),
    name: field('text'),
    unitName: field('text'),
    tags: field('tags'),
  }
  test.for([
    ['price * count', '("price" * "count")'],
    ['price / count', '("price"::numeric / nullif("count", 0))'],
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['-(count) - 1', '((- "count") - 1)'],
    [
      "name & ' ' & unitName",
      `(coalesce(((coalesce(("name")::text, '') || coalesce((' ')::text, '')))::text, '') || coalesce(("unit_name")::text, ''))`,
    ],
    ["if(count > 5, 'many', 'few')", `(case when ("count" > 5) then 'many' else 'few' end)`],
    ["'it''s'", `'it''s'`],
    ['not (count = 1 or count = 2)', '(not (("count" = 1) or ("count" = 2)))'],
  ] as const)('%s', ([formula, sql]) => {
    expect(formulaSql(formula, fields)).toBe(sql)
  })

  test.for([
    ['', 'is empty'],
    ['count +', 'ends too early'],
    ['count count', 'did not expect "count"'],
    ['(count', 'expects ")" at the end'],
    ['cuont', 'knows no field cuont'],
    ['tags', 'cannot compute with tags, a field of kind tags'],
    ['pg_sleep(1)', 'knows no function pg_sleep; it knows if, round, upper, lower, length, first'],
    ['count; drop table x', 'cannot read "; drop table"'],
    ['"count"', 'cannot read ""count""'],
    ['count -- x', 'knows no field x'],
    ["'open", `cannot read "'open"`],
  ] as const)('%s is refused: %s', ([formula, message]) => {
    expect(() => formulaSql(formula, fields)).toThrow(FormulaError)
    expect(() => formulaSql(formula, fields)).toThrow(message)
  })
})

describe('every kind', () => {
  test.for([
    ['text', 'Ärger', {}],
    ['number', 5, {}],
    ['number', 1.5, { decimals: 2 }],
    ['percent', 12.5, { decimals: 2 }],
    ['money', { amount: 123_456, currency: 'EUR' }, {}],
    ['money', { amount: -5, currency: 'JPY' }, {}],
    ['date', '2026-11-22', {}],
    ['dateTime', '2026-11-22T10:00:00.123Z', {}],
    ['yesNo', false, {}],
    ['choice', 'inNegotiation', { choices: ['inNegotiation'] }],
    ['multiChoice', ['a', 'b'], { choices: ['a', 'b'] }],
    ['tags', ['one', 'two words'], {}],
    ['email', 'ann@example.com', {}],
    ['url', 'https://example.com/a', {}],
    ['phone', '+49891234567', {}],
    ['json', { a: [1] }, {}],
    ['recurrence', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,-1FR;UNTIL=20271231', {}],
  ] as [Field['kind'], unknown, Partial<Field>][])('%s reads what it writes: %o', ([kind, value, more]) => {
    const one = field(kind, more)
    expect(result(kindOf(one).read(kindOf(one).write(value, one), one, {}))).toEqual(value)
    expect(result(kindOf(one).check(value, one))).toEqual(value)
  })
})
