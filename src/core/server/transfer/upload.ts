import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { isId } from '../../field/index.ts'
import { say } from '../../text.ts'
import type { Plan } from '../../transfer/plan.ts'
import { recognise } from '../../transfer/recognise.ts'
import { type Mapping, readSdl } from '../../transfer/sdl.ts'
import { fold } from '../../transfer/table.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { keepAsCsv, readCardFile, readJsonFiles, readWorkbook, type Sheet } from './convert.ts'
import { offer } from './offer.ts'
import { analyse, TABLE } from './origin.ts'
import { folderOf, makeRun, sweep } from './runs.ts'

/** Files larger than this are better brought in parts. */
const MAX_BYTES = 2 * 1024 ** 3

type Uploaded = { name: string; path: string }
type Piece = { file: Uploaded; sheet?: Sheet; namespace?: string }
export type SheetOffer = {
  file: string
  sheet: string
  rows: number
  run: string
  object: string | null
  source: { key: string; label: string } | null
  confidence: number
}

/** Keeps the uploaded files and makes a draft import of each table found in them. */
export async function receive(app: App, ctx: Context, request: FastifyRequest): Promise<SheetOffer[]> {
  const { dataDir } = app.options
  const root = join(dataDir, 'imports')
  await mkdir(root, { recursive: true })
  await tidy(app, root)
  const inbox = join(root, `incoming-${ctx.newId()}`)
  await mkdir(inbox)
  try {
    const files = await save(request, inbox)
    const mappings = await Promise.all(
      files
        .filter(({ name }) => /\.sdl$/i.test(name))
        .map(async ({ path }) => readSdl(await readFile(path, 'utf8'))),
    )
    const offers: SheetOffer[] = []
    for (const piece of await pieces(files.filter(({ name }) => !/\.sdl$/i.test(name)))) {
      const one = await draft(app, ctx, piece, mappings)
      if (one) offers.push(one)
    }
    if (!offers.length) throw new Refusal(422, 'empty', 'There are no rows in what was uploaded')
    return offers
  } finally {
    await rm(inbox, { recursive: true, force: true })
  }
}

async function tidy(app: App, root: string) {
  const folders = (await readdir(root)).filter(isId)
  if (folders.length) await sweep(app.pool, app.options.dataDir, folders)
}

async function save(request: FastifyRequest, inbox: string): Promise<Uploaded[]> {
  const files: Uploaded[] = []
  for await (const part of request.files({ limits: { fileSize: MAX_BYTES, files: 50 } })) {
    const path = join(inbox, String(files.length))
    await pipeline(part.file, createWriteStream(path))
    if (part.file.truncated)
      throw new Refusal(
        413,
        'too_large',
        say('{name} is larger than 2 GB; bring it in parts', { name: part.filename }),
      )
    files.push({ name: basename(part.filename || 'file').slice(0, 200), path })
  }
  if (!files.length) throw new Refusal(400, 'no_file', 'Send one or more files as a multipart form')
  return files
}

/** The tables in the files: sheets of workbooks, cards, objects of record trees; other files are one table each. */
async function pieces(files: Uploaded[]): Promise<Piece[]> {
  const found: Piece[] = []
  const trees: Uploaded[] = []
  for (const file of files) {
    const kind = await kindOf(file)
    if (kind === 'json') trees.push(file)
    else if (kind === 'text') found.push({ file })
    else
      for (const sheet of await (kind === 'cards' ? readCardFile : readWorkbook)(file.path, file.name))
        found.push({ file, sheet })
  }
  if (!trees.length) return found
  // References between trees hold within what came together, and again when the same comes again.
  const digest = createHash('sha256')
  for (const { path } of trees) digest.update(await readFile(path))
  const namespace = `salesforce:${digest.digest('hex').slice(0, 12)}`
  return [
    ...found,
    ...(await readJsonFiles(trees)).map((sheet) => ({
      file: trees.length === 1 ? trees[0]! : { ...trees[0]!, name: `${sheet.name}.json` },
      sheet,
      namespace,
    })),
  ]
}

async function kindOf({ name, path }: Uploaded): Promise<'json' | 'cards' | 'workbook' | 'text'> {
  const head = await firstBytes(path)
  const text = new TextDecoder('utf-8')
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^BEGIN:VCARD/i.test(text)) return 'cards'
  if (/\.json$/i.test(name) && /^[[{]/.test(text)) return 'json'
  if (head[0] === 0x50 && head[1] === 0x4b) return 'workbook'
  if (head[0] === 0xd0 && head[1] === 0xcf)
    throw new Refusal(
      422,
      'old_excel',
      say('{name} is in the old Excel format; save it as .xlsx or CSV', { name }),
    )
  if (head.subarray(0, 4).toString('latin1') === '%PDF')
    throw new Refusal(422, 'unreadable', say('{name} is a PDF; only tables can be imported', { name }))
  return 'text'
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function draft(
  app: App,
  ctx: Context,
  { file, sheet, namespace }: Piece,
  mappings: Mapping[],
): Promise<SheetOffer | undefined> {
  const id = ctx.newId()
  const folder = folderOf(app.options.dataDir, id)
  await mkdir(folder)
  const path = join(folder, TABLE)
  if (sheet) {
    await keepAsCsv(sheet, path)
    await link(file.path, join(folder, `original${extname(file.name)}`)).catch(() => {})
  } else await rename(file.path, path)
  const table = sheet?.name ?? file.name
  const { origin, profiles } = await analyse(path, { file: file.name, table }, sheet !== undefined)
  if (!profiles.length || !origin.rows) {
    await rm(folder, { recursive: true, force: true })
    return undefined
  }
  const columns = profiles.map((p) => p.name)
  const known = recognise(sheet ? `${file.name} ${sheet.name}` : file.name, columns, ctx.catalogue)
  const source = namespace ? { key: 'salesforce', label: 'Salesforce' } : known.source
  const space = namespace ?? (source ? source.key : `file:${fold(file.name.replace(/\.[^.]*$|\d+/g, ''))}`)
  const object = known.object
  const mapping = mappings.find((m) =>
    Object.keys(m.columns).some((c) => columns.some((name) => fold(name) === fold(c))),
  )
  const plan: Plan | null = object ? offer(ctx, { object, source, profiles, mapping }).plan : null
  await makeRun(ctx, {
    id,
    name: sheet && sheet.name !== file.name ? `${file.name}: ${sheet.name}` : file.name,
    object,
    source: source?.key ?? null,
    plan,
    rowsTotal: origin.rows,
    origin: { ...origin, namespace: space, mapping },
    columns: profiles,
  })
  return {
    file: file.name,
    sheet: table,
    rows: origin.rows,
    run: id,
    object,
    source,
    confidence: known.confidence,
  }
}
