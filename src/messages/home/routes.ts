import { z } from 'zod'
import { route } from '#core/server/http/route.ts'
import { notFound } from '#core/server/refusal.ts'
import { read } from '#core/server/store.ts'
import { addDays, dayOf, isZone, startOfDay } from '#core/zone.ts'
import { tellHome } from './cards.ts'
import { remember } from './visits.ts'

/** The time zone a person's day is counted in, as the browser tells it. */
export const zone = z
  .string()
  .max(60)
  .refine(isZone, 'must be a time zone such as Europe/Berlin')
  .meta({ description: 'A time zone such as Europe/Berlin' })

export const homeRoutes = [
  route({
    method: 'GET',
    path: '/home',
    summary: 'What the day holds: tasks, meetings, changes, deals at risk, birthdays, what was seen last',
    query: z.object({ zone: zone.default('UTC') }).strict(),
    answer: z.record(z.string(), z.unknown()),
    run: async ({ ctx, query }) => {
      const day = dayOf(ctx.now, query.zone)
      const from = startOfDay(day, query.zone)
      const to = startOfDay(addDays(day, 1), query.zone)
      return tellHome({ ctx, zone: query.zone, day, from, to })
    },
  }),
  route({
    method: 'POST',
    path: '/visits/:object/:id',
    summary: 'Remember that you looked at a record',
    body: z.object({}).strict(),
    answer: 'none',
    status: 204,
    run: async ({ ctx, params }) => {
      const def = ctx.catalogue.find(params.object!)
      if (!def) throw notFound('This record')
      await read(ctx, def, params.id!, { fields: ['version'] })
      await remember(ctx, def, params.id!)
    },
  }),
]
