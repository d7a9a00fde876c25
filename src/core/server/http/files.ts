import { createHash } from 'node:crypto'
import { notFound, Refusal } from '../refusal.ts'
import { create, get } from '../store.ts'
import { type Call, route } from './route.ts'

export const MAX_FILE = 50 * 1024 * 1024

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
  const content = await part.toBuffer()
  const links = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && 'value' in field && field.value ? [[name, String(field.value)]] : [],
    ),
  )
  const digest = createHash('sha256').update(content).digest('hex')
  const def = ctx.catalogue.get('file')
  // Size and kind are ours to write, so they go in as Mainstay, after the record went in as the actor.
  const made = await ctx.db.transaction(async (db) => {
    const inner = { ...ctx, db }
    const row = await create(inner, def, { name: part.filename || 'file', ...links })
    await db.query('insert into file_content (digest, content) values ($1, $2) on conflict do nothing', [
      digest,
      content,
    ])
    await db.query('update file set type = $2, size = $3, digest = $4 where id = $1', [
      row.id,
      typeOf(content, part.filename),
      content.length,
      digest,
    ])
    return row
  })
  app.outbox.nudge()
  return get(ctx, def, made.id)
}

const signatures: [string, string][] = [
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['25504446', 'application/pdf'],
  ['504b0304', 'application/zip'],
]
const endings: Record<string, string> = {
  csv: 'text/csv',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

// By content first: a name says what its giver likes.
function typeOf(content: Buffer, name: string): string {
  const head = content.subarray(0, 4).toString('hex')
  const found = signatures.find(([start]) => head.startsWith(start))?.[1]
  const ending = endings[name.split('.').at(-1)?.toLowerCase() ?? '']
  return found === 'application/zip'
    ? (ending ?? found)
    : (found ?? (ending?.startsWith('text/') ? ending : 'application/octet-stream'))
}

const inline = new Set(['image/png', 'image/jpeg', 'image/gif', 'application/pdf'])

async function download({ ctx, params, reply }: Call) {
  const file = await get(ctx, ctx.catalogue.get('file'), params.id!)
  const found = await ctx.db.query<{ content: Buffer }>(
    'select content from file_content where digest = $1',
    [file.digest],
  )
  if (!found.rows[0]) throw notFound('The content of this file')
  const type = String(file.type ?? 'application/octet-stream')
  // Anything a browser might run is only ever saved, never opened under our address.
  const how = inline.has(type) ? 'inline' : 'attachment'
  reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(String(file.name))}`)
  reply.header('content-security-policy', "sandbox; default-src 'none'")
  reply.header('cache-control', 'private, max-age=3600')
  reply.type(type)
  return found.rows[0].content
}
