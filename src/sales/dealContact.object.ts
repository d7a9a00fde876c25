import { multiChoice, reference, text, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, role, through } from '#core/rules.ts'
import { dealReaders, dealWriters } from './deal.object.ts'

export const DealContact = defineObject('dealContact', {
  labels: ['Person on a deal', 'People on deals'],
  plural: 'dealContacts',
  title: 'title',
  help: 'Who has a say in a deal, and which.',
  fields: {
    title: text({ max: 200, label: 'In their words', help: 'Such as "signs above 50,000"' }),
    deal: reference('deal', { required: true, inverse: 'people' }),
    contact: reference('contact', { required: true, inverse: 'dealRoles' }),
    roles: multiChoice(
      ['decisionMaker', 'economicBuyer', 'champion', 'technical', 'billing', 'influencer', 'user', 'blocker'],
      { choiceLabels: { decisionMaker: 'Decision-maker' } },
    ),
    isPrimary: yesNo({ label: 'Main contact' }),
  },
  can: {
    read: first(role('manager', 'viewer'), through('deal', dealReaders)),
    create: role('manager', 'sales'),
    update: first(role('manager'), through('deal', dealWriters)),
    delete: first(role('manager'), through('deal', dealWriters)),
  },
  list: { columns: ['contact', 'deal', 'roles', 'isPrimary', 'title'], sort: '-createdAt' },
  form: [{ of: ['deal', 'contact', 'roles', 'isPrimary', 'title'] }],
  unique: [['deal', 'contact']],
})
export type DealContact = Row<typeof DealContact>
