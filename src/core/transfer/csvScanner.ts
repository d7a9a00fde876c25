import type { Dialect } from './dialect.ts'

/** A record longer than this comes from a quote that is never closed; the quote is then text like any other. */
const LONGEST = 4 * 1024 * 1024

const LF = 10
const CR = 13

/**
 * Splits delimited text into records as RFC 4180 says and as files are: quotes inside unquoted cells and text
 * behind a closing quote are kept as they stand, lines may end in any way. Text is handed in piece by piece.
 */
export class CsvScanner {
  private readonly delimiter: number
  private readonly quote: string
  private rest = ''
  private records: string[][] = []
  // Where the next cell begins, and what is known of the present record.
  private at = 0
  private cells: string[] = []

  constructor({ delimiter, quote }: Pick<Dialect, 'delimiter' | 'quote'>) {
    this.delimiter = delimiter.charCodeAt(0)
    this.quote = quote
  }

  /** Records complete with this piece of text. */
  push(text: string): string[][] {
    return this.scan(this.rest + text, false)
  }

  /** Records left when there is no more text. */
  end(): string[][] {
    return this.scan(this.rest, true)
  }

  private scan(text: string, last: boolean): string[][] {
    this.records = []
    this.at = 0
    let start = 0
    while (this.at < text.length) {
      this.cells = []
      if (!this.record(text, last)) break
      this.records.push(this.cells)
      start = this.at
    }
    this.rest = text.slice(start)
    if (last) this.rest = ''
    return this.records
  }

  /** Reads one record from `at`; false when its end is not in the text yet. */
  private record(text: string, last: boolean): boolean {
    for (;;) {
      const more = text.startsWith(this.quote, this.at)
        ? this.quoted(text, last)
        : this.plain(text, this.at, last)
      if (more === undefined) return false
      if (!more) return true
    }
  }

  /** Takes a cell up to its delimiter or line end, from `from`; true when a cell follows in the same record. */
  private plain(text: string, from: number, last: boolean, before = ''): boolean | undefined {
    let i = from
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === this.delimiter || c === LF || c === CR) break
    }
    const ends = i >= text.length
    // A carriage return at the very end may be the first half of a line end.
    if (!last && (ends || (text.charCodeAt(i) === CR && i + 1 >= text.length))) return undefined
    this.cells.push(before + text.slice(from, i))
    const c = text.charCodeAt(i)
    this.at = c === CR && text.charCodeAt(i + 1) === LF ? i + 2 : i + 1
    return !ends && c === this.delimiter && (this.at < text.length || !last || this.trailing())
  }

  // A delimiter at the very end of the file stands before one more, empty, cell.
  private trailing(): false {
    this.cells.push('')
    return false
  }

  private quoted(text: string, last: boolean): boolean | undefined {
    const { quote } = this
    let from = this.at + 1
    let value = ''
    for (;;) {
      const close = text.indexOf(quote, from)
      if (close < 0 || (close === text.length - 1 && !last)) return this.unclosed(text, last)
      value += text.slice(from, close)
      if (!text.startsWith(quote, close + 1)) return this.plain(text, close + 1, last, value)
      value += quote
      from = close + 2
    }
  }

  private unclosed(text: string, last: boolean): boolean | undefined {
    if (!last && text.length - this.at < LONGEST) return undefined
    return this.plain(text, this.at, last)
  }
}
