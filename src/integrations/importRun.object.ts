import { choice, dateTime, json, number, text, user } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, nobody, own, role } from '#core/rules.ts'
import { type Finding, runStates } from '#core/transfer/run.ts'

export const ImportRun = defineObject('importRun', {
  labels: ['Import', 'Imports'],
  title: 'name',
  help: 'One table of an uploaded file on its way in: what was found, what was planned, what became of it.',
  fields: {
    name: text({ required: true, max: 255 }),
    object: text({ max: 60 }),
    source: text({ max: 60, help: 'The system the file comes from, as recognised' }),
    state: choice(runStates, {
      required: true,
      default: 'draft',
    }),
    plan: json<Record<string, unknown>>({ help: 'Column map and choices' }),
    rowsTotal: number({ readOnly: true }),
    rowsRead: number({ readOnly: true }),
    created: number({ readOnly: true }),
    changed: number({ readOnly: true }),
    unchanged: number({ readOnly: true }),
    rejected: number({ readOnly: true }),
    findings: json<Finding[]>({ readOnly: true }),
    error: text({ readOnly: true, max: 2000 }),
    startedAt: dateTime({ readOnly: true }),
    finishedAt: dateTime({ readOnly: true }),
    owner: user({ inverse: '', required: true }),
    origin: json<Record<string, unknown>>({ readOnly: true, help: 'How to read the file' }),
    columns: json<Record<string, unknown>[]>({ readOnly: true, help: 'What the columns hold' }),
    progress: json<Record<string, unknown>>({ readOnly: true, help: 'Where to go on after a restart' }),
  },
  can: {
    read: first(role('admin'), own()),
    create: nobody,
    update: nobody,
    delete: first(role('admin'), own()),
  },
  list: {
    columns: ['name', 'object', 'source', 'state', 'created', 'changed', 'rejected', 'owner', 'createdAt'],
    sort: '-createdAt',
  },
})
export type ImportRun = Row<typeof ImportRun>
