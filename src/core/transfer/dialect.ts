export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252'

/** How a delimited text file is written down. */
export type Dialect = { delimiter: string; quote: string; skip: number }

/** The encoding a byte order mark tells, and how many bytes it takes. */
export function markedEncoding(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)
  if (starts(0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', length: 3 }
  if (starts(0xff, 0xfe, 0, 0)) return { encoding: 'utf-32le', length: 4 }
  if (starts(0, 0, 0xfe, 0xff)) return { encoding: 'utf-32be', length: 4 }
  // Some programs put the short mark before the long form.
  const long = (starts(0xff, 0xfe) || starts(0xfe, 0xff)) && quadruple(bytes.subarray(2, 402))
  if (long) return { encoding: long, length: 2 }
  if (starts(0xff, 0xfe)) return { encoding: 'utf-16le', length: 2 }
  if (starts(0xfe, 0xff)) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

function quadruple(bytes: Uint8Array): Encoding | undefined {
  const filled = [0, 1, 2, 3].map((at) => bytes.filter((byte, i) => i % 4 === at && byte !== 0).length)
  const most = bytes.length / 8
  if (filled[0]! > most && filled[2]! + filled[3]! === 0) return 'utf-32le'
  if (filled[3]! > most && filled[0]! + filled[1]! === 0) return 'utf-32be'
  return undefined
}

/** Without a mark: text with a zero in every other byte is UTF-16; the rest is decided by whether it is valid UTF-8. */
export function unmarkedEncoding(bytes: Uint8Array, validUtf8: boolean): Encoding {
  const some = bytes.subarray(0, 2000)
  const zeros = [0, 1].map((odd) => some.filter((byte, i) => byte === 0 && i % 2 === odd).length)
  if (zeros[1]! > some.length / 4) return 'utf-16le'
  if (zeros[0]! > some.length / 4) return 'utf-16be'
  return validUtf8 ? 'utf-8' : 'windows-1252'
}

const delimiters = [',', ';', '\t', '|'] as const

/** The dialect in which a sample of the file gives the most even table. */
export function dialectOf(sample: string): Dialect {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(sample)
  if (told) return { delimiter: told[1]!, quote: quoteOf(sample.slice(told[0].length)), skip: 1 }
  const quote = quoteOf(sample)
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(sample, delimiter, quote) }))
  scored.sort((a, b) => b.score - a.score)
  return { delimiter: scored[0]!.score > 0 ? scored[0]!.delimiter : ',', quote, skip: 0 }
}

function quoteOf(sample: string): string {
  if (sample.includes('"')) return '"'
  const cells = sample.split(/[,;\t|\r\n]/).filter(Boolean)
  const single = cells.filter((cell) => /^'.*'$/.test(cell)).length
  return cells.length > 1 && single * 2 > cells.length ? "'" : '"'
}

// Share of rows with the usual number of cells, weighed by how many cells that is.
function evenness(sample: string, delimiter: string, quote: string): number {
  const counts = countCells(sample, delimiter, quote).filter((n) => n > 0)
  const tally = new Map<number, number>()
  for (const n of counts) if (n > 1) tally.set(n, (tally.get(n) ?? 0) + 1)
  const best = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  return best ? (best[1] / counts.length) * Math.log2(best[0] + 1) : 0
}

/** Cells in each complete row of a sample; 0 for a blank one. */
function countCells(sample: string, delimiter: string, quote: string): number[] {
  const counts: number[] = []
  let cells = 1
  let start = 0
  let quoted = false
  for (let i = 0; i < sample.length; i++) {
    const c = sample[i]
    if (c === quote && (quoted || i === start || sample[i - 1] === delimiter)) quoted = !quoted
    else if (c === quote && !quoted && sample[i - 1] === quote) quoted = true
    else if (quoted) continue
    else if (c === delimiter) cells++
    else if (c === '\n' || (c === '\r' && sample[i + 1] !== '\n')) {
      counts.push(sample.slice(start, i).trim() === '' ? 0 : cells)
      cells = 1
      start = i + 1
    }
  }
  if (start < sample.length && (!counts.length || !quoted)) counts.push(cells)
  return counts
}
