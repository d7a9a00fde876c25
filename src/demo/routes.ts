import { z } from 'zod'
import { requireAdmin } from '#core/server/http/access.ts'
import { type Call, route } from '#core/server/http/route.ts'
import { Refusal } from '#core/server/refusal.ts'
import { fillDemo, removeDemo } from './company.ts'

const counts = z.record(z.string(), z.number().int())
const gone = z.object({ asked: counts, along: counts }).strict()
const nothing = z.object({}).strict()

export const demoRoutes = [
  route({
    method: 'GET',
    path: '/demo',
    summary: 'How many records of the example company are here, and what would go with them',
    answer: gone,
    run: async ({ app, ctx }) => {
      requireAdmin(ctx)
      return removeDemo(app, true)
    },
  }),
  route({
    method: 'POST',
    path: '/demo',
    summary: 'Load the example company into an empty Mainstay',
    body: nothing,
    answer: gone,
    status: 201,
    run: load,
  }),
  route({
    method: 'DELETE',
    path: '/demo',
    summary: 'Remove the example company without trace',
    answer: gone,
    run: async ({ app, ctx }) => {
      requireAdmin(ctx)
      return removeDemo(app)
    },
  }),
]

async function load({ app, ctx }: Call) {
  requireAdmin(ctx)
  if ((await ctx.db.query('select from account limit 1')).rows.length)
    throw new Refusal(
      409,
      'not_empty',
      'There are accounts already; the example company needs an empty Mainstay',
    )
  await fillDemo(app)
  return removeDemo(app, true)
}
