import {
  autoNumber,
  choice,
  computed,
  date,
  dateTime,
  longText,
  money,
  multiChoice,
  number,
  openChoice,
  percent,
  reference,
  tags,
  text,
  user,
  yesNo,
} from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { all, first, only, own, role, through } from '#core/rules.ts'
import { accountReaders, accountWriters, worker } from '../accounts/account.object.ts'

const loose = all(only({ account: { is: null } }), only({ owner: { is: null } }))

/** Who sees a deal sees what hangs on it; who works on it may change that. */
export const dealReaders = first(role('manager', 'viewer'), own(), loose, through('account', accountReaders))
export const dealWriters = worker(own(), loose, through('account', accountWriters))

/** What may be missing among the people of a deal; gaps.ts says when. */
export const gapNames = [
  'noPerson',
  'noDecisionMaker',
  'noChampion',
  'noEconomicBuyer',
  'blockerAlone',
] as const

export const lossReasons = ['Price', 'Competitor', 'No budget', 'No decision', 'Product', 'Other'] as const

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
    linesTotal: money({
      readOnly: true,
      label: 'Products come to',
      help: 'In the first year: once what is paid once, twelve times what is paid monthly',
    }),
    recurring: money({ readOnly: true, label: 'Recurring per year' }),
    amountByHand: yesNo({
      label: 'Amount by hand',
      help: 'Otherwise the amount follows the products',
      visibleWhen: { linesTotal: { not: null } },
    }),
    probability: percent({ decimals: 0, help: 'Taken from the stage unless changed' }),
    weighted: computed('amount * probability / 100', { result: 'money', help: 'Amount by probability' }),
    closeDate: date({ index: true, label: 'Close date' }),
    owner: user({ inverse: 'deals' }),
    product: reference('product', { label: 'Main product' }),
    type: choice(['new', 'renewal', 'upsell', 'crossSell'], {
      choiceLabels: { crossSell: 'Cross-sell', new: 'New business' },
    }),
    source: openChoice(['Web', 'Referral', 'Campaign', 'Event', 'Partner', 'Phone', 'Import', 'Other']),
    nextStep: text({ max: 500 }),
    openedOn: date({ label: 'Opened', help: 'Today unless told' }),
    closedAt: dateTime({ readOnly: true, index: true, label: 'Closed' }),
    cycleDays: number({ readOnly: true, label: 'Sales cycle in days', help: 'From opened to closed' }),
    stageEnteredAt: dateTime({ readOnly: true, label: 'In stage since' }),
    lastActivityAt: dateTime({ readOnly: true, index: true, label: 'Last activity' }),
    rotAt: dateTime({
      readOnly: true,
      index: true,
      label: 'Stale from',
      help: 'When it will have been left alone for as long as its stage allows',
    }),
    firstCloseDate: date({ readOnly: true, label: 'First close date' }),
    slips: number({ readOnly: true, label: 'Times slipped', help: 'How often its close date was put off' }),
    slippedDays: number({ readOnly: true, index: true, label: 'Days slipped' }),
    gaps: multiChoice(gapNames, {
      readOnly: true,
      label: 'Missing people',
      choiceLabels: { noDecisionMaker: 'No decision-maker', blockerAlone: 'Blocker, no champion' },
    }),
    lossReason: openChoice(lossReasons),
    lossNote: text({ max: 1000, label: 'Why it was lost' }),
    tags: tags(),
    description: longText(),
  },
  can: {
    read: dealReaders,
    create: role('manager', 'sales'),
    update: dealWriters,
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
        filter: {
          closeDate: { from: 'monthStart', under: 'monthStart+1m' },
          'stage.outcome': { is: 'open' },
        },
        sort: 'closeDate',
      },
      {
        label: 'Overdue close date',
        filter: { closeDate: { under: 'today' }, 'stage.outcome': { is: 'open' } },
        sort: 'closeDate',
      },
      {
        label: 'Slipped',
        filter: { slips: { from: 1 }, 'stage.outcome': { is: 'open' } },
        sort: '-slippedDays',
        columns: [
          'name',
          'account',
          'stage',
          'amount',
          'firstCloseDate',
          'closeDate',
          'slips',
          'slippedDays',
        ],
      },
      {
        label: 'Stale deals',
        filter: { rotAt: { to: 'now' } },
        sort: 'rotAt',
        columns: ['name', 'account', 'stage', 'amount', 'rotAt', 'lastActivityAt', 'stageEnteredAt', 'owner'],
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
        'amountByHand',
        'nextStep',
        'openedOn',
        'lossReason',
        'lossNote',
        'tags',
        'description',
      ],
    },
  ],
  match: [['name', 'account']],
  board: { by: 'stage', within: 'pipeline', sum: 'amount', weighted: 'weighted' },
  timeline: { changes: ['stage', 'amount', 'closeDate', 'account'] },
  indexes: [
    ['stage', 'closeDate'],
    ['stage', 'updatedAt'],
    ['pipeline', 'closedAt'],
  ],
  nav: { group: 'sales', icon: 'target-arrow', order: 10 },
})
export type Deal = Row<typeof Deal>
