import { choice, file, longText, money, openChoice, percent, text, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, role } from '#core/rules.ts'

export const Product = defineObject('product', {
  labels: ['Product', 'Products'],
  title: 'name',
  fields: {
    name: text({ required: true, max: 255 }),
    sku: text({ max: 80, index: true, label: 'SKU' }),
    family: openChoice([]),
    unit: openChoice(['Piece', 'Hour', 'Day', 'Month', 'Year', 'kg', 'Litre']),
    price: money({ label: 'List price' }),
    cost: money(),
    taxRate: percent(),
    kind: choice(['goods', 'service', 'subscription'], { default: 'goods' }),
    active: yesNo({ default: true }),
    datasheet: file({ inverse: '' }),
    description: longText(),
  },
  can: {
    read: everyone,
    create: role('manager', 'sales'),
    update: role('manager', 'sales'),
    delete: role('manager'),
  },
  search: ['sku'],
  list: { columns: ['name', 'sku', 'family', 'price', 'cost', 'unit', 'active'], sort: 'name' },
  match: [['sku'], ['name']],
  nav: { group: 'sales', icon: 'box', order: 12 },
})
export type Product = Row<typeof Product>
