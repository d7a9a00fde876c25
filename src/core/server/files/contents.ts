import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from '../database/pool.ts'
import { newId } from '../id.ts'
import type { Range } from './range.ts'
import { HEAD } from './sniff.ts'
import type { Storage } from './storage.ts'

export type Received = { digest: string; size: number; head: Buffer; path: string }

const DAY = 86_400_000
const SLICE = 4 * 1024 * 1024

/** The contents of files: received to disk, kept in a storage, and thrown away when no file names them any more. */
export class Contents {
  private readonly pool: Pool
  private readonly storage: Storage
  private readonly incoming: string

  constructor(pool: Pool, storage: Storage, folder: string) {
    this.pool = pool
    this.storage = storage
    this.incoming = join(folder, 'incoming')
  }

  /** Writes a stream to disk as it comes; what broke off leaves nothing behind. */
  async receive(stream: Readable, now: Date): Promise<Received> {
    await mkdir(this.incoming, { recursive: true })
    const path = join(this.incoming, newId(now.getTime()))
    const hash = createHash('sha256')
    let size = 0
    let head = Buffer.alloc(0)
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        size += chunk.length
        if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)])
        done(null, chunk)
      },
    })
    try {
      await pipeline(stream, watch, createWriteStream(path, { flags: 'wx' }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { digest: hash.digest('hex'), size, head, path }
  }

  discard = ({ path }: Received) => rm(path, { force: true })

  /** Keeps what was received. It is noted first, so that what no file comes to name is found again. */
  async keep({ digest, size, path }: Received, now: Date) {
    await this.pool.query(
      `insert into stored_content (digest, size, at) values ($1, $2, $3) on conflict (digest) do update set at = excluded.at`,
      [digest, size, now],
    )
    await this.storage.put(digest, path, size)
    await rm(path, { force: true })
  }

  async open(digest: string, range?: Range): Promise<Readable | undefined> {
    return (await this.storage.open(digest, range)) ?? this.openOld(digest, range)
  }

  // Before, contents lay in the database; `moveOld` takes them out one by one.
  private async openOld(digest: string, range?: Range): Promise<Readable | undefined> {
    const found = await this.pool.query<{ size: number }>(
      'select length(content) as size from file_content where digest = $1',
      [digest],
    )
    if (!found.rows[0]) return undefined
    return Readable.from(this.slices(digest, range?.start ?? 0, range?.end ?? found.rows[0].size - 1))
  }

  private async *slices(digest: string, start: number, end: number) {
    for (let at = start; at <= end; at += SLICE) {
      const length = Math.min(SLICE, end - at + 1)
      const found = await this.pool.query<{ part: Buffer }>(
        'select substring(content from $2 for $3) as part from file_content where digest = $1',
        [digest, at + 1, length],
      )
      if (!found.rows[0]) throw new Error(`the content ${digest} went while it was read`)
      yield found.rows[0].part
    }
  }

  /** Moves contents from the database to the storage. */
  async moveOld(now: Date) {
    for (;;) {
      const next = await this.pool.query<{ digest: string }>('select digest from file_content limit 1')
      const digest = next.rows[0]?.digest
      if (!digest) return
      const content = await this.openOld(digest)
      if (content) await this.keep(await this.receive(content, now), now)
      await this.pool.query('delete from file_content where digest = $1', [digest])
    }
  }

  /**
   * Throws away contents that no file has named for a day: uploads that were refused or broke off. The row stays
   * locked until the content is gone, so that the same content, uploaded meanwhile, is kept after it and not before.
   */
  async clean(now: Date) {
    const before = new Date(now.getTime() - DAY)
    for (let left = true; left; )
      left = await this.pool.transaction(async (db) => {
        const gone = await db.query<{ digest: string }>(
          `delete from stored_content where digest in (
             select s.digest from stored_content s where s.at < $1
               and not exists (select from file f where f.digest = s.digest)
             order by s.digest limit 100 for update skip locked) returning digest`,
          [before],
        )
        for (const { digest } of gone.rows) await this.storage.remove(digest)
        return gone.rows.length > 0
      })
    await this.sweep(before)
  }

  private async sweep(before: Date) {
    for (const name of await readdir(this.incoming).catch(() => [])) {
      const path = join(this.incoming, name)
      const found = await stat(path).catch(() => undefined)
      if (found && found.mtime < before) await rm(path, { force: true })
    }
  }
}
