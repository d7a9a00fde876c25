import { number, reference, text } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, own, role, through } from '#core/rules.ts'
import { accountReaders, worker } from './account.object.ts'
import { activityReaders } from './activity.object.ts'
import { contactReaders } from './contact.object.ts'
import { leadReaders } from './lead.object.ts'

const mine = own('createdBy')

export const File = defineObject('file', {
  labels: ['File', 'Files'],
  title: 'name',
  fields: {
    name: text({ required: true, max: 255 }),
    type: text({ max: 120, readOnly: true, help: 'Media type, as found in the content' }),
    size: number({ readOnly: true, help: 'Bytes' }),
    digest: text({ max: 64, readOnly: true, index: true, help: 'SHA-256 of the content' }),
    account: reference('account'),
    contact: reference('contact'),
    deal: reference('deal'),
    lead: reference('lead'),
    activity: reference('activity'),
  },
  can: {
    read: first(
      role('manager', 'viewer'),
      mine,
      through('account', accountReaders),
      through('contact', contactReaders),
      through('lead', leadReaders),
      through('activity', activityReaders),
    ),
    create: role('manager', 'sales'),
    update: worker(mine),
    delete: worker(mine),
  },
  list: { columns: ['name', 'type', 'size', 'account', 'createdBy', 'createdAt'], sort: '-createdAt' },
  indexes: [
    ['account', 'createdAt'],
    ['contact', 'createdAt'],
    ['deal', 'createdAt'],
    ['lead', 'createdAt'],
  ],
  timeline: { at: 'createdAt', unless: { activity: { not: null } } },
})
export type File = Row<typeof File>
