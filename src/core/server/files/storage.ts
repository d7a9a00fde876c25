import type { Readable } from 'node:stream'
import type { Config } from '../config.ts'
import { Disk } from './disk.ts'
import type { Range } from './range.ts'
import { S3 } from './s3.ts'

/** Where contents lie, by the SHA-256 of what they are. Everything streams; nothing is held whole. */
export type Storage = {
  /** Keeps the content of a local file, which it may take away. The same content twice is the same. */
  put(digest: string, path: string, size: number): Promise<void>
  /** Answers undefined where there is none. */
  open(digest: string, range?: Range): Promise<Readable | undefined>
  remove(digest: string): Promise<void>
}

export function storageOf(config: Config, folder: string): Storage {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = config
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret } = config
  return endpoint && bucket && key && secret
    ? new S3({ endpoint, bucket, key, secret, region })
    : new Disk(folder)
}
