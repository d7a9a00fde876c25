import { createReadStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Range } from './range.ts'
import type { Storage } from './storage.ts'

/** Contents as files named by digest, in 256 folders. */
export class Disk implements Storage {
  private readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }

  async put(digest: string, path: string) {
    const target = this.pathOf(digest)
    await mkdir(dirname(target), { recursive: true })
    // Within one file system this is a single step: a content is there whole or not at all.
    await rename(path, target)
  }

  async open(digest: string, range?: Range) {
    const path = this.pathOf(digest)
    const there = await access(path).then(
      () => true,
      () => false,
    )
    return there ? createReadStream(path, range) : undefined
  }

  remove = (digest: string) => rm(this.pathOf(digest), { force: true })

  private readonly pathOf = (digest: string) => join(this.folder, digest.slice(0, 2), digest)
}
