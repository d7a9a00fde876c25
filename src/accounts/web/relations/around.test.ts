import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { around, type Box } from './around.ts'

const near = (n: number, isForth = (i: number) => i % 2 === 0) =>
  Array.from({ length: n }, (_, i) => ({
    id: String(i),
    word: i % 5 ? 'pays for' : 'competes with',
    back: i % 5 ? 'is paid for by' : 'competes with',
    isForth: i % 5 ? isForth(i) : true,
  }))

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

describe('the map around an account', () => {
  test('keeps one to twenty neighbours inside and apart at every width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 300, max: 1200 }), (n, width) => {
        const { near: placed, middle, height } = around(near(n), width)
        const boxes: Box[] = [middle, ...placed]
        expect(placed).toHaveLength(n)
        for (const [i, a] of boxes.entries()) {
          expect(a.x >= 0 && a.x + a.width <= width && a.y >= 0 && a.y + a.height <= height).toBe(true)
          for (const b of boxes.slice(i + 1)) expect(apart(a, b)).toBe(true)
        }
      }),
    )
  })

  test('reads from left to right: who pays for it stands left, whom it pays for right', () => {
    const given = [
      { id: 'payer', word: 'is paid for by', back: 'pays for', isForth: false },
      { id: 'paid', word: 'pays for', back: 'is paid for by', isForth: true },
    ]
    const { near: placed, middle } = around(given, 800)
    const [payer, paid] = placed
    expect([payer!.id, payer!.word, payer!.x < middle.x]).toEqual(['payer', 'pays for', true])
    expect([paid!.id, paid!.word, paid!.x > middle.x]).toEqual(['paid', 'pays for', true])
  })

  test('on a narrow screen reads downwards from the account', () => {
    const given = [{ id: 'payer', word: 'is paid for by', back: 'pays for', isForth: false }]
    const { near: placed, middle } = around(given, 360)
    expect(placed[0]!.word).toBe('is paid for by')
    expect(placed[0]!.y).toBeGreaterThan(middle.y + middle.height)
  })
})
