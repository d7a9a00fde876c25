import { PassThrough, Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { decimalText, type Money } from '../../money.ts'
import { type ObjectDef, readable } from '../../object.ts'
import { say } from '../../text.ts'
import { cellText, type ExportColumn, exportColumns, guarded } from '../../transfer/exportTable.ts'
import type { Context } from '../context.ts'
import { list, MAX_PAGE, type Query } from '../list.ts'
import { Refusal } from '../refusal.ts'
import { writeXlsx, type XlsxCell } from './xlsxWriter.ts'

export type ExportQuery = Pick<Query, 'filter' | 'q' | 'sort' | 'deleted'> & {
  fields?: string[]
  format: 'csv' | 'xlsx'
}

/** A sheet has no more rows than this. */
const SHEET_ROWS = 1_048_575

/** The records a query finds as a file, page by page, for whoever may see them. */
export async function exportRecords(ctx: Context, def: ObjectDef, query: ExportQuery): Promise<Readable> {
  const seen = readable(def, ctx.actor).map(([name]) => name)
  const unknown = query.fields?.find((name) => !seen.includes(name) && name !== 'id')
  if (unknown)
    throw new Refusal(
      400,
      'no_field',
      say('{object} has no field "{name}"', { object: def.name, name: unknown }),
    )
  const columns = exportColumns(def, query.fields ?? seen.filter((n) => n !== 'version'))
  // The first page is read before anything is sent, so that what is wrong with the query is told as such.
  const pages = pagesOf(ctx, def, columns, query)
  const first = await pages.next()
  const rows = rest(first.done ? [] : first.value, pages)
  if (query.format === 'csv') return Readable.from(csvText(def, columns, rows), { objectMode: false })
  const out = new PassThrough()
  writeXlsx(out, def.labels[1], sheetRows(def, columns, rows)).catch((error: Error) => out.destroy(error))
  return out
}

type Row = Record<string, unknown> & { id: string }

async function* pagesOf(
  ctx: Context,
  def: ObjectDef,
  columns: ExportColumn[],
  query: ExportQuery,
): AsyncGenerator<Row[]> {
  const fields = [...new Set(columns.map((c) => c.field))].filter((n) => n !== 'id')
  const include = [...new Set(columns.filter((c) => c.as === 'title').map((c) => c.field))]
  const { filter, q, sort, deleted } = query
  let cursor: string | undefined
  do {
    const page = await list(ctx, def, { filter, q, sort, deleted, fields, include, cursor, limit: MAX_PAGE })
    yield page.rows.map((json) => JSON.parse(json) as Row)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

async function* rest(first: Row[], pages: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
  yield first
  yield* pages
}

async function* csvText(
  def: ObjectDef,
  columns: ExportColumn[],
  pages: AsyncIterable<Row[]>,
): AsyncGenerator<string> {
  // Excel takes a CSV for UTF-8 only when it begins with this mark.
  yield `\ufeff${stringify([columns.map((c) => c.header)])}`
  for await (const rows of pages)
    yield stringify(rows.map((row) => columns.map((c) => guarded(c, cellText(def, c, row)))))
}

async function* sheetRows(
  def: ObjectDef,
  columns: ExportColumn[],
  pages: AsyncIterable<Row[]>,
): AsyncGenerator<XlsxCell[]> {
  let n = 0
  yield columns.map((c) => c.header)
  for await (const rows of pages)
    for (const row of rows) if (++n <= SHEET_ROWS) yield columns.map((c) => sheetCell(def, c, row))
}

// Sheets know numbers and dates; money keeps its currency only as text, so it stays text unless it is all there is.
function sheetCell(def: ObjectDef, column: ExportColumn, row: Row): XlsxCell {
  const value = row[column.field]
  if (value === null || value === undefined) return null
  if (column.as === 'value' && typeof value === 'number') return value
  if (column.as === 'value' && typeof value === 'boolean') return value
  if (column.kind === 'date' || column.kind === 'dateTime') return dateCell(String(value))
  if (column.kind === 'money') return `${decimalText(value as Money)} ${(value as Money).currency}`
  return cellText(def, column, row)
}

// Before 1900 a sheet has no dates.
const dateCell = (iso: string): XlsxCell => (iso >= '1900-03-01' ? new Date(iso) : iso)
