import type { Context } from '../context.ts'
import { openapi, sightOf } from '../openapi.ts'
import { signedIn, tokenOf } from './access.ts'
import { type Call, Json, type Route, route } from './route.ts'

/** Documents kept ready; there are as many as there are different sights, mostly one per role. */
const KEPT = 20

/** GET /openapi.json for the routes given, which it joins. */
export function documentRoute(routes: readonly Route[]): Route {
  const kept = new Map<string, string>()
  const textOf = (ctx: Context, sight: string, stranger: boolean) => {
    const known = kept.get(sight)
    if (known) return known
    if (kept.size >= KEPT) kept.clear()
    const text = JSON.stringify(openapi(ctx, routes, stranger))
    kept.set(sight, text)
    return text
  }
  const run = async ({ app, ctx, request, reply }: Call) => {
    const who = tokenOf(request) ? await signedIn(app, request) : undefined
    const own = who ? app.context(who.actor) : ctx
    const sight = who ? sightOf(own, app.catalogueVersion) : 'stranger'
    reply.header('etag', `"${sight}"`)
    reply.header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === `"${sight}"`) {
      reply.status(304)
      return undefined
    }
    return new Json(textOf(own, sight, !who))
  }
  return route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document, of what you may see and do',
    open: true,
    answer: 'any',
    run,
  })
}
