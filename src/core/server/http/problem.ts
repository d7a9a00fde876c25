import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Sentence, say } from '../../text.ts'
import type { App } from '../app.ts'
import { Refusal } from '../refusal.ts'
import { inTongue, type Tongue, tongueAsked } from '../tongue.ts'

const titles: Record<number, Sentence> = {
  400: say('Bad request'),
  401: say('Not signed in'),
  403: say('Not allowed'),
  404: say('Not found'),
  409: say('Conflict'),
  412: say('Changed meanwhile'),
  413: say('Too large'),
  415: say('Unsupported media type'),
  416: say('No such part'),
  422: say('Invalid values'),
  429: say('Too many requests'),
  503: say('Not available now'),
}

/** Sends any error as RFC 9457; what is our own fault is logged and told without detail. */
export async function sendProblem(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const tongue = await tongueAsked(request.headers['accept-language'])
  const { status, code, detail, errors, more } = describe(error)
  if (status >= 500)
    app.log.error(
      { err: error, requestId: request.id, method: request.method, route: request.routeOptions.url },
      'request failed',
    )
  return reply
    .status(status)
    .type('application/problem+json')
    .header('content-language', tongue.language)
    .send(
      JSON.stringify({
        type: `urn:mainstay:problem:${code}`,
        title: inTongue(titles[status] ?? say('Something went wrong'), tongue),
        status,
        detail: inTongue(detail, tongue),
        code,
        ...(errors.length && { errors: errors.map(spokenIn(tongue)) }),
        ...more,
        requestId: request.id,
      }),
    )
}

const spokenIn = (tongue: Tongue) => (mistake: Told) => ({
  ...mistake,
  message: inTongue(mistake.message, tongue),
})

type Told = { field: string; pointer: string; message: Sentence }
type Described = {
  status: number
  code: string
  detail: Sentence
  errors: Told[]
  more: object
}

function describe(error: unknown): Described {
  if (error instanceof Refusal) {
    const errors = error.mistakes.map((m) => ({
      field: m.field,
      pointer: `/${m.field.replaceAll('.', '/')}`,
      message: m.message,
    }))
    return { status: error.status, code: error.code, detail: error.detail, errors, more: error.more }
  }
  if (error instanceof z.ZodError) return describeZod(error)
  const { statusCode, message, code } = error as { statusCode?: number; message?: string; code?: string }
  if (statusCode && statusCode < 500)
    return {
      status: statusCode,
      code: code?.toLowerCase() ?? 'bad_request',
      detail: message ?? '',
      errors: [],
      more: {},
    }
  // 22xxx: PostgreSQL cannot take a value of a filter or cursor, such as the year 0 or a forged number.
  if (/^22\w{3}$/.test(code ?? ''))
    return {
      status: 400,
      code: 'out_of_range',
      detail: say('A value cannot be read or is out of range'),
      errors: [],
      more: {},
    }
  return {
    status: 500,
    code: 'internal',
    detail: say('Mainstay could not do this. The log has the request id.'),
    errors: [],
    more: {},
  }
}

function describeZod(error: z.ZodError): Described {
  const errors = error.issues.map((i) => ({
    field: i.path.join('.'),
    pointer: `/${i.path.join('/')}`,
    message: i.message,
  }))
  const [first] = errors
  return {
    status: 400,
    code: 'bad_request',
    detail: first
      ? say('{at}: {mistake}', { at: first.field || say('The request'), mistake: first.message })
      : say('Bad request'),
    errors,
    more: {},
  }
}
