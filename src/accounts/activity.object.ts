import {
  choice,
  dateTime,
  file,
  json,
  longText,
  number,
  openChoice,
  recurrence,
  reference,
  tags,
  text,
  user,
  yesNo,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, own, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters, worker } from './account.object.ts'
import { leadReaders, leadWriters } from './lead.object.ts'

const planned = { kind: { in: ['call', 'meeting', 'task'] } }
/** Kinds by which somebody spoke to a customer, or tried to; notes and tasks are among ourselves. */
export const contactKinds = ['call', 'meeting', 'email', 'chat', 'message'] as const

export const activityReaders = first(
  role('manager', 'viewer'),
  own(),
  through('account', accountReaders),
  through('lead', leadReaders),
)
export const activityWriters = worker(own(), through('account', accountWriters), through('lead', leadWriters))

export const Activity = defineObject('activity', {
  labels: ['Activity', 'Activities'],
  title: 'subject',
  help: 'A note, call, meeting, task, e-mail or chat with or about a customer.',
  fields: {
    subject: text({ required: true, max: 500 }),
    kind: choice(['note', 'call', 'meeting', 'task', 'email', 'chat', 'message', 'video'], {
      required: true,
      default: 'note',
      choiceLabels: { email: 'E-mail', video: 'Recorded note' },
    }),
    body: longText(),
    at: dateTime({ index: true, label: 'When', help: 'When it happened or is to happen; now unless told' }),
    endsAt: dateTime({ visibleWhen: { kind: { in: ['call', 'meeting'] } } }),
    duration: number({
      min: 0,
      label: 'Minutes',
      help: 'How long it took; follows from when it began and ended',
      visibleWhen: { kind: { in: ['call', 'meeting', 'video'] } },
    }),
    dueAt: dateTime({ label: 'Due', visibleWhen: { kind: { is: 'task' } } }),
    done: yesNo({ default: false, visibleWhen: { kind: { is: 'task' } } }),
    direction: choice(['inbound', 'outbound'], {
      visibleWhen: { kind: { in: ['call', 'email', 'chat', 'message'] } },
    }),
    outcome: openChoice(['Reached', 'No answer', 'Left message', 'Follow up'], {
      visibleWhen: { kind: { in: ['call', 'meeting'] } },
    }),
    priority: choice(['low', 'normal', 'high'], { visibleWhen: { kind: { is: 'task' } } }),
    location: text({ max: 300, visibleWhen: { kind: { is: 'meeting' } } }),
    account: reference('account'),
    contact: reference('contact'),
    deal: reference('deal'),
    lead: reference('lead'),
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
    recording: file({
      inverse: '',
      help: 'Sound or picture of it',
      visibleWhen: { kind: { not: 'task' } },
    }),
    transcript: longText({
      help: 'What was said, line by line; a chat as it was copied',
      visibleWhen: { kind: { in: ['call', 'meeting', 'chat', 'message', 'video'] } },
    }),
    mentions: tags({
      readOnly: true,
      label: 'Mentioned',
      help: 'Ids of the colleagues its text names with @',
    }),
    pinned: yesNo({ default: false, help: 'Stands on top of the timeline' }),
  },
  can: {
    read: activityReaders,
    create: role('manager', 'sales'),
    update: activityWriters,
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
        'duration',
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
        'lead',
        'owner',
        'body',
        'transcript',
        'recording',
      ],
    },
  ],
  indexes: [
    ['account', 'at'],
    ['contact', 'at'],
    ['deal', 'at'],
    ['lead', 'at'],
    ['owner', 'dueAt'],
  ],
  timeline: {
    at: 'at',
    by: 'kind',
    unless: { kind: { is: 'task' }, done: { not: true } },
    via: { object: 'activityParticipant', link: 'activity', at: 'at' },
  },
  nav: { group: 'customers', icon: 'calendar', order: 3 },
})
export type Activity = Row<typeof Activity>
