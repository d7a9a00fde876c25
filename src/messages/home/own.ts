import type { Filter } from '#core/filter.ts'
import { list, type Query } from '#core/server/list.ts'
import { may } from '#core/server/rights.ts'
import { Activity } from '../../accounts/index.ts'
import { readNotices } from '../notices/read.ts'
import { birthdays } from './birthdays.ts'
import { type Asked, homeCard } from './cards.ts'
import { lastSeen } from './visits.ts'

/** As many lines as a card shows before it refers to a page of its own. */
const LINES = 8

const mine: Filter = { owner: { is: 'me' } }
const open: Filter = { kind: { is: 'task' }, done: { not: true } }

homeCard('tasks', async (asked) => {
  const due: Filter = { ...mine, ...open, any: [{ dueAt: { under: asked.to } }, { dueAt: { is: null } }] }
  const [page, late] = await Promise.all([
    activities(asked, { filter: due, sort: 'dueAt', count: 'bounded' }),
    activities(asked, {
      filter: { ...mine, ...open, dueAt: { under: 'now' } },
      limit: 1,
      count: 'bounded',
    }),
  ])
  return { rows: page.rows, count: page.count, overdue: late.count }
})

homeCard('meetings', async (asked) => {
  const filter: Filter = {
    ...mine,
    kind: { in: ['meeting', 'call'] },
    at: { from: asked.from, under: asked.to },
  }
  return { rows: (await activities(asked, { filter, sort: 'at' })).rows }
})

homeCard('changes', async ({ ctx }) => ({
  rows: (await readNotices(ctx, { state: 'open', kinds: ['change'], limit: LINES })).data,
}))

homeCard('birthdays', birthdays)

homeCard('recent', async ({ ctx }) => ({ rows: await lastSeen(ctx, LINES) }))

async function activities({ ctx }: Asked, query: Query) {
  if (!may(ctx, Activity, 'read')) return { rows: [] }
  const page = await list(ctx, Activity, {
    fields: [
      'subject',
      'kind',
      'at',
      'endsAt',
      'dueAt',
      'done',
      'priority',
      'location',
      'account',
      'contact',
      'recurrence',
    ],
    include: ['account', 'contact'],
    limit: LINES,
    ...query,
  })
  return { rows: page.rows.map((json) => JSON.parse(json) as unknown), count: page.count }
}
