type Row = Record<string, unknown>

const DAY = 86_400_000
const moment = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : undefined)

export type Signs = {
  /** Days since the last move or activity, of a deal left alone for longer than its stage allows. */
  quietDays?: number
  /** How many days its stage allows. */
  allowed?: number
  slips: number
  slippedDays: number
  isOverdue: boolean
  gaps: string[]
}

/** What makes an open deal worth a second look. */
export function signsOf(row: Row, now: number): Signs {
  const isOpen = !row.closedAt
  const rots = moment(row.rotAt)
  const since = Math.max(moment(row.stageEnteredAt) ?? 0, moment(row.lastActivityAt) ?? 0)
  const today = new Date(now).toISOString().slice(0, 10)
  return {
    ...(isOpen &&
      rots !== undefined &&
      rots <= now && {
        quietDays: Math.floor((now - since) / DAY),
        allowed: Math.round((rots - since) / DAY),
      }),
    slips: isOpen ? Number(row.slips ?? 0) : 0,
    slippedDays: Number(row.slippedDays ?? 0),
    isOverdue: isOpen && typeof row.closeDate === 'string' && row.closeDate < today,
    gaps: isOpen && Array.isArray(row.gaps) ? (row.gaps as string[]) : [],
  }
}

/** Red for what stands still twice as long as allowed, amber for anything else amiss. */
export function toneOfSigns({ quietDays, allowed, slips, isOverdue }: Signs): 'amber' | 'red' | undefined {
  if (quietDays !== undefined && quietDays >= 2 * (allowed ?? 0)) return 'red'
  return quietDays !== undefined || isOverdue || slips > 1 ? 'amber' : undefined
}
