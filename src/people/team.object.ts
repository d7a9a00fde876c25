import { longText, text, user } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, role } from '#core/rules.ts'

export const Team = defineObject('team', {
  labels: ['Team', 'Teams'],
  title: 'name',
  help: 'People who share their records.',
  fields: {
    name: text({ required: true, max: 200, unique: true }),
    lead: user({ inverse: 'leads', label: 'Team lead' }),
    description: longText({ max: 2000 }),
  },
  can: { read: everyone, create: role('admin'), update: role('admin'), delete: role('admin') },
  list: { columns: ['name', 'lead', 'description'], sort: 'name' },
  match: [['name']],
  nav: { group: 'settings', icon: 'users-group', order: 21 },
})
export type Team = Row<typeof Team>
