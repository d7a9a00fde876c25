/** Chance that falls the same way every time: the same seed gives the same company. */
export type Chance = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  one<T>(list: readonly T[]): T
  /** True once in a while: 0.25 is one in four. */
  happens(share: number): boolean
}

// Mulberry32: 32 bits of state are plenty for a few thousand choices.
export function seeded(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    one: (list) => list[between(0, list.length - 1)]!,
    happens: (share) => next() < share,
  }
}

const DAY = 86_400_000

/** A moment in working hours some days from now; weekends slide to the Friday before or the Monday after. */
export function workday(now: Date, days: number, chance: Chance): Date {
  const at = new Date(now.getTime() + days * DAY)
  at.setUTCHours(chance.between(7, 16), chance.one([0, 5, 10, 15, 20, 30, 40, 45, 50]), 0, 0)
  const weekday = at.getUTCDay()
  if (weekday === 0) at.setTime(at.getTime() + (days < 0 ? -2 : 1) * DAY)
  if (weekday === 6) at.setTime(at.getTime() + (days < 0 ? -1 : 2) * DAY)
  return at
}

export const dayOf = (at: Date) => at.toISOString().slice(0, 10)
