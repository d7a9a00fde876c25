import {
  address,
  choice,
  date,
  email,
  longText,
  openChoice,
  phone,
  reference,
  tags,
  text,
  user,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { all, first, only, own, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters, lastContact, neglected, worker } from './account.object.ts'

const loose = all(only({ account: { is: null } }), only({ owner: { is: null } }))

/** Who sees a contact sees the ways to reach it, also of one that belongs to no account. */
export const contactReaders = first(
  role('manager', 'viewer'),
  own(),
  loose,
  through('account', accountReaders),
)
export const contactWriters = worker(own(), loose, through('account', accountWriters))

export const Contact = defineObject('contact', {
  labels: ['Contact', 'Contacts'],
  title: 'name',
  help: 'A person, with roles in one or more accounts.',
  fields: {
    name: text({
      required: true,
      max: 255,
      help: 'The full name; made of first and last name when left empty',
    }),
    salutation: openChoice(['Ms', 'Mr', 'Mx', 'Dr', 'Prof']),
    firstName: text({ max: 120, personal: true }),
    lastName: text({ max: 120, personal: true, index: true }),
    account: reference('account', { help: 'The main account; further ones under Roles' }),
    title: text({ max: 200, label: 'Job title' }),
    department: text({ max: 200 }),
    email: email({ index: true }),
    phone: phone({ index: true }),
    mobile: phone(),
    address: address(),
    birthDate: date({ personal: true }),
    nextBirthday: date({ readOnly: true, personal: true, index: true }),
    language: text({ max: 35, help: 'Such as en, de or pt-BR' }),
    timeZone: text({ max: 60, help: 'Such as Europe/Berlin; that of the account unless told' }),
    preferredChannel: choice(['email', 'phone', 'meeting', 'chat', 'sms', 'post']),
    preferredHours: text({ max: 100, help: 'Such as Mon–Fri 9–12, or mornings' }),
    reportsTo: reference('contact', { inverse: 'directReports' }),
    owner: user({ inverse: 'contacts' }),
    source: openChoice(['Web', 'Referral', 'Campaign', 'Event', 'Partner', 'Phone', 'Import', 'Other']),
    tags: tags(),
    description: longText(),
    ...lastContact,
  },
  can: {
    read: contactReaders,
    create: role('manager', 'sales'),
    update: contactWriters,
    delete: worker(own()),
  },
  search: ['email', 'phone', 'mobile'],
  list: {
    columns: ['name', 'title', 'account', 'email', 'phone', 'owner', 'updatedAt'],
    sort: 'name',
    views: [
      { label: 'All contacts' },
      { label: 'My contacts', filter: { owner: { is: 'me' } } },
      { label: 'Recently added', sort: '-createdAt' },
      {
        label: 'Birthdays in the next 14 days',
        filter: { nextBirthday: { from: 'today', under: 'today+14d' } },
        sort: 'nextBirthday',
        columns: ['name', 'account', 'nextBirthday', 'birthDate', 'email', 'phone', 'owner'],
      },
      neglected,
    ],
  },
  form: [
    { of: ['salutation', 'firstName', 'lastName', 'name', 'account', 'title', 'department', 'owner'] },
    {
      label: 'Reach',
      of: [
        ...(['email', 'phone', 'mobile', 'address', 'preferredChannel', 'preferredHours'] as const),
        ...(['timeZone', 'language'] as const),
      ],
    },
    { label: 'More', of: ['reportsTo', 'birthDate', 'source', 'tags', 'description'] },
  ],
  match: [['email'], ['name', 'account']],
  timeline: { changes: ['account'] },
  nav: { group: 'customers', icon: 'user', order: 2 },
})
export type Contact = Row<typeof Contact>
