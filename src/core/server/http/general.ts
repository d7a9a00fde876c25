import { z } from 'zod'
import { act } from '../action.ts'
import { find } from '../find.ts'
import { read } from '../store.ts'
import { requireAdmin } from './access.ts'
import { type Call, Json, route } from './route.ts'

export const generalRoutes = [
  route({
    method: 'GET',
    path: '/search',
    summary: 'Search all objects as you type',
    query: z
      .object({
        q: z.string().max(200),
        limit: z.coerce.number().int().min(1).max(50).default(20),
        object: z.string().optional(),
      })
      .strict(),
    answer: 'hits',
    run: async ({ ctx, query }) => ({ data: await find(ctx, query.q, query.limit, query.object) }),
  }),
  route({
    method: 'GET',
    path: '/settings',
    summary: 'Company, currency, country',
    answer: 'any',
    run: async ({ ctx }) => ctx.settings,
  }),
  route({
    method: 'PATCH',
    path: '/settings',
    summary: 'Change company, currency, country',
    body: settingsBody().partial(),
    answer: 'any',
    run: saveSettings,
  }),
]

/** Verbs come after everything more specific. */
export const verbRoute = route({
  method: 'POST',
  path: '/:plural/:id/:verb',
  summary: 'Do a verb',
  body: z.record(z.string(), z.unknown()),
  answer: 'row',
  run: async ({ ctx, def, params, body }) => {
    await act(ctx, def, params.id!, params.verb!, body)
    return new Json(await read(ctx, def, params.id!))
  },
})

function settingsBody() {
  return z
    .object({
      company: z.string().trim().min(1).max(200),
      currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR'),
      country: z.string().regex(/^[A-Z]{2}$/, 'must be a country such as DE'),
    })
    .strict()
}

async function saveSettings(call: Call) {
  requireAdmin(call.ctx)
  await call.app.saveSettings(call.body)
  return call.app.settings
}
