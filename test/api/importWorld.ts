import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { App } from '#core/server/app.ts'
import { readConfig } from '#core/server/config.ts'
import { buildServer } from '#core/server/http/server.ts'
import { makeFirstAdmin } from '#core/server/http/setup.ts'
import { createLog } from '#core/server/log.ts'
import { objects } from '#objects.ts'
import '#slices.ts'
import { freshDatabase } from '../database.ts'

export const fixtures = join(import.meta.dirname, '../../../shared/fixtures')
export const fixture = (...path: string[]) => join(fixtures, ...path)

/** Whether to skip what needs the fixtures, saying so once. */
export function withoutFixture(...path: string[]): boolean {
  const missing = !existsSync(fixture(...path))
  if (missing) console.log(`skipped: ../shared/fixtures/${path.join('/')} is not there`)
  return missing
}

export type Upload = { name: string; content: string | Buffer }
export const upload = (path: string): Upload => ({ name: basename(path), content: readFileSync(path) })

type Answer = { status: number; body: any; text: string; raw: Buffer }

/** A Mainstay of its own with one administrator signed in. */
export class World {
  readonly app: App
  private readonly server: FastifyInstance
  private readonly cookie: string
  private readonly stopAll: () => Promise<void>

  private constructor(app: App, server: FastifyInstance, cookie: string, stopAll: () => Promise<void>) {
    this.app = app
    this.server = server
    this.cookie = cookie
    this.stopAll = stopAll
  }

  static async start(): Promise<World> {
    const database = await freshDatabase()
    const dataDir = mkdtempSync(join(tmpdir(), 'mainstay-import-'))
    const config = readConfig({ MAINSTAY_RATE_LIMIT: '100000' })
    const app = new App({
      url: database.url,
      objects,
      config,
      log: createLog({ level: 'error' }),
      dataDir,
      jobs: false,
    })
    await app.start()
    const admin = await makeFirstAdmin(app, {
      name: 'Ann Admin',
      email: 'ann@example.com',
      password: 'a long enough password',
    })
    await app.saveSettings({ company: 'Test', currency: 'USD', country: 'US' })
    const token = await app.sessions.open(admin, app.now())
    const server = await buildServer(app)
    return new World(app, server, `mainstay_session=${token}`, async () => {
      await server.close()
      await app.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    })
  }

  stop = () => this.stopAll()

  async call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<Answer> {
    const answer = await this.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie: this.cookie },
      ...(payload && { payload }),
    })
    const json = /json/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      body: json && answer.body ? JSON.parse(answer.body) : undefined,
      text: answer.body,
      raw: answer.rawPayload,
    }
  }

  async upload(...files: Upload[]): Promise<
    {
      file: string
      sheet: string
      rows: number
      run: string
      object: string | null
      source: { key: string } | null
    }[]
  > {
    const edge = 'mainstay-test-edge'
    const parts = files.flatMap(({ name, content }) => [
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
    const payload = Buffer.concat([...parts, Buffer.from(`--${edge}--\r\n`)])
    const headers = { cookie: this.cookie, 'content-type': `multipart/form-data; boundary=${edge}` }
    const answer = await this.server.inject({ method: 'POST', url: '/api/v1/imports', headers, payload })
    if (answer.statusCode !== 201) throw new Error(`upload: ${answer.statusCode} ${answer.body}`)
    return JSON.parse(answer.body).sheets
  }

  /** Waits until a run is in one of these states. */
  async until(run: string, ...states: string[]) {
    for (let i = 0; i < 2400; i++) {
      const { body } = await this.call('GET', `/imports/${run}`)
      if (states.includes(body.state)) return body
      if (body.state === 'failed') throw new Error(`import failed: ${body.error}`)
      await new Promise((done) => setTimeout(done, 25))
    }
    throw new Error('the import did not come to an end')
  }

  async check(run: string, body: object = {}) {
    const { status, text } = await this.call('POST', `/imports/${run}/check`, body)
    if (status !== 202) throw new Error(`check: ${status} ${text}`)
    return this.until(run, 'ready')
  }

  async apply(run: string) {
    const { status, text } = await this.call('POST', `/imports/${run}/apply`, {})
    if (status !== 202) throw new Error(`apply: ${status} ${text}`)
    return this.until(run, 'done')
  }

  /** Uploads, checks and applies with the plans suggested. */
  async bring(...files: Upload[]) {
    const runs = []
    for (const sheet of await this.upload(...files)) {
      await this.check(sheet.run)
      runs.push(await this.apply(sheet.run))
    }
    return runs
  }

  async all(plural: string, query = ''): Promise<any[]> {
    const rows: any[] = []
    for (let cursor = ''; ; ) {
      const { body, text } = await this.call(
        'GET',
        `/${plural}?limit=200${query}${cursor && `&cursor=${cursor}`}`,
      )
      if (!body?.data) throw new Error(text)
      rows.push(...body.data)
      if (!body.nextCursor) return rows
      cursor = body.nextCursor
    }
  }
}
