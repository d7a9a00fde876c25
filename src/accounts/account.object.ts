import {
  address,
  choice,
  date,
  dateTime,
  email,
  longText,
  money,
  multiChoice,
  number,
  openChoice,
  phone,
  reference,
  tags,
  text,
  url,
  user,
} from '#core/field/index.ts'
import { defineObject, type ReadyView, type Row } from '#core/object.ts'
import { all, first, own, type Rule, role, team } from '#core/rules.ts'
import { unowned } from '../people/user.object.ts'

/** Who sees an account sees what hangs on it. */
export const accountReaders = first(
  role('manager', 'viewer'),
  own(),
  own('accountManager'),
  team(),
  unowned(),
)
/** Managers all, sales people what the rules grant; a viewer writes nothing, owner or not. */
export const worker = (...rules: Rule[]): Rule =>
  all(role('manager', 'sales'), first(role('manager'), ...rules))
export const accountWriters = worker(own(), own('accountManager'), team(), unowned())

/** Who spoke to a customer last, and about what; Mainstay keeps it. */
export const lastContact = {
  lastContactAt: dateTime({ readOnly: true, index: true, label: 'Last contact' }),
  lastContactBy: user({ readOnly: true, inverse: '', label: 'Last contact by' }),
  lastContact: reference('activity', { readOnly: true, inverse: '', label: 'Last contact about' }),
}

/** Nobody spoke to them for a month, or ever. */
export const neglected: ReadyView = {
  label: 'Not contacted in 30 days',
  filter: { any: [{ lastContactAt: { under: 'now-30d' } }, { lastContactAt: { is: null } }] },
  sort: 'lastContactAt',
}

export const Account = defineObject('account', {
  labels: ['Account', 'Accounts'],
  title: 'name',
  help: 'A company, person or household: everything the business knows about a customer hangs on it.',
  fields: {
    name: text({ required: true, max: 255 }),
    kind: choice(['company', 'person', 'household'], { required: true, default: 'company' }),
    types: multiChoice(['prospect', 'customer', 'partner', 'supplier', 'competitor'], { label: 'Type' }),
    partnerKind: choice(['reseller', 'affiliate']),
    lifecycleStage: choice(['prospect', 'qualified', 'customer', 'repeatBuyer', 'inactive'], {
      default: 'prospect',
      label: 'Lifecycle',
    }),
    status: choice(['active', 'inactive', 'archived'], { required: true, default: 'active' }),
    parent: reference('account', { inverse: 'subsidiaries', label: 'Parent account' }),
    legalName: text({ max: 255 }),
    accountNumber: text({ max: 60, index: true }),
    owner: user({ inverse: 'accounts' }),
    accountManager: user({ inverse: 'managedAccounts' }),
    team: reference('team'),
    website: url({ index: true }),
    email: email({ index: true }),
    phone: phone({ index: true }),
    billingAddress: address(),
    shippingAddress: address(),
    industry: openChoice(industries()),
    subIndustry: text({ max: 200 }),
    naics: text({ max: 20, label: 'NAICS code' }),
    sic: text({ max: 20, label: 'SIC code' }),
    ownership: openChoice(['Public', 'Private', 'Subsidiary', 'Government', 'Non-profit', 'Other']),
    ticker: text({ max: 20 }),
    employees: number({ min: 0 }),
    annualRevenue: money(),
    yearFounded: number({ min: 1, max: 9999, grouping: false }),
    currency: text({ max: 3, help: 'ISO 4217 code the customer trades in, such as EUR' }),
    language: text({ max: 35, help: 'Such as en, de or pt-BR' }),
    timeZone: text({ max: 60 }),
    preferredChannel: choice(['email', 'phone', 'meeting', 'chat', 'sms', 'post']),
    preferredHours: text({ max: 100, help: 'Such as Mon–Fri 9–12, or mornings' }),
    preferredPaymentMethod: openChoice(['Bank transfer', 'Direct debit', 'Card', 'Cash', 'Cheque', 'Other']),
    birthDate: date({ personal: true, visibleWhen: { kind: { is: 'person' } } }),
    anniversary: date(),
    taxIds: tags({ label: 'Tax ids' }),
    source: openChoice(['Web', 'Referral', 'Campaign', 'Event', 'Partner', 'Phone', 'Import', 'Other']),
    tier: choice(['A', 'B', 'C', 'VIP'], { choiceLabels: { A: 'A', B: 'B', C: 'C', VIP: 'VIP' } }),
    rating: openChoice(['Hot', 'Warm', 'Cold']),
    site: text({ max: 200 }),
    tags: tags(),
    description: longText(),
    ...lastContact,
  },
  can: {
    read: accountReaders,
    create: role('manager', 'sales'),
    update: accountWriters,
    delete: worker(own()),
  },
  search: ['legalName', 'accountNumber', 'email', 'phone', 'website'],
  list: {
    columns: [
      'name',
      'types',
      'lifecycleStage',
      'industry',
      'employees',
      'annualRevenue',
      'owner',
      'parent',
      'updatedAt',
    ],
    sort: 'name',
    views: [
      { label: 'All accounts' },
      { label: 'My accounts', filter: { owner: { is: 'me' } } },
      { label: 'Customers', filter: { lifecycleStage: { in: ['customer', 'repeatBuyer'] } } },
      { label: 'Recently changed', sort: '-updatedAt' },
      neglected,
    ],
  },
  form: [
    { of: ['name', 'kind', 'types', 'lifecycleStage', 'status', 'owner'] },
    {
      label: 'Reach',
      of: [
        'website',
        'email',
        'phone',
        'billingAddress',
        'shippingAddress',
        'preferredChannel',
        'preferredHours',
        'language',
        'timeZone',
      ],
    },
    {
      label: 'Company',
      of: [
        'legalName',
        'accountNumber',
        'parent',
        'industry',
        'subIndustry',
        'employees',
        'annualRevenue',
        'yearFounded',
        'ownership',
        'ticker',
        'naics',
        'sic',
        'site',
      ],
    },
    {
      label: 'Relationship',
      of: [
        'accountManager',
        'team',
        'source',
        'tier',
        'rating',
        'partnerKind',
        'birthDate',
        'anniversary',
        'tags',
      ],
    },
    { label: 'Billing', of: ['currency', 'preferredPaymentMethod', 'taxIds'] },
    { label: 'Notes', of: ['description'] },
  ],
  tree: 'parent',
  match: [['accountNumber'], ['website'], ['email'], ['name']],
  board: { by: 'lifecycleStage', sum: 'annualRevenue' },
  nav: { group: 'customers', icon: 'building', order: 1 },
})
export type Account = Row<typeof Account>

function industries() {
  return [
    'Agriculture',
    'Automotive',
    'Banking',
    'Construction',
    'Consulting',
    'Education',
    'Energy',
    'Entertainment',
    'Finance',
    'Food and beverage',
    'Government',
    'Healthcare',
    'Hospitality',
    'Insurance',
    'Legal',
    'Logistics',
    'Manufacturing',
    'Media',
    'Non-profit',
    'Real estate',
    'Retail',
    'Technology',
    'Telecommunications',
    'Utilities',
  ]
}
