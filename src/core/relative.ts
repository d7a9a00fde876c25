/**
 * Moments named relative to now, so that a saved filter stays true: `now`, `today`, `weekStart` (Monday),
 * `monthStart`, `quarterStart`, `yearStart`, each with an offset such as `today-30d`, `monthStart+1m`,
 * `now-2h` (units h, d, w, m, y). UTC. Answers undefined for any other text.
 */
export function relativeMoment(text: string, now: Date): Date | undefined {
  const m = /^(now|today|weekStart|monthStart|quarterStart|yearStart)(?:([+-]\d{1,4})([hdwmy]))?$/.exec(text)
  if (!m) return undefined
  const at = startOf(m[1]!, now)
  const n = Number(m[2] ?? 0)
  const unit = m[3]
  if (unit === 'h') at.setUTCHours(at.getUTCHours() + n)
  if (unit === 'd') at.setUTCDate(at.getUTCDate() + n)
  if (unit === 'w') at.setUTCDate(at.getUTCDate() + 7 * n)
  if (unit === 'm') addMonths(at, n)
  if (unit === 'y') addMonths(at, 12 * n)
  return at
}

// 31 January and a month is the last day of February, not the third of March.
function addMonths(at: Date, n: number) {
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + n)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, last))
}

function startOf(name: string, now: Date): Date {
  const [y, m, d] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  if (name === 'now') return new Date(now)
  if (name === 'today') return new Date(Date.UTC(y, m, d))
  if (name === 'weekStart') return new Date(Date.UTC(y, m, d - ((now.getUTCDay() + 6) % 7)))
  if (name === 'monthStart') return new Date(Date.UTC(y, m, 1))
  return new Date(Date.UTC(y, name === 'quarterStart' ? m - (m % 3) : 0, 1))
}
