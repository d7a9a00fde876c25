import { choice, number, percent, reference, tags, text } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, role } from '#core/rules.ts'

export const Stage = defineObject('stage', {
  labels: ['Stage', 'Stages'],
  title: 'name',
  fields: {
    name: text({ required: true, max: 120 }),
    pipeline: reference('pipeline', { required: true }),
    position: number({ default: 1, label: 'Order' }),
    probability: percent({ decimals: 0, help: 'How likely a deal in this stage is won' }),
    outcome: choice(['open', 'won', 'lost'], { required: true, default: 'open' }),
    forecastCategory: choice(['pipeline', 'bestCase', 'commit', 'closed', 'omitted'], {
      default: 'pipeline',
    }),
    rotDays: number({ min: 1, label: 'Stale after days' }),
    requiredFields: tags({ help: 'Fields of the deal that must be filled before it enters this stage' }),
  },
  can: { read: everyone, create: role('admin'), update: role('admin'), delete: role('admin') },
  list: {
    columns: ['pipeline', 'position', 'name', 'probability', 'outcome', 'forecastCategory', 'rotDays'],
    sort: 'position',
  },
  unique: [['pipeline', 'name']],
  match: [['name']],
  nav: { group: 'settings', icon: 'columns', order: 31 },
})
export type Stage = Row<typeof Stage>
