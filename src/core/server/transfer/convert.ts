import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import readExcelFile from 'read-excel-file/node'
import { say } from '../../text.ts'
import { type JsonFile, readTrees, type TextTable } from '../../transfer/tree.ts'
import { readVcards } from '../../transfer/vcard.ts'
import { Refusal } from '../refusal.ts'
import { formatOf } from './csv.ts'

/** A table of a file that is no delimited text: its rows as text, title lines and blank rows included. */
export type Sheet = { name: string; rows: Iterable<string[]> }

export async function readWorkbook(path: string, name: string): Promise<Sheet[]> {
  const sheets = await readExcelFile(path).catch((error: Error) => {
    throw new Refusal(
      422,
      'unreadable',
      say('{name} cannot be read as an Excel workbook: {why}', { name, why: error.message }),
    )
  })
  // Dynamics keeps its choice lists in a sheet of this name.
  return sheets
    .filter(({ sheet, data }) => data.length > 0 && sheet !== 'hiddenSheet')
    .map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }))
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateText(cell)
  // 0.1 + 0.2 in a sheet is 0.30000000000000004 in its file; 15 digits are what the sheet shows.
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(15)))
  return String(cell)
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  // Sheets keep times as fractions of a day; a thousandth off a whole second is their rounding.
  const second = Math.round(date.getTime() / 1000) * 1000
  const iso = new Date(Math.abs(date.getTime() - second) <= 1 ? second : date).toISOString()
  if (date.getUTCFullYear() < 1900) return iso.slice(11, 19)
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace('T', ' ').replace(/(\.000)?Z$/, '')
}

export async function readCardFile(path: string, name: string): Promise<Sheet[]> {
  const { encoding, mark } = await formatOf(path)
  const text = new TextDecoder(encoding.startsWith('utf-32') ? 'utf-8' : encoding).decode(
    (await readFile(path)).subarray(mark),
  )
  return [sheetOf(readVcards(name, text))]
}

/** Files of JSON records; those uploaded together may refer to each other. */
export async function readJsonFiles(files: { path: string; name: string }[]): Promise<Sheet[]> {
  const parsed: JsonFile[] = []
  for (const { path, name } of files) {
    try {
      parsed.push({ name, json: asTree(JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''))) })
    } catch (error) {
      throw new Refusal(
        422,
        'unreadable',
        say('{name} cannot be read as JSON: {why}', { name, why: (error as Error).message }),
      )
    }
  }
  return readTrees(parsed).map(sheetOf)
}

// A plain list of records is a tree without branches.
const asTree = (json: unknown): unknown =>
  Array.isArray(json) && json.every((one) => typeof one === 'object' && one !== null && !('sobject' in one))
    ? { records: json }
    : json

const sheetOf = ({ name, columns, rows }: TextTable): Sheet => ({ name, rows: [columns, ...rows] })

/** Keeps a sheet as plain CSV, so that everything after reads one format, as far as it needs. */
export async function keepAsCsv(sheet: Sheet, path: string) {
  await pipeline(Readable.from(sheet.rows), stringify({ quoted_match: /^\s*$/ }), createWriteStream(path))
}
