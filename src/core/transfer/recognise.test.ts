import { expect, test } from 'vitest'
import '#core/server/phones.ts'
import { Catalogue } from '#core/catalogue.ts'
import { objects } from '#objects.ts'
import { guessColumns } from './guess.ts'
import { Profiler } from './profile.ts'
import { recognise } from './recognise.ts'
import { suggestPlan } from './suggest.ts'

const catalogue = new Catalogue(objects)
const split = (headers: string) => headers.split('|')

test.each([
  ['Account.csv', 'Id|IsDeleted|Name|ParentId|BillingStreet|BillingCity|OwnerId', 'salesforce', 'account'],
  ['Contact.csv', 'Id|IsDeleted|AccountId|LastName|FirstName|MailingStreet|OwnerId', 'salesforce', 'contact'],
  [
    'Lead.csv',
    'Id|IsDeleted|LastName|FirstName|Company|LeadSource|Status|IsConverted',
    'salesforce',
    'contact',
  ],
  ['Opportunity.csv', 'Id|IsDeleted|AccountId|Name|StageName|Amount|CloseDate', 'salesforce', 'deal'],
  [
    'report.csv',
    'Opportunity Name|Amount|Close Date|Stage|Probability (%)|Account Name',
    'salesforce',
    'deal',
  ],
  [
    'hubspot-crm-exports.csv',
    'Record ID|First Name|Last Name|Email|Contact owner|Lifecycle Stage',
    'hubspot',
    'contact',
  ],
  [
    'all-companies.csv',
    'Record ID|Company name|Company Domain Name|Company owner|Industry',
    'hubspot',
    'account',
  ],
  ['deals.csv', 'Record ID|Deal Name|Deal Stage|Amount|Close Date|Deal owner', 'hubspot', 'deal'],
  [
    'Accounts_001.csv',
    'Record Id|Account Owner.id|Account Owner|Account Name|Phone|Parent Account.id',
    'zoho',
    'account',
  ],
  ['Deals_001.csv', 'Record Id|Deal Owner.id|Deal Name|Account Name.id|Stage|Closing Date', 'zoho', 'deal'],
  [
    'accounts.xlsx',
    '(Do Not Modify) Account|(Do Not Modify) Row Checksum|Account Name|Main Phone|Address 1: City',
    'dynamics',
    'account',
  ],
  [
    'contacts.xlsx',
    '(Do Not Modify) Contact|(Do Not Modify) Row Checksum|Full Name|Job Title|Business Phone',
    'dynamics',
    'contact',
  ],
  [
    'deals.csv',
    'Deal - Title|Deal - Value|Deal - Stage|Organization - Name|Person - Name',
    'pipedrive',
    'deal',
  ],
  [
    'contacts.csv',
    'First Name|Last Name|Organization Name|Labels|E-mail 1 - Label|E-mail 1 - Value',
    'google',
    'contact',
  ],
  [
    'contacts.csv',
    'First Name|Last Name|Company|E-mail Address|Business Street|Business Phone',
    'outlook',
    'contact',
  ],
  [
    'Connections.csv',
    'First Name|Last Name|URL|Email Address|Company|Position|Connected On',
    'linkedin',
    'contact',
  ],
  [
    'parties.xlsx',
    'Party Name|Email|Phone No.|Receivable Balance|Payable Balance|GSTIN',
    'vyapar',
    'account',
  ],
  [
    'people.csv',
    'Name / First Name|Name / Last Name|Emails / Primary Email|Job Title|Company / Id',
    'twenty',
    'contact',
  ],
  ['account.csv', 'Name|Website|Email|Billing City|Assigned User', 'espocrm', 'account'],
  ['kunden.csv', 'Customer|Company|Email|Phone|Bill address|Open balance', 'quickbooks', 'account'],
  ['act.txt', 'Company|Contact|ID/Status|Address 1|City|Phone|Phone Ext-|E-mail Login', 'act', 'contact'],
  ['CONTACT1.csv', 'ACCOUNTNO|COMPANY|CONTACT|LASTNAME|PHONE1|KEY1|RECID', 'goldmine', 'contact'],
  ['accounts.csv', 'account|sector|year_established|revenue|employees', undefined, 'account'],
  ['people.csv', 'name|email|phone|company', undefined, 'contact'],
  ['products.csv', 'product|series|sales_price', undefined, 'product'],
])('%s with %s comes from %s and holds %s', (name, headers, source, object) => {
  const found = recognise(name, split(headers), catalogue)
  expect([found.source?.key, found.object]).toEqual([source, object])
})

const planFor = (object: string, cells: Record<string, string[]>, file = 'file.csv') => {
  const profiles = Object.entries(cells).map(([name, values]) => {
    const profiler = new Profiler(name)
    for (const value of values) profiler.add(value)
    return profiler.answer()
  })
  const { table, source } = recognise(file, Object.keys(cells), catalogue)
  const def = catalogue.get(object)
  return suggestPlan({ def, columns: guessColumns(def, profiles, table), table, source, currency: 'EUR' })
}

test('the order of day and month is told by the whole column', () => {
  const plan = planFor('deal', {
    deal: ['a', 'b'],
    opened: ['01-03-17', '25-10-16'],
    'close date': ['03/14/2026', '01/02/2026'],
    fee: ['1.234,50', '2,5'],
  })
  const reading = (column: string) => plan.columns.find((c) => c.column === column)?.reading
  expect(reading('opened')).toEqual({ dayFirst: true })
  expect(reading('close date')).toEqual({ dayFirst: false })
  expect(reading('fee')).toEqual({ decimalComma: true })
})

test('a column nobody knows is kept in a field of the kind its cells are', () => {
  const plan = planFor('account', {
    name: ['Acme'],
    'VIP since': ['2020-01-31'],
    Score: ['1.25'],
    Agreed: ['yes'],
    'Their code': ['0042'],
    Blog: ['https://acme.example/blog'],
    'Assistant mail': ['x@acme.example'],
    Nothing: [''],
  })
  const kinds = Object.fromEntries(plan.columns.map((c) => [c.column, c.createField?.kind ?? c.field]))
  expect(kinds).toEqual({
    name: 'name',
    'VIP since': 'date',
    Score: 'number',
    Agreed: 'yesNo',
    'Their code': 'text',
    Blog: 'url',
    'Assistant mail': 'email',
    Nothing: null,
  })
})

test('choices are translated; what has no translation is kept beside', () => {
  const plan = planFor(
    'account',
    {
      Id: ['001A'],
      Name: ['Acme'],
      Type: ['Customer - Direct', 'Press'],
      BillingStreet: ['x'],
      OwnerId: ['005'],
    },
    'Account.csv',
  )
  expect(plan.columns.filter((c) => c.column === 'Type')).toEqual(
    [
      { column: 'Type', field: 'types', values: { 'Customer - Direct': 'customer' }, unreadable: 'empty' },
      { column: 'Type', field: null, createField: { label: 'Type', kind: 'text' } },
    ].map((c) =>
      c.createField ? { ...c, createField: { label: expect.stringContaining('Type'), kind: 'text' } } : c,
    ),
  )
  expect(plan).toMatchObject({ sourceId: 'Id', match: { by: 'source' } })
})

test('further numbers and addresses become contact points', () => {
  const plan = planFor('contact', {
    'First Name': ['Jane'],
    'E-mail Address': ['j@x.example'],
    'E-mail 2 Address': ['j@y.example'],
    'Business Phone': ['+44 20 7946 0000'],
    'Home Phone': ['+44 20 7946 0001'],
    Company: ['Acme'],
  })
  expect(plan.columns.map(({ column, field, part, link }) => [column, field, part, link?.missing])).toEqual([
    ['First Name', 'firstName', undefined, undefined],
    ['E-mail Address', 'email', undefined, undefined],
    ['E-mail 2 Address', 'contactPoints', 'email:E-mail 2', undefined],
    ['Business Phone', 'phone', undefined, undefined],
    ['Home Phone', 'contactPoints', 'phone:Home', undefined],
    ['Company', 'account', undefined, 'create'],
  ])
})

test('a share kept as a fraction of one is a percentage', () => {
  const deals = (cells: string[]) =>
    planFor('deal', { deal: ['a', 'b'], probability: cells }).columns.find((c) => c.column === 'probability')
  expect(deals(['0.25', '1'])).toMatchObject({ field: 'probability', scale: 100 })
  expect(deals(['25', '100'])).not.toHaveProperty('scale')
  expect(deals(['0.5%', '1%'])).not.toHaveProperty('scale')
})
