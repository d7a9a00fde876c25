import { address, choice, dateTime, reference, text, user, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters } from './account.object.ts'
import { contactReaders, contactWriters } from './contact.object.ts'
import { leadReaders, leadWriters } from './lead.object.ts'

/** The fields of a record that are its primary ways; a point of the same value carries their label and state. */
export const primaryFields = {
  account: { email: 'email', phone: 'phone', url: 'website', address: 'billingAddress' },
  contact: { email: 'email', phone: 'phone', address: 'address' },
  lead: { email: 'email', phone: 'phone', url: 'website' },
} as const satisfies Record<string, Record<string, string>>

export const ContactPoint = defineObject('contactPoint', {
  labels: ['Contact point', 'Contact points'],
  title: 'value',
  help: 'One way to reach an account or a contact: an e-mail address, a number, a place, a profile.',
  fields: {
    value: text({ required: true, max: 1000, personal: true }),
    kind: choice(['email', 'phone', 'address', 'url', 'social', 'messaging'], { required: true }),
    normalised: text({
      max: 1000,
      readOnly: true,
      index: true,
      personal: true,
      help: 'The form used to recognise the same address or number',
    }),
    place: address({ label: 'Address', visibleWhen: { kind: { is: 'address' } } }),
    label: text({ max: 60, help: 'Such as work, home, billing' }),
    account: reference('account'),
    contact: reference('contact'),
    lead: reference('lead'),
    isPrimary: yesNo({ default: false, label: 'Primary', help: 'Stands on the record itself' }),
    valid: choice(['unknown', 'ok', 'bounced', 'invalid'], { required: true, default: 'unknown' }),
    verifiedAt: dateTime(),
    verifiedBy: user({ inverse: '' }),
  },
  can: {
    read: first(
      role('manager', 'viewer'),
      through('account', accountReaders),
      through('contact', contactReaders),
      through('lead', leadReaders),
    ),
    create: role('manager', 'sales'),
    update: first(
      role('manager'),
      through('account', accountWriters),
      through('contact', contactWriters),
      through('lead', leadWriters),
    ),
    delete: first(
      role('manager'),
      through('account', accountWriters),
      through('contact', contactWriters),
      through('lead', leadWriters),
    ),
  },
  list: {
    columns: ['value', 'kind', 'label', 'account', 'contact', 'isPrimary', 'valid', 'verifiedAt'],
    sort: 'value',
  },
})
export type ContactPoint = Row<typeof ContactPoint>
