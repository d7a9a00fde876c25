import { choice, money, number, percent, reference, text } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, role, through } from '#core/rules.ts'
import { dealReaders, dealWriters } from './deal.object.ts'

export const DealLine = defineObject('dealLine', {
  labels: ['Product on a deal', 'Products on deals'],
  plural: 'dealLines',
  title: 'name',
  help: 'What a deal is about, line by line. The total is worked out: quantity by price, less the discount.',
  fields: {
    deal: reference('deal', { required: true, inverse: 'lines' }),
    position: number({ label: 'Order', help: 'Last unless told' }),
    product: reference('product', { inverse: 'dealLines' }),
    name: text({
      required: true,
      max: 500,
      label: 'Description',
      help: 'As the product is called unless told',
    }),
    quantity: number({ required: true, decimals: 4, min: 0, max: 1_000_000_000, default: 1 }),
    unitPrice: money({ required: true, help: 'The list price of the product unless told' }),
    discount: percent(),
    taxRate: percent(),
    billing: choice(['oneOff', 'monthly', 'yearly'], {
      required: true,
      default: 'oneOff',
      choiceLabels: { oneOff: 'One-off' },
    }),
    total: money({ readOnly: true, help: 'Before tax; of one month or year where it recurs' }),
    tax: money({ readOnly: true }),
  },
  can: {
    read: first(role('manager', 'viewer'), through('deal', dealReaders)),
    create: role('manager', 'sales'),
    update: first(role('manager'), through('deal', dealWriters)),
    delete: first(role('manager'), through('deal', dealWriters)),
  },
  list: {
    columns: ['name', 'deal', 'quantity', 'unitPrice', 'discount', 'taxRate', 'billing', 'total'],
    sort: 'position',
  },
  form: [
    {
      of: ['deal', 'product', 'name', 'quantity', 'unitPrice', 'discount', 'taxRate', 'billing', 'position'],
    },
  ],
  indexes: [['deal', 'position']],
})
export type DealLine = Row<typeof DealLine>
