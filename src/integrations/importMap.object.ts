import { json, text, user, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, first, only, own, role } from '#core/rules.ts'

export const ImportMap = defineObject('importMap', {
  labels: ['Import map', 'Import maps'],
  title: 'name',
  help: 'Which column of a source goes to which field, kept for the next file.',
  fields: {
    name: text({ required: true, max: 120 }),
    object: text({ required: true, max: 60 }),
    source: text({ max: 60 }),
    plan: json<Record<string, unknown>, { required: true }>({ required: true }),
    owner: user({ inverse: '' }),
    shared: yesNo({ default: true }),
  },
  can: {
    read: first(own(), only({ shared: { is: true } })),
    create: everyone,
    update: first(role('admin'), own()),
    delete: first(role('admin'), own()),
  },
  list: { columns: ['name', 'object', 'source', 'owner', 'shared'], sort: 'name' },
})
export type ImportMap = Row<typeof ImportMap>
