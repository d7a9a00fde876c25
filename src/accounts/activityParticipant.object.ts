import { choice, dateTime, email, reference, text, user } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, role, through } from '#core/rules.ts'
import { activityReaders, activityWriters } from './activity.object.ts'

export const ActivityParticipant = defineObject('activityParticipant', {
  labels: ['Participant', 'Participants'],
  plural: 'activityParticipants',
  title: 'name',
  help: 'Who took part in a meeting or call, or wrote and got an e-mail: a contact, a colleague, or somebody else.',
  fields: {
    name: text({ max: 255, personal: true, help: 'Of somebody who is neither contact nor colleague' }),
    activity: reference('activity', { required: true, inverse: 'participants' }),
    contact: reference('contact', { inverse: 'participations' }),
    user: user({ inverse: 'participations', label: 'Colleague' }),
    email: email(),
    role: choice(['organiser', 'attendee', 'optional', 'from', 'to', 'cc'], {
      required: true,
      default: 'attendee',
      choiceLabels: { cc: 'Copy' },
    }),
    at: dateTime({ readOnly: true, label: 'When', help: 'When the activity is' }),
  },
  can: {
    read: first(role('manager', 'viewer'), through('activity', activityReaders)),
    create: role('manager', 'sales'),
    update: first(role('manager'), through('activity', activityWriters)),
    delete: first(role('manager'), through('activity', activityWriters)),
  },
  unique: [
    ['activity', 'contact'],
    ['activity', 'user'],
  ],
  list: { columns: ['activity', 'contact', 'user', 'name', 'email', 'role', 'at'], sort: '-at' },
  // Someone's part in what happened is one walk along time, without looking at each activity.
  indexes: [
    ['contact', 'at', 'activity'],
    ['user', 'at', 'activity'],
  ],
})
export type ActivityParticipant = Row<typeof ActivityParticipant>
