import { setTimeout as wait } from 'node:timers/promises'
import type { Cause } from './context.ts'
import type { Db, Pool } from './database/pool.ts'

/** Something that happened, as its listeners get it. `name` is "deal.changed", "deal.won" … */
export type Event = {
  id: string
  at: string
  name: string
  object: string
  records: string[]
  actor: string | null
  data: Record<string, unknown> | null
  cause: Cause | null
}

/** Acts on events inside the transaction that takes them from the outbox: done once, or again after a crash. */
export type Listener = (events: Event[], db: Db) => Promise<void>

const BATCH = 200
/** Writes that follow each other within this time are delivered together; nobody sees so short a delay. */
const GATHER_MS = 15

/**
 * Delivers the outbox in order. A write puts its event there in its own transaction; so nothing is told of a
 * change that was rolled back, and nothing is lost when the process dies between.
 */
export class Outbox {
  private readonly pool: Pool
  private readonly listeners: Listener[] = []
  private readonly failed: (error: unknown) => void
  private running: Promise<void> | undefined
  private again = false
  private timer: NodeJS.Timeout | undefined

  constructor(pool: Pool, failed: (error: unknown) => void) {
    this.pool = pool
    this.failed = failed
  }

  on(listener: Listener) {
    this.listeners.push(listener)
  }

  /** Looks now and then every second, for what other processes wrote. */
  start() {
    this.timer = setInterval(() => this.nudge(), 1000)
    this.timer.unref()
    this.nudge()
  }

  async stop() {
    clearInterval(this.timer)
    this.timer = undefined
    await this.running
  }

  /** Asks for delivery soon; asking while one runs has it look once more. */
  nudge = () => {
    this.again = true
    this.running ??= wait(GATHER_MS)
      .then(() => this.drain())
      .catch(this.failed)
      .finally(() => {
        this.running = undefined
      })
  }

  /** Delivers all there is; answers when done. */
  async drain() {
    while (this.again) {
      this.again = false
      while ((await this.deliver()) === BATCH);
      if (this.again) await wait(GATHER_MS)
    }
  }

  private deliver(): Promise<number> {
    return this.pool.transaction(async (db) => {
      const taken = await db.query<Event>(
        `delete from outbox where id in (select id from outbox order by id limit ${BATCH} for update skip locked)
         returning id, at::text, name, object, records, actor, data, cause`,
      )
      const events = taken.rows.sort((a, b) => (a.id < b.id ? -1 : 1))
      if (events.length) for (const listener of this.listeners) await listener(events, db)
      return events.length
    })
  }
}

/** Puts an event of a verb into the outbox, in the caller's transaction. */
export async function emit(
  ctx: { db: Db; newId(): string; now: Date; actor: { id: string }; cause: Cause | null; wrote(): void },
  name: string,
  records: string[],
  data: Record<string, unknown> = {},
) {
  await ctx.db.query(
    `insert into outbox (id, at, name, object, records, actor, data, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ctx.newId(),
      ctx.now,
      name,
      name.split('.')[0],
      records,
      ctx.actor.id,
      JSON.stringify(data),
      ctx.cause && JSON.stringify(ctx.cause),
    ],
  )
  ctx.wrote()
}
