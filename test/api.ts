import { type Answered, type Asked, Contract } from './contract.ts'

/** A refusal of the API, as tests expect it: `await expect(vic.post(…)).rejects.toMatchObject({ status: 403 })`. */
export class Refused extends Error {
  readonly status: number
  readonly problem: any
  constructor(status: number, problem: any) {
    super(`${status} ${problem?.detail ?? ''} ${JSON.stringify(problem?.errors ?? '')}`)
    this.status = status
    this.problem = problem
  }
}

type Query = Record<string, unknown>
export type Asking = { query?: Query; body?: unknown; headers?: Record<string, string>; loose?: boolean }

/** Speaks to Mainstay over HTTP as one person, holding every request and answer against that person's document. */
export class Api {
  readonly id: string
  readonly token: string | undefined
  private readonly address: string
  private readonly reader: string | undefined
  private contract: Contract | undefined
  private etag = ''

  /** `reader` is the token whose document counts; strangers borrow that of an administrator. */
  constructor(address: string, token?: string, id = '', reader = token) {
    this.address = address
    this.token = token
    this.id = id
    this.reader = reader
  }

  url = (path: string) => `${this.address}/api/v1${path}`
  get = (path: string, query?: Query) => this.body('GET', path, { query })
  post = (path: string, body: unknown = {}, more: Asking = {}) => this.body('POST', path, { body, ...more })
  patch = (path: string, body: unknown, more: Asking = {}) => this.body('PATCH', path, { body, ...more })
  delete = (path: string) => this.body('DELETE', path)

  /** All pages of a list. */
  async all(path: string, query: Query = {}): Promise<any[]> {
    const found: any[] = []
    let cursor: string | null | undefined
    do {
      const page = await this.get(path, { ...query, ...(cursor && { cursor }) })
      found.push(...page.data)
      cursor = page.nextCursor
    } while (cursor)
    return found
  }

  private async body(method: string, path: string, asking: Asking = {}): Promise<any> {
    const { status, body } = await this.ask(method, path, asking)
    if (status >= 400) throw new Refused(status, body)
    return body
  }

  /** The whole answer, refusals too. */
  async ask(method: string, path: string, asking: Asking = {}): Promise<Answered & { body: any }> {
    const query = textOf(asking.query ?? {})
    const search = new URLSearchParams(query).toString()
    const response = await fetch(this.url(path) + (search && `?${search}`), {
      method,
      headers: { ...signed(this.token), ...typed(asking.body), ...asking.headers },
      body: written(asking.body),
    })
    const answered = { status: response.status, headers: response.headers, body: await read(response) }
    await this.check({ method, path, query, body: asking.body, loose: asking.loose }, answered)
    return answered
  }

  private async check(asked: Asked, answered: Answered) {
    const here = `${asked.method} ${asked.path}`
    if (answered.status >= 500) throw new Error(`${here} failed: ${JSON.stringify(answered.body)}`)
    this.contract ??= await this.readContract()
    if (!this.contract!.differs(asked, answered)) return
    // Definitions may have changed since; only the newest document counts.
    const newer = await this.readContract()
    if (newer) this.contract = newer
    const wrong = this.contract!.differs(asked, answered)
    if (wrong) throw new Error(`${here} is not as documented: ${wrong}`)
  }

  private async readContract(): Promise<Contract | undefined> {
    const headers = { ...signed(this.reader), 'if-none-match': this.etag }
    const response = await fetch(this.url('/openapi.json'), { headers })
    this.etag = response.headers.get('etag') ?? ''
    return response.status === 304 ? undefined : new Contract((await response.json()) as any)
  }
}

const signed = (token: string | undefined): Record<string, string> =>
  token?.startsWith('mst_')
    ? { authorization: `Bearer ${token}` }
    : token
      ? { cookie: `mainstay_session=${token}` }
      : {}

const typed = (body: unknown): Record<string, string> =>
  body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }

const written = (body: unknown) =>
  body === undefined || body instanceof FormData ? body : JSON.stringify(body)

const textOf = (query: Query): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  )

async function read(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 304) return undefined
  const type = response.headers.get('content-type') ?? ''
  return /json/.test(type) ? response.json() : response.arrayBuffer()
}
