import { choice, date, reference, text } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { all, first, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters } from './account.object.ts'

/** What one account can be to another; who pays stands before who is paid for. */
export const relationTypes = [
  'paysFor',
  'shipsTo',
  'partnerOf',
  'supplies',
  'referredBy',
  'competitorOf',
] as const
/** Types that say the same from both sides. */
export const mutualTypes: readonly string[] = ['partnerOf', 'competitorOf']

export const AccountRelation = defineObject('accountRelation', {
  labels: ['Relation', 'Relations'],
  plural: 'accountRelations',
  title: 'note',
  help: 'What one account is to another outside of the tree: who pays, supplies, refers, competes.',
  fields: {
    from: reference('account', { required: true, inverse: 'relations', label: 'Account' }),
    type: choice(relationTypes, { required: true }),
    to: reference('account', { required: true, inverse: 'relatedFrom', label: 'To account' }),
    since: date(),
    until: date(),
    note: text({ max: 300 }),
  },
  // It names two accounts, so only who sees both sees it.
  can: {
    read: all(through('from', accountReaders), through('to', accountReaders)),
    create: role('manager', 'sales'),
    update: first(through('from', accountWriters), through('to', accountWriters)),
    delete: first(through('from', accountWriters), through('to', accountWriters)),
  },
  list: { columns: ['from', 'type', 'to', 'since', 'until', 'note'], sort: '-createdAt' },
  match: [['from', 'type', 'to']],
})
export type AccountRelation = Row<typeof AccountRelation>
