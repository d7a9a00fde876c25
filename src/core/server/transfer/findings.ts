import { kept, type Sentence } from '../../text.ts'
import type { Finding } from '../../transfer/run.ts'

const ROWS = 5
/** Different messages kept apart; a file wrong in every row must not fill the memory. */
const MESSAGES = 500

/** What an import finds, equal things told once with how often and where first. */
export class Findings {
  private readonly found = new Map<string, Finding>()

  add(level: Finding['level'], column: string | undefined, said: Sentence, row?: number, count = 1) {
    const key = `${level}\n${column ?? ''}\n${said}`
    const finding = this.found.get(key) ?? this.room(level, column, key, said)
    finding.count += count
    if (row !== undefined && finding.rows.length < ROWS) finding.rows.push(row)
  }

  private room(level: Finding['level'], column: string | undefined, key: string, said: Sentence): Finding {
    if (this.found.size < MESSAGES)
      return this.put(key, { level, ...(column && { column }), ...kept(said), count: 0, rows: [] })
    const rest = `${level}\n${column ?? ''}\nrest`
    return (
      this.found.get(rest) ??
      this.put(rest, {
        level,
        ...(column && { column }),
        message: 'has other values that cannot be taken',
        count: 0,
        rows: [],
      })
    )
  }

  private put(key: string, finding: Finding): Finding {
    this.found.set(key, finding)
    return finding
  }

  /** The gravest first, then the most frequent. */
  list(): Finding[] {
    const grave = { error: 0, warning: 1, note: 2 }
    return [...this.found.values()].sort((a, b) => grave[a.level] - grave[b.level] || b.count - a.count)
  }
}
