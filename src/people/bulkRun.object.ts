import { type BulkTarget, type BulkTask, bulkOperations, bulkStates } from '#core/bulk.ts'
import { choice, dateTime, json, number, reference, text, user } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, nobody, own, role } from '#core/rules.ts'

export const BulkRun = defineObject('bulkRun', {
  labels: ['Bulk change', 'Bulk changes'],
  title: 'name',
  help: 'One change to many records: what was asked for, how far it came, who turned away.',
  fields: {
    name: text({ required: true, max: 255 }),
    object: text({ required: true, max: 60 }),
    operation: choice(bulkOperations, { required: true }),
    task: json<BulkTask>(),
    target: json<BulkTarget>(),
    state: choice(bulkStates, { required: true, default: 'running' }),
    total: number({ readOnly: true, help: 'Records it is meant for' }),
    changed: number({ readOnly: true }),
    unchanged: number({ readOnly: true, help: 'Records that stood as wanted already' }),
    refused: number({ readOnly: true }),
    place: text({ max: 40, help: 'The last record done' }),
    undoneBy: reference('bulkRun', { inverse: '', readOnly: true }),
    owner: user({ inverse: '', label: 'Started by' }),
    error: text({ max: 2000 }),
    finishedAt: dateTime(),
  },
  can: { read: first(own(), role('admin')), create: nobody, update: nobody, delete: nobody },
  list: {
    columns: ['name', 'object', 'state', 'changed', 'refused', 'owner', 'createdAt'],
    sort: '-createdAt',
  },
  indexes: [['owner', 'state']],
})
export type BulkRun = Row<typeof BulkRun>
