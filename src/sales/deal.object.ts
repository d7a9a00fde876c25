import {
  autoNumber,
  choice,
  date,
  dateTime,
  longText,
  money,
  openChoice,
  percent,
  reference,
  tags,
  text,
  user,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { all, first, only, own, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters, worker } from '../accounts/account.object.ts'

const loose = all(only({ account: { is: null } }), only({ owner: { is: null } }))

export const Deal = defineObject('deal', {
  labels: ['Deal', 'Deals'],
  title: 'name',
  help: 'A sale in the making, on the stages of its pipeline.',
  fields: {
    number: autoNumber({ prefix: 'D-' }),
    name: text({ required: true, max: 255 }),
    account: reference('account'),
    contact: reference('contact', { label: 'Main contact' }),
    pipeline: reference('pipeline', { required: true }),
    stage: reference('stage', { required: true }),
    amount: money(),
    probability: percent({ decimals: 0, help: 'Taken from the stage unless changed' }),
    closeDate: date({ index: true, label: 'Close date' }),
    owner: user({ inverse: 'deals' }),
    product: reference('product', { label: 'Main product' }),
    type: choice(['new', 'renewal', 'upsell', 'crossSell'], {
      choiceLabels: { crossSell: 'Cross-sell', new: 'New business' },
    }),
    source: openChoice(['Web', 'Referral', 'Campaign', 'Event', 'Partner', 'Phone', 'Import', 'Other']),
    nextStep: text({ max: 500 }),
    openedOn: date({ label: 'Opened' }),
    closedAt: dateTime({ readOnly: true, label: 'Closed' }),
    stageEnteredAt: dateTime({ readOnly: true, label: 'In stage since' }),
    lossReason: openChoice(['Price', 'Competitor', 'No budget', 'No decision', 'Product', 'Other']),
    tags: tags(),
    description: longText(),
  },
  can: {
    read: first(role('manager', 'viewer'), own(), loose, through('account', accountReaders)),
    create: role('manager', 'sales'),
    update: worker(own(), loose, through('account', accountWriters)),
    delete: worker(own()),
  },
  search: ['number'],
  list: {
    columns: ['name', 'account', 'stage', 'amount', 'closeDate', 'owner', 'product', 'updatedAt'],
    sort: '-updatedAt',
    views: [
      { label: 'All deals' },
      { label: 'Open', filter: { 'stage.outcome': { is: 'open' } }, sort: 'closeDate' },
      { label: 'My deals', filter: { owner: { is: 'me' } } },
      { label: 'Won', filter: { 'stage.outcome': { is: 'won' } }, sort: '-closeDate' },
      {
        label: 'Closing this month',
        filter: { closeDate: { from: 'monthStart', under: 'monthStart+1m' } },
        sort: 'closeDate',
      },
    ],
  },
  form: [
    { of: ['name', 'account', 'contact', 'pipeline', 'stage', 'amount', 'closeDate', 'owner'] },
    {
      label: 'More',
      of: [
        'product',
        'type',
        'source',
        'probability',
        'nextStep',
        'openedOn',
        'lossReason',
        'tags',
        'description',
      ],
    },
  ],
  match: [['name', 'account']],
  board: { by: 'stage', within: 'pipeline', sum: 'amount' },
  indexes: [['stage', 'closeDate']],
  nav: { group: 'sales', icon: 'target-arrow', order: 10 },
})
export type Deal = Row<typeof Deal>
