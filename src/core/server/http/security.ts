import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import type { Config } from '../config.ts'

// Mantine writes its variables as inline style elements; scripts stay strictly ours.
const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'upgrade-insecure-requests': null,
}

/**
 * Security headers on every answer. They are the same for all, so helmet writes them once; answers of the API
 * are no pages and need only what keeps a browser from taking them for one.
 */
export function secure(server: FastifyInstance, config: Config) {
  const pages = headersOf(config)
  const answers = {
    ...Object.fromEntries(Object.entries(pages).filter(([name]) => forAnswers.includes(name))),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  }
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? answers : pages)
    done()
  })
}

const forAnswers = [
  'x-content-type-options',
  'strict-transport-security',
  'cross-origin-resource-policy',
  'referrer-policy',
]

function headersOf(config: Config): Record<string, string> {
  const headers: Record<string, string> = {}
  const write = helmet({
    contentSecurityPolicy: { directives: policy },
    strictTransportSecurity: Boolean(config.APP_URL?.startsWith('https:')),
    crossOriginEmbedderPolicy: false,
  })
  const paper = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => undefined,
  } as unknown as ServerResponse
  write(undefined as never, paper, () => undefined)
  return headers
}
