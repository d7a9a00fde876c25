import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readRange } from '#core/server/files/range.ts'

const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

export type TinyS3 = {
  env: Record<string, string>
  objects: Map<string, Buffer>
  /** What it answers next instead of doing what it is asked. */
  fail: number | undefined
  close(): Promise<void>
}

/** A storage that speaks enough S3: PUT, GET with ranges and DELETE of objects, each with a checked signature. */
export async function startS3(): Promise<TinyS3> {
  const place = {
    bucket: 'crm-files',
    key: 'AKIATEST',
    secret: 'a secret / with + signs',
    region: 'eu-central-1',
  }
  const objects = new Map<string, Buffer>()
  const server = createServer((request, reply) => {
    answer(request, reply).catch((error: unknown) => reply.writeHead(500).end(String(error)))
  })
  const s3: TinyS3 = {
    env: {},
    objects,
    fail: undefined,
    close: () => new Promise((done) => server.close(() => done())),
  }

  async function answer(request: IncomingMessage, reply: ServerResponse) {
    const body = await whole(request)
    if (s3.fail) return reply.writeHead(s3.fail).end()
    const wrong = faultOf(request, body, place)
    if (wrong) return reply.writeHead(403).end(wrong)
    const name = decodeURIComponent(new URL(request.url!, 'http://s3').pathname).slice(
      place.bucket.length + 2,
    )
    if (request.method === 'PUT') {
      objects.set(name, body)
      return reply.writeHead(200).end()
    }
    const found = objects.get(name)
    if (request.method === 'DELETE') {
      objects.delete(name)
      return reply.writeHead(204).end()
    }
    if (!found) return reply.writeHead(404).end()
    const range = readRange(request.headers.range, found.length)
    if (range === 'none') return reply.writeHead(416).end()
    return reply.writeHead(range ? 206 : 200).end(range ? found.subarray(range.start, range.end + 1) : found)
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  s3.env = {
    FILES_S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    FILES_S3_BUCKET: place.bucket,
    FILES_S3_KEY: place.key,
    FILES_S3_SECRET: place.secret,
    FILES_S3_REGION: place.region,
  }
  return s3
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Signature Version 4, worked out anew from the request as it arrived; answers what is wrong with it. */
function faultOf(
  request: IncomingMessage,
  body: Buffer,
  place: { bucket: string; key: string; secret: string; region: string },
) {
  const { headers, method } = request
  const url = new URL(request.url!, 'http://s3')
  if (!url.pathname.startsWith(`/${place.bucket}/`)) return 'NoSuchBucket'
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!given) return 'AuthorizationHeaderMalformed'
  const [, key, day, region, names, signature] = given as unknown as string[]
  const stamp = String(headers['x-amz-date'])
  if (key !== place.key || region !== place.region || !stamp.startsWith(day!)) return 'InvalidAccessKeyId'
  if (headers['x-amz-content-sha256'] !== sha(body)) return 'XAmzContentSHA256Mismatch'
  if (!names!.split(';').includes('host') || !names!.split(';').includes('x-amz-content-sha256'))
    return 'AccessDenied'
  const signed = names!.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, url.pathname, '', signed.join(''), names, headers['x-amz-content-sha256']].join(
    '\n',
  )
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha(canonical)].join('\n')
  const chain = [region!, 's3', 'aws4_request'].reduce<Buffer>(
    (k, part) => hmac(k, part),
    hmac(`AWS4${place.secret}`, day!),
  )
  const right = timingSafeEqual(hmac(chain, text), Buffer.from(signature!, 'hex'))
  return right ? undefined : 'SignatureDoesNotMatch'
}
