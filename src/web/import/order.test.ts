import { expect, test } from 'vitest'
import { WireCatalogue, type WireObject } from '../kit/catalogue.ts'
import { parentsFirst } from './order.ts'

const object = (name: string, ...targets: string[]) =>
  ({
    name,
    plural: `${name}s`,
    fields: Object.fromEntries(targets.map((target) => [target, { target }])),
  }) as unknown as WireObject

const catalogue = new WireCatalogue({
  version: '1',
  objects: [
    object('deal', 'account', 'contact'),
    object('contact', 'account', 'contact'),
    object('account', 'account'),
    object('egg', 'hen'),
    object('hen', 'egg'),
  ],
})
const order = (...names: (string | null)[]) =>
  parentsFirst(
    names.map((object) => ({ object })),
    catalogue,
  ).map((one) => one.object)

test('what others point at comes first, what nobody recognised last', () => {
  expect(order(null, 'deal', 'contact', 'account')).toEqual(['account', 'contact', 'deal', null])
})

test('objects that point at each other are taken as they come', () => {
  expect(order('egg', 'hen')).toHaveLength(2)
})
