import { date, multiChoice, reference, text, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters } from './account.object.ts'

export const AccountContact = defineObject('accountContact', {
  labels: ['Role in account', 'Roles in accounts'],
  plural: 'accountContacts',
  title: 'title',
  help: 'What a contact is to an account, from when to when.',
  fields: {
    title: text({ max: 200, label: 'Role title' }),
    account: reference('account', { required: true, inverse: 'contactRoles' }),
    contact: reference('contact', { required: true, inverse: 'accountRoles' }),
    roles: multiChoice([
      'decisionMaker',
      'economicBuyer',
      'technical',
      'billing',
      'champion',
      'user',
      'influencer',
      'other',
    ]),
    isPrimary: yesNo({ default: false, label: 'Primary contact' }),
    active: yesNo({ default: true }),
    from: date(),
    to: date(),
  },
  can: {
    read: first(role('manager', 'viewer'), through('account', accountReaders)),
    create: role('manager', 'sales'),
    update: first(role('manager'), through('account', accountWriters)),
    delete: first(role('manager'), through('account', accountWriters)),
  },
  list: {
    columns: ['contact', 'account', 'title', 'roles', 'isPrimary', 'active', 'from', 'to'],
    sort: '-createdAt',
  },
})
export type AccountContact = Row<typeof AccountContact>
