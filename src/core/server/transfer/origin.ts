import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ColumnProfile } from '../../transfer/plan.ts'
import { Profiler } from '../../transfer/profile.ts'
import type { Mapping } from '../../transfer/sdl.ts'
import { isBlank, type Layout, layoutOf, type Table, type TableRow } from '../../transfer/table.ts'
import { formatOf, readCsv, type TextFormat } from './csv.ts'

/** All that is needed to read the rows of a run's table again, whenever that is. */
export type Origin = {
  file: string
  table: string
  /** Where ids of this file come from; ids of the same namespace mean the same record. */
  namespace: string
  /** Whether the table is our own copy of a sheet, not the file that came. */
  spooled: boolean
  format: TextFormat
  layout: Layout
  /** What a Data Loader mapping that came along says. */
  mapping?: Mapping
  rows: number
  exact: boolean
}

export type Analysis = { origin: Omit<Origin, 'namespace'>; profiles: ColumnProfile[] }

const HEAD_ROWS = 200
/** Rows whose cells are looked at; beyond, the number of rows is estimated from the bytes. */
const PROFILED = 50_000

export const TABLE = 'table.csv'

/** Reads enough of a table to say what its columns hold. `spooled` tables are our own CSV. */
export async function analyse(
  path: string,
  names: { file: string; table: string },
  spooled: boolean,
): Promise<Analysis> {
  const format: TextFormat = spooled
    ? { encoding: 'utf-8', mark: 0, dialect: { delimiter: ',', quote: '"', skip: 0 } }
    : await formatOf(path)
  const head: string[][] = []
  for await (const cells of readCsv(path, format)) {
    head.push(cells)
    if (head.length >= HEAD_ROWS) break
  }
  const layout = layoutOf(head)
  const { profilers, rows, exact } = await profile(path, format, layout)
  return {
    origin: {
      ...names,
      spooled,
      format,
      layout: { ...layout, columns: profilers.map((p) => p.name) },
      rows,
      exact,
    },
    profiles: profilers.map((p) => p.answer()),
  }
}

async function profile(path: string, format: TextFormat, layout: Layout) {
  const profilers = layout.columns.map((name) => new Profiler(name))
  let rows = 0
  let characters = 0
  for await (const { cells } of dataRows(path, format, layout)) {
    if (++rows > PROFILED) break
    for (let i = profilers.length; i < cells.length; i++)
      if (cells[i]!.trim())
        while (profilers.length <= i) profilers.push(new Profiler(`Column ${profilers.length + 1}`))
    profilers.forEach((p, i) => {
      p.add(cells[i] ?? '')
    })
    for (const cell of cells) characters += cell.length + 1
  }
  if (rows <= PROFILED) return { profilers, rows, exact: true }
  const { size } = await stat(path)
  return { profilers, rows: Math.round((size / characters) * PROFILED), exact: false }
}

async function* dataRows(path: string, format: TextFormat, layout: Layout): AsyncGenerator<TableRow> {
  let row = format.dialect.skip
  let index = -1
  for await (const cells of readCsv(path, format)) {
    row++
    if (++index >= layout.first && !isBlank(cells)) yield { row, cells }
  }
}

/** A run's table, read from its first row each time its rows are asked for. */
export const openTable = (folder: string, origin: Origin): Table => ({
  name: origin.table,
  columns: origin.layout.columns,
  rows: { [Symbol.asyncIterator]: () => dataRows(join(folder, TABLE), origin.format, origin.layout) },
})
