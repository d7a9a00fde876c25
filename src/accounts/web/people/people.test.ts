import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsOf } from './gaps.ts'
import { type Branch, chartOf, type Seat } from './lines.ts'
import { peopleOf } from './people.ts'

describe('who is missing', () => {
  const known = (isCustomer: boolean, hasOpenDeals: boolean, ...roles: string[]) =>
    gapsOf({ isCustomer, hasOpenDeals, roles: new Set(roles) })

  test('a decision-maker always, billing for customers, technical and champion while a deal is open', () => {
    expect(known(false, false)).toEqual(['decisionMaker'])
    expect(known(true, false)).toEqual(['decisionMaker', 'billing'])
    expect(known(false, true)).toEqual(['decisionMaker', 'technical', 'champion'])
    expect(known(true, true, 'decisionMaker', 'technical')).toEqual(['billing', 'champion'])
    expect(known(true, true, 'decisionMaker', 'technical', 'billing', 'champion')).toEqual([])
  })
})

describe('the people of an account', () => {
  const row = (values: object) => ({ id: '', version: 1, ...values })
  const role = (id: string, contact: string, more: object = {}) =>
    row({ id, contact, active: true, to: null, roles: [], ...more })
  const contact = (id: string, account: string | null = 'acme') => row({ id, name: id, account })

  test('stand once each, the primary first, then by role, former ones last', () => {
    const roles = [
      role('1', 'tech', { roles: ['technical'] }),
      role('2', 'boss', { roles: ['decisionMaker'] }),
      role('3', 'main', { isPrimary: true, roles: ['user'] }),
      role('4', 'gone', { active: false, to: '2024-01-01' }),
      role('5', 'tech', { active: false, to: '2020-01-01' }),
      role('6', 'over', { to: '2026-11-24' }),
    ]
    const contacts = ['tech', 'boss', 'main', 'bare'].map((id) => contact(id))
    const people = peopleOf(
      'acme',
      roles,
      [...contacts, contact('gone', 'bolt'), contact('over', null)],
      '2026-11-25',
    )
    expect(people.map((one) => one.id)).toEqual(['main', 'boss', 'tech', 'bare', 'gone', 'over'])
    expect(people.filter((one) => one.isFormer).map((one) => one.id)).toEqual(['gone', 'over'])
    expect(people[2]!.role!.id).toBe('1')
  })

  test('nobody the reader may not see is among them', () => {
    expect(
      peopleOf('acme', [role('1', 'hidden', { included: { contact: null } })], [], '2026-11-25'),
    ).toEqual([])
  })
})

describe('the chart of reporting lines', () => {
  const flat = (branches: Branch<Seat>[]): string[] => branches.flatMap((b) => [b.seat.id, ...flat(b.below)])

  test('has everyone once, below their superior', () => {
    const seats = fc
      .array(fc.nat(), { minLength: 1, maxLength: 40 })
      .map((list) => list.map((n, i): Seat => ({ id: String(i), boss: i && n % 3 ? String(n % i) : null })))
    fc.assert(
      fc.property(seats, (given) => {
        const chart = chartOf(given)
        expect(flat(chart).sort()).toEqual(given.map((seat) => seat.id).sort())
        const check = ({ seat, below }: Branch<Seat>) => {
          for (const one of below) {
            expect(one.seat.boss).toBe(seat.id)
            check(one)
          }
        }
        for (const branch of chart) check(branch)
      }),
    )
  })

  test('puts who reports to somebody elsewhere on top', () => {
    expect(
      flat(
        chartOf([
          { id: 'a', boss: 'elsewhere' },
          { id: 'b', boss: 'a' },
        ]),
      ),
    ).toEqual(['a', 'b'])
  })
})
