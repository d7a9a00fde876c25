import type { Catalogue } from '../catalogue.ts'
import { fieldOf, mayField } from '../object.ts'
import type { Actor } from '../rules.ts'
import type { Live } from './live.ts'
import { type Place, type Viewer, Viewers } from './viewers.ts'

/** Who else is there, as one of them may know it. */
export type Present = { id: string; name: string; field: string | null }

/** A browser says every four seconds that it is still there; whoever missed two of these is gone. */
const STAYS_MS = 9000
const REPEAT_MS = 3000
const SWEEP_MS = 1000
// PostgreSQL carries 8,000 bytes in a notice, and one of these has at most some 400.
const PER_NOTICE = 15

type Note = { here?: (Viewer & { left: number })[]; gone?: Viewer[] }

/**
 * Who looks at which record, in memory only. Each process keeps what all of them know: it tells the others of
 * its own viewers when they come, edit or go, and of all of them together every few seconds. Only those who
 * look at a record themselves, and so may read it, learn who else does.
 */
export class Presence {
  private readonly known = new Viewers()
  /** Those whose browsers speak to this process. */
  private readonly own = new Viewers()
  private readonly live: Live
  private readonly catalogue: () => Catalogue
  private readonly now: () => Date
  private timers: NodeJS.Timeout[] = []

  constructor(live: Live, catalogue: () => Catalogue, now: () => Date) {
    this.live = live
    this.catalogue = catalogue
    this.now = now
    live.hear('presence', (text) => this.heard(JSON.parse(text) as Note))
  }

  start() {
    this.timers = [setInterval(this.repeat, REPEAT_MS), setInterval(this.sweep, SWEEP_MS)]
    for (const timer of this.timers) timer.unref()
  }

  stop() {
    for (const timer of this.timers) clearInterval(timer)
  }

  /** Someone who may read the record is there; answers who is, for them. */
  come(viewer: Viewer, actor: Actor): Present[] {
    const until = this.now().getTime() + STAYS_MS
    this.own.come(viewer, until)
    if (this.known.come(viewer, until)) {
      this.tell(viewer)
      this.send({ here: [{ ...viewer, left: STAYS_MS }] })
    }
    return this.presentTo(actor, viewer)
  }

  go(viewer: Viewer) {
    this.own.go(viewer, viewer.tab)
    if (!this.known.go(viewer, viewer.tab)) return
    this.tell(viewer)
    this.send({ gone: [viewer] })
  }

  private presentTo(actor: Actor, place: Place): Present[] {
    const def = this.catalogue().find(place.object)
    const people = new Map<string, Present>()
    for (const { user, name, field } of this.known.of(place)) {
      const about = field && def ? fieldOf(def, field) : undefined
      const told = about && mayField(actor, about, 'read') ? field : null
      people.set(user, { id: user, name, field: told ?? people.get(user)?.field ?? null })
    }
    return [...people.values()]
  }

  // Of those connected here, the ones who look at the record too.
  private tell({ object, record }: Place) {
    const users = new Set(this.known.of({ object, record }).map(({ user }) => user))
    this.live.each((actor) => {
      if (!users.has(actor.id)) return undefined
      const people = this.presentTo(actor, { object, record })
      return `event: presence\ndata: ${JSON.stringify({ object, id: record, people })}\n\n`
    })
  }

  private heard({ here = [], gone = [] }: Note) {
    const now = this.now().getTime()
    const changed = [
      ...here.filter(({ left, ...viewer }) => this.known.come(viewer, now + left)),
      ...gone.filter((viewer) => this.known.go(viewer, viewer.tab)),
    ]
    for (const place of changed) this.tell(place)
  }

  private readonly repeat = () => {
    const now = this.now().getTime()
    this.own.expire(now)
    const all = this.own.all()
    for (let i = 0; i < all.length; i += PER_NOTICE) {
      const some = all.slice(i, i + PER_NOTICE)
      this.send({ here: some.map(({ until, ...viewer }) => ({ ...viewer, left: until - now })) })
    }
  }

  private readonly sweep = () => {
    for (const place of this.known.expire(this.now().getTime())) this.tell(place)
  }

  // A notice that is lost costs a few seconds: the next one tells of all.
  private send(note: Note) {
    this.live.notify('presence', JSON.stringify(note)).catch(() => undefined)
  }
}
