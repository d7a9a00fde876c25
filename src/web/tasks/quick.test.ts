import { expect, test } from 'vitest'
import { readQuick } from './quick.ts'

// A Wednesday.
const how = { today: '2026-11-25', locale: 'de' }

test.for([
  ['call Jo fri 14:00', { subject: 'call Jo', wall: '2026-11-27T14:00' }],
  ['Call Jo on Friday at 2pm', { subject: 'Call Jo', wall: '2026-11-27T14:00' }],
  ['send the offer tomorrow', { subject: 'send the offer', wall: '2026-11-26' }],
  ['send the offer', { subject: 'send the offer' }],
  ['wed: what we may send', { subject: ': what we may send', wall: '2026-12-02' }],
  ['ring Anna 9:30', { subject: 'ring Anna', wall: '2026-11-25T09:30' }],
  ['renew the licence 12 May', { subject: 'renew the licence', wall: '2027-05-12' }],
  ['renew the licence Dec 1', { subject: 'renew the licence', wall: '2026-12-01' }],
  ['Angebot 1.12.', { subject: 'Angebot', wall: '2026-12-01' }],
  ['Angebot Freitag 14:00', { subject: 'Angebot', wall: '2026-11-27T14:00' }],
  ['report 2027-01-31', { subject: 'report', wall: '2027-01-31' }],
  ['look again in 2 weeks', { subject: 'look again', wall: '2026-12-09' }],
  ['plan the quarter next week', { subject: 'plan the quarter', wall: '2026-11-30' }],
  ['backup every day 18:00', { subject: 'backup', wall: '2026-11-25T18:00', recurrence: 'FREQ=DAILY' }],
  ['team every monday', { subject: 'team', wall: '2026-11-30', recurrence: 'FREQ=WEEKLY;BYDAY=MO' }],
  ['invoice every month', { subject: 'invoice', wall: '2026-11-25', recurrence: 'FREQ=MONTHLY' }],
  ['! pay the bill today', { subject: 'pay the bill', wall: '2026-11-25', isHigh: true }],
  ['order 25:70 pumps', { subject: 'order 25:70 pumps' }],
  ['ask May about 31 Feb', { subject: 'ask May about 31 Feb' }],
  ['read Sunday papers on monday', { subject: 'read Sunday papers', wall: '2026-11-30' }],
  ['Wow! great', { subject: 'Wow! great' }],
] as const)('"%s"', ([text, expected]) => {
  expect(readQuick(text, how)).toEqual({ isHigh: false, ...expected })
})
