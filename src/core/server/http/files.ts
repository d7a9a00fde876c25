import type { MultipartFile } from '@fastify/multipart'
import { say } from '../../text.ts'
import type { Context } from '../context.ts'
import type { Received } from '../files/contents.ts'
import { readRange } from '../files/range.ts'
import { isShown, typeOf } from '../files/sniff.ts'
import { notFound, Refusal } from '../refusal.ts'
import { create, get } from '../store.ts'
import { type Call, route } from './route.ts'

const MEGABYTE = 1024 * 1024
export const MAX_FILE = 100 * MEGABYTE

export const fileRoutes = [
  route({
    method: 'POST',
    path: '/files',
    summary: 'Upload a file',
    body: 'multipart',
    answer: 'row',
    status: 201,
    run: upload,
  }),
  route({
    method: 'GET',
    path: '/files/:id/content',
    summary: 'Download a file',
    answer: 'file',
    run: download,
  }),
]

async function upload({ app, ctx, request }: Call) {
  const part = await request.file({ limits: { fileSize: MAX_FILE } })
  if (!part) throw new Refusal(400, 'no_file', 'Send the file as the part "file" of a multipart form')
  const name = part.filename || 'file'
  const received = await app.contents.receive(part.file, ctx.now).catch((error: unknown) => {
    // Whoever cancels an upload is no fault of ours, and no longer there to be answered.
    throw request.raw.destroyed ? new Refusal(400, 'broken_off', 'The upload broke off') : error
  })
  try {
    if (part.file.truncated)
      throw new Refusal(
        413,
        'too_large',
        say('{name} is too large; a file may have {max} MB', { name, max: MAX_FILE / MEGABYTE }),
      )
    await app.contents.keep(received, ctx.now)
    const id = await ctx.db.transaction((db) => record({ ...ctx, db }, part, name, received))
    app.outbox.nudge()
    return get(ctx, ctx.catalogue.get('file'), id)
  } finally {
    await app.contents.discard(received)
  }
}

// Size and kind are ours to write, so they go in as Mainstay, after the record went in as the actor.
async function record(ctx: Context, part: MultipartFile, name: string, { digest, size, head }: Received) {
  const links = Object.fromEntries(
    Object.entries(part.fields).flatMap(([field, given]) =>
      given && 'value' in given && given.value ? [[field, String(given.value)]] : [],
    ),
  )
  const { id } = await create(ctx, ctx.catalogue.get('file'), { name, ...links })
  await ctx.db.query('update file set type = $2, size = $3, digest = $4 where id = $1', [
    id,
    typeOf(head, name, part.mimetype),
    size,
    digest,
  ])
  return id
}

async function download({ app, ctx, params, request, reply }: Call) {
  const file = await get(ctx, ctx.catalogue.get('file'), params.id!)
  const { digest, size, type = 'application/octet-stream' } = file as unknown as Stored
  const etag = `"${digest}"`
  reply.header('etag', etag)
  reply.header('cache-control', 'private, max-age=3600')
  if (request.headers['if-none-match'] === etag) return void reply.status(304).send()
  const changed = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
  const range = changed ? undefined : readRange(request.headers.range, size)
  reply.header('accept-ranges', 'bytes')
  if (range === 'none') {
    reply.header('content-range', `bytes */${size}`)
    throw new Refusal(416, 'range', say('The file has {size} bytes; none of those asked for', { size }))
  }
  const content = await app.contents.open(digest, range)
  if (!content) throw notFound('The content of this file')
  const how = isShown(type) ? 'inline' : 'attachment'
  reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(String(file.name))}`)
  reply.header('content-security-policy', "sandbox; default-src 'none'")
  reply.header('content-length', range ? range.end - range.start + 1 : size)
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  reply.type(type)
  return content
}

type Stored = { digest: string; size: number; type?: string }
