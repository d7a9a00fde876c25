import type { ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Catalogue } from '../catalogue.ts'
import type { Actor } from '../rules.ts'
import type { Db, Pool } from './database/pool.ts'
import type { Event } from './event.ts'

type Client = { actor: Actor; stream: ServerResponse }
type Note = { object: string; ids: string[]; kind: string }

/** PostgreSQL carries at most 8,000 bytes in a notice; ids beyond these are left out and the list is reread whole. */
const MAX_IDS = 150
const CHANNEL = 'mainstay'

/**
 * Tells browsers what changed, over server-sent events. Every process listens on one PostgreSQL channel, so a
 * change made by one reaches those connected to another. Notices are a convenience: nothing depends on them.
 */
export class Live {
  private readonly clients = new Set<Client>()
  private readonly pool: Pool
  private readonly catalogue: () => Catalogue
  private readonly heard = new Map<string, (text: string) => void>()
  private listening: pg.PoolClient | undefined
  private beat: NodeJS.Timeout | undefined

  constructor(pool: Pool, catalogue: () => Catalogue) {
    this.pool = pool
    this.catalogue = catalogue
    this.hear('change', (text) => this.tellChange(JSON.parse(text) as Note))
  }

  /** Acts on a kind of notice from any process, this one included. */
  hear(kind: string, act: (text: string) => void) {
    this.heard.set(kind, act)
  }

  async start() {
    this.beat = setInterval(() => this.send(':\n\n', () => true), 25_000)
    this.beat.unref()
    await this.listen()
  }

  private async listen() {
    const client = await this.pool.connect()
    this.listening = client
    client.on('notification', ({ payload }) => {
      const cut = payload!.indexOf(' ')
      this.heard.get(payload!.slice(0, cut))?.(payload!.slice(cut + 1))
    })
    // A broken connection is opened anew; notices lost meanwhile cost only freshness.
    client.on('error', () => {
      client.release(true)
      if (this.beat) setTimeout(() => this.listen().catch(() => {}), 1000).unref()
    })
    await client.query(`listen ${CHANNEL}`)
  }

  /** Sends a notice to every process when the surrounding transaction commits. */
  notify = (kind: string, text: string, db: Db = this.pool) =>
    db.query('select pg_notify($1, $2)', [CHANNEL, `${kind} ${text}`])

  /** The outbox listener that turns events into notices, one per object and kind. */
  tellEvents = async (events: Event[], db: Db) => {
    const notes = new Map<string, Note>()
    for (const { name, object, records } of events) {
      const note = notes.get(name) ?? { object, ids: [], kind: name.split('.')[1]! }
      note.ids.push(...records)
      notes.set(name, note)
    }
    for (const note of notes.values())
      await this.notify(
        'change',
        JSON.stringify({ ...note, ids: note.ids.length > MAX_IDS ? [] : note.ids }),
        db,
      )
  }

  add(actor: Actor, stream: ServerResponse) {
    const client = { actor, stream }
    this.clients.add(client)
    stream.on('close', () => this.clients.delete(client))
    stream.write('retry: 2000\n\n')
  }

  send(text: string, to: (client: Client) => boolean) {
    for (const client of this.clients) if (to(client)) client.stream.write(text)
  }

  /** Sends each what it is to know, if anything. */
  each(about: (actor: Actor) => string | undefined) {
    for (const { actor, stream } of this.clients) {
      const text = about(actor)
      if (text) stream.write(text)
    }
  }

  // Those who see only some records learn that something changed, not which.
  private tellChange(note: Note) {
    const def = this.catalogue().find(note.object)
    if (!def) return
    for (const client of this.clients) {
      const right = def.can.read(client.actor)
      if (right === false) continue
      const told = right === true ? note : { ...note, ids: [] }
      client.stream.write(`event: change\ndata: ${JSON.stringify(told)}\n\n`)
    }
  }

  /** Ends all streams: a server cannot close while one is open. */
  async stop() {
    clearInterval(this.beat)
    this.beat = undefined
    for (const { stream } of this.clients) stream.end()
    this.listening?.removeAllListeners('error')
    this.listening?.release(true)
    this.listening = undefined
  }
}
