import {
  choice,
  dateTime,
  json,
  longText,
  openChoice,
  recurrence,
  reference,
  text,
  user,
  yesNo,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, own, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters, worker } from './account.object.ts'

const planned = { kind: { in: ['call', 'meeting', 'task'] } }

export const Activity = defineObject('activity', {
  labels: ['Activity', 'Activities'],
  title: 'subject',
  help: 'A note, call, meeting, task or e-mail with or about a customer.',
  fields: {
    subject: text({ required: true, max: 500 }),
    kind: choice(['note', 'call', 'meeting', 'task', 'email'], {
      required: true,
      default: 'note',
      choiceLabels: { email: 'E-mail' },
    }),
    body: longText(),
    at: dateTime({ index: true, label: 'When', help: 'When it happened or is to happen; now unless told' }),
    endsAt: dateTime({ visibleWhen: { kind: { in: ['call', 'meeting'] } } }),
    dueAt: dateTime({ label: 'Due', visibleWhen: { kind: { is: 'task' } } }),
    done: yesNo({ default: false, visibleWhen: { kind: { is: 'task' } } }),
    direction: choice(['inbound', 'outbound'], { visibleWhen: { kind: { in: ['call', 'email'] } } }),
    outcome: openChoice(['Reached', 'No answer', 'Left message', 'Follow up'], {
      visibleWhen: { kind: { in: ['call', 'meeting'] } },
    }),
    priority: choice(['low', 'normal', 'high'], { visibleWhen: { kind: { is: 'task' } } }),
    location: text({ max: 300, visibleWhen: { kind: { is: 'meeting' } } }),
    account: reference('account'),
    contact: reference('contact'),
    deal: reference('deal'),
    owner: user({ inverse: 'activities' }),
    allDay: yesNo({ visibleWhen: { kind: { is: 'meeting' } } }),
    remind: choice(['atTime', 'minutes10', 'hour', 'day'], {
      label: 'Reminder',
      choiceLabels: {
        atTime: 'When it begins or is due',
        minutes10: '10 minutes before',
        hour: '1 hour before',
        day: '1 day before',
      },
      visibleWhen: planned,
    }),
    remindAt: dateTime({ label: 'Remind at', help: 'A moment of its own', visibleWhen: planned }),
    recurrence: recurrence({ label: 'Repeats', visibleWhen: planned }),
    // Nine o'clock stays nine o'clock when clocks change: repetitions are counted on the wall clock of a zone.
    timeZone: text({ max: 60, visibleWhen: { recurrence: { not: null } } }),
    // Counting and ending begin here; a single task may be moved without moving those after it.
    recurrenceStart: dateTime({ readOnly: true, label: 'Repeats since' }),
    exceptions: json<string[]>({ label: 'Left out' }),
    series: reference('activity', {
      inverse: '',
      label: 'Part of',
      visibleWhen: { series: { not: null } },
    }),
    occurrenceAt: dateTime({ label: 'Stands for', visibleWhen: { series: { not: null } } }),
  },
  can: {
    read: first(role('manager', 'viewer'), own(), through('account', accountReaders)),
    create: role('manager', 'sales'),
    update: worker(own(), through('account', accountWriters)),
    delete: worker(own()),
  },
  list: {
    columns: ['subject', 'kind', 'at', 'account', 'contact', 'owner', 'dueAt', 'done'],
    sort: '-at',
    views: [
      { label: 'All activities' },
      {
        label: 'My open tasks',
        filter: { kind: { is: 'task' }, owner: { is: 'me' }, done: { not: true } },
        sort: 'dueAt',
      },
      { label: 'Calls', filter: { kind: { is: 'call' } } },
      { label: 'Meetings', filter: { kind: { is: 'meeting' } } },
    ],
  },
  form: [
    {
      of: [
        'kind',
        'subject',
        'at',
        'endsAt',
        'dueAt',
        'allDay',
        'recurrence',
        'remind',
        'done',
        'priority',
        'direction',
        'outcome',
        'location',
        'account',
        'contact',
        'deal',
        'owner',
        'body',
      ],
    },
  ],
  indexes: [
    ['account', 'at'],
    ['owner', 'dueAt'],
  ],
  nav: { group: 'customers', icon: 'calendar', order: 3 },
})
export type Activity = Row<typeof Activity>
