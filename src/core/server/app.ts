import { join } from 'node:path'
import type { Logger } from 'pino'
import { Catalogue } from '../catalogue.ts'
import type { ObjectDef } from '../object.ts'
import type { Actor } from '../rules.ts'
import { bulkJobs } from './bulk/work.ts'
import type { Config } from './config.ts'
import { type Context, clock, makeContext, type Settings, system } from './context.ts'
import { Customs, readCatalogue } from './custom.ts'
import { applyPlan } from './database/apply.ts'
import { openPool, type Pool } from './database/pool.ts'
import { Outbox } from './event.ts'
import { Contents } from './files/contents.ts'
import { storageOf } from './files/storage.ts'
import { keepContents, keepHouse } from './housekeeping.ts'
import { Jobs } from './job.ts'
import { Live } from './live.ts'
import { Presence } from './presence.ts'
import { Sessions } from './session.ts'
import { slices } from './slice.ts'
import { transferJobs } from './transfer/work.ts'
import { fillTrees, mendTrees } from './tree.ts'

export type AppOptions = {
  url: string
  objects: readonly ObjectDef[]
  config: Config
  log: Logger
  dataDir: string
  jobs?: boolean
}

const noSettings: Settings = { company: 'Mainstay', currency: 'USD' }

/** One running Mainstay: its database, what its objects are, and what works beside requests. */
export class App {
  readonly options: AppOptions
  readonly pool: Pool
  readonly sessions: Sessions
  readonly live: Live
  readonly presence: Presence
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly customs: Customs
  readonly contents: Contents
  readonly log: Logger
  catalogue: Catalogue
  /** Changes whenever definitions do; browsers and caches compare it. */
  catalogueVersion = 1
  settings: Settings = noSettings
  ready = false
  private reading: Promise<void> = Promise.resolve()
  private look: NodeJS.Timeout | undefined

  constructor(options: AppOptions) {
    this.options = options
    this.log = options.log
    this.catalogue = new Catalogue(options.objects)
    this.pool = openPool(options.url)
    this.sessions = new Sessions(this.pool)
    const folder = join(options.dataDir, 'files')
    this.contents = new Contents(this.pool, storageOf(options.config, folder), folder)
    this.live = new Live(this.pool, () => this.catalogue)
    this.presence = new Presence(this.live, () => this.catalogue, clock)
    this.outbox = new Outbox(this.pool, (error) => this.log.error({ err: error }, 'outbox'))
    this.jobs = new Jobs(options.url, (error) => this.log.error({ err: error }, 'job'))
    this.customs = new Customs(this.pool, options.objects, () => this.definitionsChanged())
  }

  /** Brings the tables up to the definitions and starts what runs beside requests. */
  async start() {
    const plan = await applyPlan(this.pool, this.options.objects)
    for (const question of plan.ask) this.log.warn(`needs a migration by hand: ${question}`)
    await this.reread()
    await applyPlan(this.pool, this.catalogue.objects)
    await fillTrees(this.pool, this.catalogue.objects)
    this.live.hear('catalogue', () => this.rereadAnd(() => this.tellCatalogue()))
    this.live.hear('settings', () => this.rereadAnd(() => {}))
    this.live.hear('sessions', this.sessions.forget)
    this.outbox.on(this.live.tellEvents)
    // A role taken away, a key revoked: every process forgets who it knew.
    this.outbox.on(async (events, db) => {
      if (events.some((e) => ['user', 'team', 'apiKey'].includes(e.object)))
        await this.live.notify('sessions', '', db)
    })
    await this.live.start()
    this.presence.start()
    for (const slice of slices()) {
      if (slice.onEvents) this.outbox.on(slice.onEvents(this))
      slice.jobs?.(this)
      await slice.seed?.(this.system())
    }
    this.outbox.start()
    keepHouse(this.jobs, this.pool)
    keepContents(this.jobs, this.contents)
    mendTrees(this)
    transferJobs(this)
    bulkJobs(this)
    // Notices can be lost with a connection; this finds what they would have told.
    this.look = setInterval(
      () => this.reread().catch((err: unknown) => this.log.error({ err }, 'reread')),
      30_000,
    )
    this.look.unref()
    this.ready = true
  }

  /** Jobs start after the first page can be served; nothing a person waits for hangs on them. */
  async startJobs() {
    if (this.options.jobs !== false) await this.jobs.start(this.options.config.MAINSTAY_ROLE !== 'web')
  }

  async stop() {
    this.ready = false
    clearInterval(this.look)
    await this.outbox.stop()
    if (this.options.jobs !== false) await this.jobs.stop().catch(() => {})
    this.presence.stop()
    await this.live.stop()
    await this.pool.close()
  }

  /** A context for work on someone's behalf. */
  context = (actor: Actor, more: Partial<Context> = {}): Context =>
    makeContext({
      db: this.pool,
      actor,
      catalogue: this.catalogue,
      settings: this.settings,
      wrote: this.outbox.nudge,
      ...more,
    })

  system = () => this.context(system)
  now = clock

  private async definitionsChanged() {
    await this.reread()
    await this.live.notify('catalogue', String(this.catalogueVersion))
  }

  private tellCatalogue() {
    this.live.send(
      `event: catalogue\ndata: ${JSON.stringify({ version: this.catalogueVersion })}\n\n`,
      () => true,
    )
  }

  // A notice comes at any time, also while the database is away for a moment or Mainstay stops.
  private rereadAnd(act: () => void) {
    this.reread().then(act, (error: unknown) => this.ready && this.log.error({ err: error }, 'definitions'))
  }

  /** One after the other: an earlier answer that comes late must not replace a newer one. */
  reread(): Promise<void> {
    const read = () => this.readDefinitions()
    this.reading = this.reading.then(read, read)
    return this.reading
  }

  /** Definitions and settings; a version made of their content is the same in every process. */
  private async readDefinitions() {
    this.catalogue = await readCatalogue(this.pool, this.options.objects)
    const version = await this.pool.query<{ v: number }>(
      `select abs(hashtext(coalesce(string_agg(x, '' order by x), ''))) as v from (select definition::text || hidden || name as x from object_def union all select object || name || definition::text || hidden from field_def) d`,
    )
    this.catalogueVersion = version.rows[0]!.v
    const found = await this.pool.query<{ key: string; value: unknown }>('select key, value from setting')
    this.settings = { ...this.settings, ...Object.fromEntries(found.rows.map((r) => [r.key, r.value])) }
  }

  /** Takes a setting back to what it is without one. */
  async forgetSetting(key: keyof Settings) {
    await this.pool.query('delete from setting where key = $1', [key])
    this.settings = { ...noSettings }
    await this.reread()
    await this.live.notify('settings', '')
  }

  async saveSettings(change: Partial<Settings>) {
    for (const [key, value] of Object.entries(change))
      await this.pool.query(
        'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
        [key, JSON.stringify(value)],
      )
    await this.reread()
    await this.live.notify('settings', '')
  }
}
