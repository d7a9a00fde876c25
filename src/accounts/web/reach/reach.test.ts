import { describe, expect, test } from 'vitest'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { isWithin, readHours } from './hours.ts'
import { hrefOf, waysOf } from './ways.ts'

const contact = {
  name: 'contact',
  fields: { email: {}, phone: {}, mobile: {}, address: {} },
} as unknown as WireObject
const point = (id: string, values: object): WireRow => ({ id, version: 1, valid: 'unknown', ...values })

describe('ways to reach somebody', () => {
  test('stand by kind, the primary first and what no longer works last', () => {
    const row = { id: 'c', version: 1, email: 'a@x.example', mobile: '+49151123' }
    const ways = waysOf(contact, row, [
      point('1', { kind: 'email', value: 'dead@x.example', valid: 'invalid' }),
      point('2', { kind: 'phone', value: '+4989555' }),
      point('3', { kind: 'email', value: 'b@x.example', valid: 'ok' }),
      point('4', { kind: 'email', value: 'a@x.example', isPrimary: true, label: 'work', valid: 'ok' }),
    ])
    expect(ways.map((way) => way.text)).toEqual([
      ...['a@x.example', 'b@x.example', 'dead@x.example'],
      ...['+49151123', '+4989555'],
    ])
    expect(ways[0]).toMatchObject({ isPrimary: true, state: 'ok', field: 'email', point: { id: '4' } })
  })

  test.each([
    ['email', 'a@x.example', 'mailto:a@x.example'],
    ['phone', '+49 89 123;ext=7', 'tel:+4989123,7'],
    ['address', '1 Quay, Basel', 'https://www.openstreetmap.org/search?query=1%20Quay%2C%20Basel'],
    ['url', 'https://x.example', 'https://x.example'],
    ['social', 'javascript:alert(1)', undefined],
  ] as const)('%s %s opens by %s', (kind, text, href) => {
    expect(hrefOf(kind, text)).toBe(href)
  })
})

describe('preferred hours', () => {
  test.each([
    ['Mon–Fri 9–12', '2026-11-25T09:00', true],
    ['Mon–Fri 9–12', '2026-11-25T12:00', false],
    ['Mon–Fri 9–12', '2026-11-28T10:00', false],
    ['mornings', '2026-11-25T21:40', false],
    ['mornings', '2026-11-25T08:10', true],
    ['Wed 2pm-5pm, Sat 10-11', '2026-11-28T10:30', true],
    ['Tue, Thu', '2026-11-26T23:00', true],
    ['weekends 10:30–12', '2026-11-29T10:29', false],
  ])('%s at %s: %s', (text, wall, within) => {
    expect(isWithin(readHours(text)!, wall)).toBe(within)
  })

  test.each(['ask Petra first', '12–9', ''])('"%s" is left to people', (text) => {
    expect(readHours(text)).toBeUndefined()
  })
})
