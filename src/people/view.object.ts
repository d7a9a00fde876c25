import { json, text, user, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { everyone, first, only, own, role } from '#core/rules.ts'
import type { ViewQuery } from '#core/view.ts'

export const View = defineObject('view', {
  labels: ['View', 'Views'],
  title: 'name',
  fields: {
    name: text({ required: true, max: 100 }),
    object: text({ required: true, max: 60, index: true }),
    query: json<ViewQuery, { required: true }>({ required: true }),
    owner: user({ inverse: '', index: true }),
    shared: yesNo({ default: false, help: 'Everyone sees it; only you and administrators change it' }),
  },
  can: {
    // Administrators see private views too, so that those of colleagues who left can be handed on.
    read: first(role('admin'), own(), only({ shared: { is: true } })),
    create: everyone,
    update: first(role('admin'), own()),
    delete: first(role('admin'), own()),
  },
  list: { columns: ['name', 'object', 'owner', 'shared'], sort: 'name' },
})
export type View = Row<typeof View>
