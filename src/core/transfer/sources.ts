import { dynamics, espo, hubspot, pipedrive, sfApiNames, sfLabels, twenty, zoho } from './crmTables.ts'
import {
  act,
  atomic,
  goldmine,
  google,
  linkedin,
  outlook,
  quickbooks,
  vcard,
  vyapar,
  vyaparItems,
} from './otherTables.ts'
import type { SourceTable } from './sourceTable.ts'
import { fold } from './table.ts'

export type Source = {
  key: string
  label: string
  /** Whether folded headers can only be this source's. */
  signed(headers: ReadonlySet<string>, raw: readonly string[]): boolean
  tables: SourceTable[]
}

const has =
  (...names: string[]) =>
  (headers: ReadonlySet<string>) =>
    names.every((name) => headers.has(fold(name)))
const any =
  (...names: string[]) =>
  (headers: ReadonlySet<string>) =>
    names.some((name) => headers.has(fold(name)))

const camelIds = /^(Id|[A-Z][A-Za-z]+Id|[A-Za-z_0-9]+__[cr])$/i
const sfWords = [
  'IsDeleted',
  'SystemModstamp',
  'StageName',
  'NumberOfEmployees',
  'BillingStreet',
  'MailingStreet',
  'LeadSource',
  'ReportsToId',
  'ForecastCategoryName',
  'AnnualRevenue',
]

/** Systems whose exports are known by their headers, the most telling first. */
export const sources: readonly Source[] = [
  {
    key: 'dynamics',
    label: 'Microsoft Dynamics 365',
    signed: (h, raw) =>
      raw.some((r) => /^\(Do Not Modify\)/i.test(r)) ||
      any('transactioncurrencyid', 'parentcustomerid', 'primarycontactid')(h),
    tables: dynamics,
  },
  {
    key: 'pipedrive',
    label: 'Pipedrive',
    signed: (_, raw) => raw.some((r) => /^(Deal|Organization|Person) - /i.test(r)),
    tables: pipedrive,
  },
  {
    key: 'google',
    label: 'Google Contacts',
    signed: any('E-mail 1 - Value', 'Phone 1 - Value', 'Given Name Yomi'),
    tables: [google],
  },
  {
    key: 'outlook',
    label: 'Outlook',
    signed: (h) =>
      has('E-mail Address')(h) && any('Business Phone', 'Business Street', 'E-mail 2 Address')(h),
    tables: [outlook],
  },
  {
    key: 'linkedin',
    label: 'LinkedIn connections',
    signed: has('First Name', 'Last Name', 'Connected On'),
    tables: [linkedin],
  },
  {
    key: 'vyapar',
    label: 'Vyapar',
    signed: (h) => any('Party Name')(h) || has('Item Name', 'Sale Price')(h),
    tables: [vyapar, vyaparItems],
  },
  {
    key: 'goldmine',
    label: 'GoldMine',
    signed: (h) => has('ACCOUNTNO')(h) && any('PHONE1', 'RECID', 'RECTYPE')(h),
    tables: [goldmine],
  },
  { key: 'act', label: 'Act!', signed: any('ID/Status', 'Phone Ext-', 'E-mail Login'), tables: act },
  {
    key: 'zoho',
    label: 'Zoho CRM',
    // HubSpot writes "Record ID"; only case and the ids of links tell the two apart.
    signed: (h, raw) =>
      h.has('recordid') && (raw.includes('Record Id') || raw.some((r) => r.endsWith('.id'))),
    tables: zoho,
  },
  { key: 'hubspot', label: 'HubSpot', signed: has('Record ID'), tables: hubspot },
  {
    key: 'twenty',
    label: 'Twenty',
    signed: (_, raw) =>
      raw.some((r) => /^(Name|Emails|Phones|Domain Name|Linkedin|Address|Amount|ARR|Company) \/ /i.test(r)),
    tables: twenty,
  },
  {
    key: 'espocrm',
    label: 'EspoCRM',
    signed: any('Assigned User', 'assignedUserId', 'assignedUserName'),
    tables: espo,
  },
  {
    key: 'salesforce',
    label: 'Salesforce',
    signed: (h, raw) =>
      raw.some((r) => /__[cr]$/i.test(r)) ||
      (any(...sfWords)(h) &&
        raw.some((r) => camelIds.test(r) || /^[A-Z][a-z]+[A-Z]/.test(r)) &&
        !raw.some((r) => /[a-z] [a-z]/i.test(r))),
    tables: sfApiNames,
  },
  {
    key: 'salesforce',
    label: 'Salesforce report',
    signed: any(
      'Opportunity Name',
      'Billing Zip/Postal Code',
      'Mailing Zip/Postal Code',
      'Asst. Phone',
      'Opportunity Owner',
      'Account: Account Name',
      'Account Owner',
    ),
    tables: sfLabels,
  },
  {
    key: 'quickbooks',
    label: 'QuickBooks',
    signed: (h) => any('Customer full name', 'Open balance', 'Bill address')(h),
    tables: [quickbooks],
  },
  { key: 'atomic', label: 'Atomic CRM', signed: has('first_seen', 'email_work'), tables: [atomic] },
  {
    key: 'vcard',
    label: 'vCard',
    signed: (h) => has('Full name')(h) && any('E-mail 1', 'Phone 1', 'Mobile 1', 'Revision')(h),
    tables: [vcard],
  },
]
