import { longText, number, text, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, role } from '#core/rules.ts'

export const Pipeline = defineObject('pipeline', {
  labels: ['Pipeline', 'Pipelines'],
  title: 'name',
  help: 'The stages one kind of sale passes through.',
  fields: {
    name: text({ required: true, max: 120, unique: true }),
    isDefault: yesNo({ default: false, label: 'Default' }),
    position: number({ default: 1, label: 'Order' }),
    description: longText({ max: 2000 }),
  },
  can: { read: everyone, create: role('admin'), update: role('admin'), delete: role('admin') },
  list: { columns: ['position', 'name', 'isDefault', 'description'], sort: 'position' },
  match: [['name']],
  nav: { group: 'settings', icon: 'layout-kanban', order: 30 },
})
export type Pipeline = Row<typeof Pipeline>
