import { existsSync } from 'node:fs'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { isId } from '../../field/index.ts'
import type { ObjectDef } from '../../object.ts'
import { say } from '../../text.ts'
import type { App } from '../app.ts'
import { bulkRoutes } from '../bulk/routes.ts'
import { newId } from '../id.ts'
import { notFound, Refusal } from '../refusal.ts'
import { slices } from '../slice.ts'
import { jsonIn, tongueAsked } from '../tongue.ts'
import { exportRoutes } from '../transfer/exportRoutes.ts'
import { importRoutes } from '../transfer/routes.ts'
import { once, signedIn } from './access.ts'
import { definitionRoutes } from './definitions.ts'
import { documentRoute } from './document.ts'
import { fileRoutes, MAX_FILE } from './files.ts'
import { generalRoutes, verbRoute } from './general.ts'
import { serveHealth } from './health.ts'
import { pageRoute } from './page.ts'
import { presenceRoute } from './presence.ts'
import { sendProblem } from './problem.ts'
import { recordRoutes } from './records.ts'
import { type Call, Json, type Route } from './route.ts'
import { secure } from './security.ts'
import { setupRoutes } from './setup.ts'
import { signInRoutes } from './signIn.ts'
import { timelineRoute } from './timeline.ts'

export type ServerOptions = { webDir?: string; routes?: Route[] }

/** Every route of the API; the more specific come first. */
export const routeTable = (more: Route[] = []): Route[] => [
  ...setupRoutes,
  ...signInRoutes,
  ...definitionRoutes,
  ...generalRoutes,
  presenceRoute,
  ...fileRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...bulkRoutes,
  ...slices().flatMap((slice) => slice.routes ?? []),
  ...more,
  ...recordRoutes,
  pageRoute,
  timelineRoute,
  verbRoute,
]

export async function buildServer(app: App, options: ServerOptions = {}): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: 64 * 1024 * 1024,
    genReqId: () => newId(app.now().getTime()),
    routerOptions: { maxParamLength: 200 },
    trustProxy: Boolean(app.options.config.APP_URL),
  })
  server.setErrorHandler((error, request, reply) => sendProblem(app, error, request, reply))
  server.addHook('preClose', () => app.live.stop())
  secure(server, app.options.config)
  await server.register(rateLimit, {
    max: app.options.config.MAINSTAY_RATE_LIMIT,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    allowList: (request) => !request.url.startsWith('/api/'),
  })
  await server.register(multipart, { limits: { files: 20, fileSize: MAX_FILE } })
  serveHealth(server, app)
  server.get('/api/v1/events', async (request, reply) => openStream(app, request, reply))
  const routes = routeTable(options.routes)
  routes.push(documentRoute(routes))
  for (const one of routes) addRoute(server, app, one)
  serveWeb(server, options.webDir)
  return server
}

// Guessing passwords is held to ten tries a minute and address.
const narrow = (one: Route) =>
  one.path === '/session' && one.method === 'POST'
    ? { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
    : {}

function addRoute(server: FastifyInstance, app: App, one: Route) {
  server.route({
    method: one.method,
    url: `/api/v1${one.path}`,
    ...narrow(one),
    handler: async (request, reply) => {
      const who = one.open ? undefined : await signedIn(app, request)
      const ctx = who ? app.context(who.actor) : app.system()
      const params = request.params as Record<string, string>
      if (params.id !== undefined && params.id !== 'undefined' && !isId(params.id))
        throw notFound('This record')
      const call = {
        app,
        ctx,
        params,
        request,
        reply,
        ...readInput(one, request),
        def: params.plural ? defAt(app, params.plural) : (undefined as unknown as ObjectDef),
      }
      if (one.method === 'POST' && who && request.headers['idempotency-key'])
        return sendOnce(app, who.actor.id, one, call)
      return send(one, call, await one.run(call))
    },
  })
}

function readInput(one: Route, request: FastifyRequest) {
  const query: unknown = one.query ? one.query.parse(request.query) : request.query
  if (!one.body || one.body === 'multipart') return { query, body: undefined }
  if (one.body === 'new' || one.body === 'change') {
    const body = request.body
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new Refusal(400, 'bad_request', 'Send the values as a JSON object')
    return { query, body }
  }
  return { query, body: one.body.parse(request.body ?? {}) as unknown }
}

function defAt(app: App, plural: string) {
  const def = app.catalogue.at(plural)
  if (!def) throw new Refusal(404, 'no_object', say('There is no object at /{plural}', { plural }))
  return def
}

async function sendOnce(app: App, actor: string, one: Route, call: Call) {
  const { status, body } = await once(app, actor, call.request, async () => {
    const answer = await one.run(call)
    return { status: one.status ?? 200, body: await textOf(answer, call.request) }
  })
  return call.reply.status(status).type('application/json; charset=utf-8').send(body)
}

async function textOf(answer: unknown, request: FastifyRequest) {
  if (answer === undefined) return ''
  return answer instanceof Json
    ? answer.text
    : jsonIn(answer, await tongueAsked(request.headers['accept-language']))
}

async function send(one: Route, { reply, request }: Call, answer: unknown) {
  if (reply.sent) return reply
  if (reply.statusCode === 200 && one.status) reply.status(one.status)
  if (one.answer === 'file') return reply.send(answer)
  return reply
    .type('application/json; charset=utf-8')
    .send(answer === undefined ? undefined : await textOf(answer, request))
}

async function openStream(app: App, request: FastifyRequest, reply: FastifyReply) {
  const { actor } = await signedIn(app, request)
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  app.live.add(actor, reply.raw)
}

/** Any address that is no file and no API is a page of the app, which finds its way by itself. */
function serveWeb(server: FastifyInstance, webDir: string | undefined) {
  const there = webDir && existsSync(join(webDir, 'index.html'))
  if (there)
    server.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) =>
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  if (there)
    server.get('/docs', (_request, reply) =>
      // Stricter than the app's: no style comes from a script here.
      reply
        .header('content-security-policy', "default-src 'self'; frame-ancestors 'none'; base-uri 'none'")
        .sendFile('reference/index.html'),
    )
  server.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w{2,5}$/.test(request.url.split('?')[0]!)
    if (page && there) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    throw new Refusal(
      404,
      'not_found',
      say('There is nothing at {address}', { address: request.url.split('?')[0]! }),
    )
  })
}
