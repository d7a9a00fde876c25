import { createReadStream } from 'node:fs'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { type Readable, Stream } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'
import { say } from '../../text.ts'
import { clock } from '../context.ts'
import { Refusal } from '../refusal.ts'
import type { Range } from './range.ts'
import type { Storage } from './storage.ts'

export type Place = { endpoint: string; bucket: string; key: string; secret: string; region: string }
type Asked = { headers?: Record<string, string>; file?: { path: string; size: number } }

// Of nothing at all, as requests without a body must say.
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const SILENCE_MS = 30_000

/** Contents as objects of an S3-compatible storage, by path-style addresses and signed requests (AWS Signature 4). */
export class S3 implements Storage {
  private readonly place: Place
  constructor(place: Place) {
    this.place = place
  }

  async put(digest: string, path: string, size: number) {
    // The digest is signed along, so the storage refuses what was spoilt on its way.
    const answer = await this.ask('PUT', digest, {
      headers: { 'x-amz-content-sha256': digest },
      file: { path, size },
    })
    await emptied(answer)
    if (answer.statusCode !== 200) throw away('PUT', answer.statusCode)
  }

  async open(digest: string, range?: Range): Promise<Readable | undefined> {
    const headers = range && { range: `bytes=${range.start}-${range.end}` }
    const answer = await this.ask('GET', digest, { headers })
    if (answer.statusCode === 200 || answer.statusCode === 206) return answer
    await emptied(answer)
    if (answer.statusCode === 404) return undefined
    throw away('GET', answer.statusCode)
  }

  async remove(digest: string) {
    const answer = await this.ask('DELETE', digest, {})
    await emptied(answer)
    if (![200, 204, 404].includes(answer.statusCode ?? 0)) throw away('DELETE', answer.statusCode)
  }

  private async ask(method: string, digest: string, { headers, file }: Asked): Promise<IncomingMessage> {
    const { endpoint, bucket, key, secret, region } = this.place
    const url = `${endpoint.replace(/\/+$/, '')}/${bucket}/${digest.slice(0, 2)}/${digest}`
    const signed = await new AwsV4Signer({
      ...{ method, url, region, service: 's3', accessKeyId: key, secretAccessKey: secret },
      headers: { 'x-amz-content-sha256': EMPTY, ...headers },
      datetime: clock()
        .toISOString()
        .replace(/[:-]|\.\d{3}/g, ''),
    }).sign()
    const send = signed.url.protocol === 'https:' ? overHttps : overHttp
    const length = file && { 'content-length': String(file.size) }
    const asked = send(signed.url, { method, headers: { ...Object.fromEntries(signed.headers), ...length } })
    asked.setTimeout(SILENCE_MS, () => asked.destroy(new Error('no answer')))
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve)
      asked.once('error', reject)
    })
    answered.catch(() => {})
    try {
      if (file) await pipeline(createReadStream(file.path), asked)
      else asked.end()
      return await answered
    } catch (error) {
      throw away(method, (error as Error).message)
    }
  }
}

const emptied = (answer: IncomingMessage) =>
  new Promise<void>((resolve) => {
    Stream.finished(answer.resume(), () => resolve())
  })

const away = (method: string, why: unknown) =>
  new Refusal(
    503,
    'file_storage',
    say('The file storage does not answer ({method}: {why}); try again in a minute', {
      method,
      why: String(why),
    }),
  )
