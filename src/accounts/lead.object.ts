import {
  choice,
  dateTime,
  email,
  longText,
  openChoice,
  phone,
  reference,
  tags,
  text,
  url,
  user,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, own, role, team } from '#core/rules.ts'
import { unowned } from '../people/user.object.ts'
import { worker } from './account.object.ts'

/** Leads nobody owns are everybody's, so that none waits unseen. */
export const leadReaders = first(role('manager', 'viewer'), own(), team(), unowned())
export const leadWriters = worker(own(), team(), unowned())

const channels = ['call', 'meeting', 'email', 'chat', 'message', 'web', 'event', 'other'] as const
const channelLabels = { email: 'E-mail' }
const converted = { status: { is: 'converted' } }

export const Lead = defineObject('lead', {
  labels: ['Lead', 'Leads'],
  title: 'name',
  help: 'Somebody who may become a customer, until it is known whether they do.',
  fields: {
    name: text({
      required: true,
      max: 255,
      help: 'The full name; made of first and last name when left empty',
    }),
    firstName: text({ max: 120, personal: true }),
    lastName: text({ max: 120, personal: true }),
    company: text({ max: 255, index: true }),
    title: text({ max: 200, label: 'Job title' }),
    status: choice(['new', 'working', 'nurturing', 'qualified', 'unqualified', 'converted'], {
      required: true,
      default: 'new',
    }),
    unqualifiedReason: openChoice(
      ['No need', 'No budget', 'No answer', 'Wrong person', 'Competitor', 'Spam'],
      {
        label: 'Reason',
        visibleWhen: { status: { is: 'unqualified' } },
      },
    ),
    email: email({ index: true }),
    phone: phone({ index: true }),
    website: url({ index: true }),
    source: openChoice(['Web', 'Referral', 'Campaign', 'Event', 'Partner', 'Phone', 'Import', 'Other']),
    campaign: text({ max: 200 }),
    firstTouchAt: dateTime({ label: 'First touch', help: 'When they first got in touch; now unless told' }),
    firstTouchChannel: choice(channels, { choiceLabels: channelLabels, label: 'First channel' }),
    firstTouchWhat: text({ max: 300, label: 'First touch: what' }),
    lastTouchAt: dateTime({ label: 'Last touch' }),
    lastTouchChannel: choice(channels, { choiceLabels: channelLabels, label: 'Last channel' }),
    lastTouchWhat: text({ max: 300, label: 'Last touch: what' }),
    owner: user({ inverse: 'ownedLeads' }),
    team: reference('team', { inverse: 'leads' }),
    language: text({ max: 35, help: 'Such as en, de or pt-BR' }),
    tags: tags(),
    description: longText(),
    convertedAt: dateTime({ readOnly: true, visibleWhen: converted }),
    convertedAccount: reference('account', { readOnly: true, inverse: 'leads', visibleWhen: converted }),
    convertedContact: reference('contact', { readOnly: true, inverse: 'leads', visibleWhen: converted }),
    convertedDeal: reference('deal', { readOnly: true, inverse: 'leads', visibleWhen: converted }),
  },
  can: { read: leadReaders, create: role('manager', 'sales'), update: leadWriters, delete: worker(own()) },
  search: ['company', 'email', 'phone', 'website'],
  list: {
    columns: ['name', 'company', 'status', 'source', 'email', 'phone', 'lastTouchAt', 'owner', 'createdAt'],
    sort: '-createdAt',
    views: [
      { label: 'Open leads', filter: { status: { in: ['new', 'working', 'nurturing', 'qualified'] } } },
      { label: 'My new leads', filter: { owner: { is: 'me' }, status: { is: 'new' } } },
      {
        label: 'Untouched for 3 days',
        filter: { status: { in: ['new', 'working'] }, lastTouchAt: { under: 'now-3d' } },
        sort: 'lastTouchAt',
      },
      { label: 'Nobody’s', filter: { owner: { is: null }, status: { is: 'new' } } },
      { label: 'All leads' },
    ],
  },
  form: [
    { of: ['firstName', 'lastName', 'name', 'company', 'title', 'status', 'unqualifiedReason', 'owner'] },
    { label: 'Reach', of: ['email', 'phone', 'website', 'language'] },
    {
      label: 'Where from',
      of: [
        ...(['source', 'campaign', 'firstTouchAt', 'firstTouchChannel', 'firstTouchWhat'] as const),
        ...(['lastTouchAt', 'lastTouchChannel', 'lastTouchWhat'] as const),
      ],
    },
    { label: 'More', of: ['team', 'tags', 'description'] },
  ],
  match: [['email'], ['name', 'company']],
  board: { by: 'status' },
  indexes: [
    ['status', 'lastTouchAt'],
    ['owner', 'status'],
  ],
  nav: { group: 'customers', icon: 'rocket', order: 3 },
})
export type Lead = Row<typeof Lead>
