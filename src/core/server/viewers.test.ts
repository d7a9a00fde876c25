import { expect, test } from 'vitest'
import { type Viewer, Viewers } from './viewers.ts'

const viewer = (tab: string, more: Partial<Viewer> = {}): Viewer => ({
  object: 'account',
  record: 'elm',
  tab,
  user: tab[0]!,
  name: tab[0]!,
  field: null,
  ...more,
})
const elm = { object: 'account', record: 'elm' }

test('who comes, edits or goes makes a difference; who stays does not', () => {
  const viewers = new Viewers()
  expect(viewers.come(viewer('a1'), 10)).toBe(true)
  expect(viewers.come(viewer('a1'), 20)).toBe(false)
  expect(viewers.come(viewer('a1', { field: 'name' }), 20)).toBe(true)
  expect(viewers.come(viewer('a1'), 20)).toBe(true)
  expect(viewers.go(elm, 'a1')).toBe(true)
  expect(viewers.go(elm, 'a1')).toBe(false)
  expect(viewers.of(elm)).toEqual([])
})

test('who is not heard of again is gone, from each place once', () => {
  const viewers = new Viewers()
  viewers.come(viewer('a1'), 10)
  viewers.come(viewer('a2'), 10)
  viewers.come(viewer('b1'), 30)
  viewers.come(viewer('a1', { record: 'oak' }), 10)
  expect(viewers.expire(9)).toEqual([])
  expect(viewers.expire(10).map((place) => place.record)).toEqual(['elm', 'oak'])
  expect(viewers.of(elm).map((one) => one.tab)).toEqual(['b1'])
  expect(viewers.all()).toHaveLength(1)
})
