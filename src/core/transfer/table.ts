/** One row of a file; `row` counts as a spreadsheet does, the first row of the file being 1. */
export type TableRow = { row: number; cells: string[] }

/** What every reader answers, whatever the format: named columns and their rows, read as they are asked for. */
export type Table = { name: string; columns: string[]; rows: AsyncIterable<TableRow> }

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/** Headers as people match them: lower case, letters and digits only. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Names as people match them: case, accents' form and runs of spaces do not count. */
export const foldName = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Column names of a header row: blank ones are numbered, repeated ones told apart, missing ones added. */
export function nameColumns(header: readonly string[], width = header.length): string[] {
  const taken = new Set<string>()
  return Array.from({ length: Math.max(width, header.length) }, (_, i) => {
    const wanted =
      (header[i] ?? '')
        .replaceAll('\u0000', '')
        .replace(/^\ufeff/, '')
        .trim()
        .replace(/\s+/g, ' ') || `Column ${i + 1}`
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`
    taken.add(name)
    return name
  })
}

/** Where a table starts in the first rows of a file: the row of its header, or none when data begins at once. */
export type Layout = { header: number | null; first: number; columns: string[] }

const LOOK = 25

/** Finds the header below any lines of title or notes that stand before it. */
export function layoutOf(rows: readonly string[][]): Layout {
  const head = rows.slice(0, LOOK)
  const filled = head.map((cells) => cells.filter((cell) => cell.trim() !== '').length)
  const usual = typical(rows.map((cells) => cells.filter((c) => c.trim() !== '').length))
  const header = Math.max(
    0,
    filled.findIndex((n) => n > 0 && n >= Math.min(usual, Math.max(2, usual * 0.6))),
  )
  const width = Math.max(0, ...rows.slice(header).map(lastFilled))
  const cells = rows[header] ?? []
  if (looksLikeData(cells) && rows.length > 1)
    return { header: null, first: header, columns: nameColumns([], width) }
  return { header, first: header + 1, columns: nameColumns(cells.slice(0, Math.max(width, 1)), width) }
}

const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1

function typical(counts: number[]): number {
  const some = counts.filter((n) => n > 0).sort((a, b) => a - b)
  return some[Math.floor(some.length / 2)] ?? 1
}

// Nobody heads a column with an e-mail address or a date; a year may head one, so numbers must be the rule.
function looksLikeData(cells: readonly string[]): boolean {
  const some = cells.map((c) => c.trim()).filter(Boolean)
  const figures = some.filter((c) => /^[-+]?[\d.,]+$/.test(c)).length
  const telling = some.some((c) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(c) || /^\d{4}-\d{2}-\d{2}/.test(c))
  return telling || (figures > 0 && figures * 2 >= some.length)
}
