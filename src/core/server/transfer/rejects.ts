import { appendFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Prepared } from '../../transfer/cells.ts'
import { guardText } from '../../transfer/guard.ts'

export const REJECTED = 'rejected.csv'
const LINKS = 'links.ndjson'
const BOM = '\ufeff'

/** Files beside a run that grow with it. Each counts its bytes, so that a restart takes back what was not committed. */
export class Beside {
  private readonly path: string
  bytes: number

  private constructor(path: string, bytes: number) {
    this.path = path
    this.bytes = bytes
  }

  static async at(folder: string, name: string, bytes: number): Promise<Beside> {
    const path = join(folder, name)
    if (bytes) await truncate(path, bytes)
    else await writeFile(path, '')
    return new Beside(path, bytes)
  }

  async add(text: string) {
    if (!text) return
    await appendFile(this.path, text)
    this.bytes += Buffer.byteLength(text)
  }
}

export const rejectsOf = (folder: string, bytes: number) => Beside.at(folder, REJECTED, bytes)
export const linksOf = (folder: string, bytes: number) => Beside.at(folder, LINKS, bytes)
export const linksPath = (folder: string) => join(folder, LINKS)

/** Rows as they came, and why they were turned away: to be mended and imported again. */
export function rejectedText(columns: readonly string[], rows: readonly Prepared[], first: boolean): string {
  if (!rows.length) return ''
  const lines = rows.map((row) =>
    [...columns.map((_, i) => row.cells[i] ?? ''), ...row.cells.slice(columns.length), reasons(row)].map(
      guardText,
    ),
  )
  return (first ? BOM : '') + stringify(first ? [[...columns, 'Reason'], ...lines] : lines)
}

const reasons = (row: Prepared) =>
  row.errors
    .map(({ column, message }) => ({ column, message: String(message) }))
    .map(({ column, message }) => (column && !message.startsWith(column) ? `${column}: ${message}` : message))
    .join('. ')
