import { list } from '#core/server/list.ts'
import { may } from '#core/server/rights.ts'
import { homeCard } from '../messages/index.ts'
import { Deal } from './deal.object.ts'

const LINES = 6
/** A close date put off once is life; one put off again and again is a sign. */
const OFTEN = 2

/** The reader's open deals that should have closed by now, stand still for too long or slip and slip. */
homeCard('deals', async ({ ctx, day }) => {
  if (!may(ctx, Deal, 'read')) return { rows: [] }
  const page = await list(ctx, Deal, {
    filter: {
      owner: { is: 'me' },
      'stage.outcome': { is: 'open' },
      any: [{ closeDate: { under: day } }, { rotAt: { under: 'now' } }, { slips: { over: OFTEN } }],
    },
    sort: 'closeDate',
    fields: ['name', 'amount', 'closeDate', 'stage', 'account', 'rotAt', 'slips', 'slippedDays'],
    include: ['account', 'stage'],
    limit: LINES,
    count: 'bounded',
  })
  return { rows: page.rows.map((json) => JSON.parse(json) as unknown), count: page.count }
})
