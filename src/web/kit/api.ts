import { language, t } from './text.ts'
export type Mistake = { field?: string; pointer?: string; message: string }

/** A field that somebody else wrote too; `by` is missing where it is not for us to know. */
export type Clash = {
  field: string
  theirs: unknown
  by: { id: string; title: string } | null
  at?: string
}

/** What the server answers instead of a result; `current` and `conflicts` come with a stale write (409). */
export class Problem extends Error {
  readonly status: number
  readonly code: string | undefined
  readonly errors: Mistake[]
  readonly current: Record<string, unknown> | undefined
  readonly conflicts: Clash[] | undefined
  readonly requestId: string | undefined
  constructor(status: number, body: Partial<Problem> & { detail?: string; title?: string }) {
    super(body.detail ?? body.title ?? t('The server answered {status}', { status }))
    this.status = status
    this.code = body.code
    this.errors = body.errors ?? []
    this.current = body.current
    this.conflicts = body.conflicts
    this.requestId = body.requestId
  }

  /** The message that belongs to one field, for a form. */
  of = (field: string) => this.errors.find((one) => one.field === field)?.message
}

/** The request never reached the server, so saying the same again is safe. */
export class Unreachable extends Error {
  constructor() {
    super(t('Mainstay cannot be reached. Check your connection and try again.'))
  }
}

type Query = Record<string, unknown>
type How = { query?: Query; signal?: AbortSignal; headers?: Record<string, string> }

export const api = {
  get: <T>(path: string, how?: How) => send<T>('GET', path, undefined, how),
  post: <T>(path: string, body?: unknown, how?: How) =>
    send<T>('POST', path, body ?? {}, { ...how, headers: { 'idempotency-key': key(), ...how?.headers } }),
  patch: <T>(path: string, body: unknown, how?: How) => send<T>('PATCH', path, body, how),
  /** What is answered with a file. */
  file: async (path: string, body: unknown): Promise<Blob> => {
    const response = await ask('POST', path, body, { headers: { 'idempotency-key': key() } })
    if (response.ok) return response.blob()
    throw new Problem(response.status, (await response.json().catch(() => ({}))) as Partial<Problem>)
  },
  delete: <T = void>(path: string, how?: How) => send<T>('DELETE', path, undefined, how),
}

export const pathOf = (path: string, query?: Query) => {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null || value === '') return []
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]]
  })
  return `/api/v1${path}${pairs.length ? `?${new URLSearchParams(pairs)}` : ''}`
}

async function send<T>(method: string, path: string, body: unknown, how: How = {}): Promise<T> {
  const response = await ask(method, path, body, how)
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  if (response.status === 401 && path !== '/session') signIn()
  throw new Problem(response.status, answer as Partial<Problem>)
}

function ask(method: string, path: string, body: unknown, how: How): Promise<Response> {
  const form = body instanceof FormData
  return fetch(pathOf(path, how.query), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      ...how.headers,
    },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    signal: how.signal ?? null,
  }).catch((cause: unknown) => {
    if ((cause as Error).name === 'AbortError') throw cause
    throw new Unreachable()
  })
}

/** Leaves for the sign-in page and comes back here afterwards. */
export function signIn() {
  if (/^\/(sign-in|setup)/.test(location.pathname)) return
  const next = location.pathname + location.search
  location.assign(`/sign-in${next === '/' ? '' : `?next=${encodeURIComponent(next)}`}`)
}

// randomUUID exists only in secure contexts; an installation on a plain http LAN is none.
const key = () =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
