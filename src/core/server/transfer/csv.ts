import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvScanner } from '../../transfer/csvScanner.ts'
import {
  type Dialect,
  dialectOf,
  type Encoding,
  markedEncoding,
  unmarkedEncoding,
} from '../../transfer/dialect.ts'

export type TextFormat = { encoding: Encoding; mark: number; dialect: Dialect }

const HEAD = 128 * 1024

/** How a delimited text file is written: its encoding from its bytes, its dialect from its first lines. */
export async function formatOf(path: string): Promise<TextFormat> {
  const head = await readHead(path)
  const marked = markedEncoding(head)
  const encoding = marked?.encoding ?? unmarkedEncoding(head, await isUtf8(path))
  const sample = await firstText(path, encoding, marked?.length ?? 0)
  return { encoding, mark: marked?.length ?? 0, dialect: dialectOf(sample) }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// One accent in the last line decides as much as one in the first, so the whole file is looked at.
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

async function firstText(path: string, encoding: Encoding, mark: number): Promise<string> {
  let text = ''
  for await (const chunk of texts(path, encoding, mark)) {
    text += chunk
    if (text.length >= HEAD / 2) break
  }
  return text.slice(0, HEAD / 2)
}

async function* texts(path: string, encoding: Encoding, mark: number): AsyncGenerator<string> {
  const decoder = encoding.startsWith('utf-32') ? utf32(encoding === 'utf-32le') : new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { start: mark }))
    yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

// Node decodes all but this one.
function utf32(little: boolean) {
  let rest: Buffer = Buffer.alloc(0)
  return {
    decode(chunk?: Uint8Array, _options?: object): string {
      const bytes = Buffer.concat([rest, chunk ?? new Uint8Array()])
      const whole = bytes.length - (bytes.length % 4)
      let text = ''
      for (let i = 0; i < whole; i += 4) {
        const point = little ? bytes.readUInt32LE(i) : bytes.readUInt32BE(i)
        text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
      }
      rest = bytes.subarray(whole)
      return text
    },
  }
}

/** The records of a delimited text file, blank ones included, read as they are asked for. */
export async function* readCsv(
  path: string,
  { encoding, mark, dialect }: TextFormat,
): AsyncGenerator<string[]> {
  const scanner = new CsvScanner(dialect)
  let skip = dialect.skip
  for await (const text of texts(path, encoding, mark))
    for (const cells of scanner.push(text)) if (skip-- <= 0) yield cells
  for (const cells of scanner.end()) if (skip-- <= 0) yield cells
}
