import { date, dateTime, money, reference, text, user, yesNo } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, nobody, role, through } from '#core/rules.ts'
import { dealReaders } from './deal.object.ts'

/** Written by the rules of the deal alone; see stageHistory.ts. */
export const DealStageHistory = defineObject('dealStageHistory', {
  labels: ['Stage of a deal', 'Stages of deals'],
  plural: 'dealStageHistory',
  title: 'name',
  help: 'Each stage a deal was in, from when to when, with what it was worth as it came. Nobody edits it.',
  fields: {
    name: text({ required: true, max: 120, label: 'Stage', help: 'As the stage was called then' }),
    deal: reference('deal', { required: true, inverse: 'stageHistory' }),
    pipeline: reference('pipeline', { required: true, inverse: '' }),
    stage: reference('stage', { required: true, inverse: '' }),
    enteredAt: dateTime({ required: true, label: 'Entered' }),
    leftAt: dateTime({ label: 'Left' }),
    amount: money({ help: 'As the deal entered the stage' }),
    closeDate: date({ help: 'As the deal entered the stage' }),
    by: user({ inverse: '' }),
    isTakenBack: yesNo({
      label: 'Taken back',
      help: 'Moved by mistake and put back at once; counts in no figure',
    }),
  },
  can: {
    read: first(role('manager', 'viewer'), through('deal', dealReaders)),
    create: nobody,
    update: nobody,
    delete: nobody,
  },
  list: { columns: ['name', 'deal', 'enteredAt', 'leftAt', 'amount', 'closeDate', 'by'], sort: '-enteredAt' },
  indexes: [
    ['deal', 'enteredAt'],
    ['stage', 'leftAt'],
  ],
})
export type DealStageHistory = Row<typeof DealStageHistory>
