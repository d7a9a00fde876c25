/**
 * Wall clocks: what a clock on the wall of a time zone shows at an instant, and back. A wall time is
 * `2026-11-22T14:30`, a day `2026-11-22`, an instant ISO text in UTC.
 */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** Whether there is such a time zone, by its IANA name. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !zone) return false
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

export function wallOf(instant: string | number | Date, zone: string): string {
  const parts = formatOf(zone).formatToParts(new Date(instant))
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${at.year!.padStart(4, '0')}-${at.month}-${at.day}T${at.hour}:${at.minute}`
}

export const dayOf = (instant: string | number | Date, zone: string): string =>
  wallOf(instant, zone).slice(0, 10)

const DAY = 86_400_000
const MINUTE = 60_000
const utc = (wall: string) => Date.parse(`${wall.length > 10 ? wall : `${wall}T00:00`}Z`)

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
const ahead = (ms: number, zone: string) => utc(wallOf(ms, zone)) - Math.floor(ms / MINUTE) * MINUTE

/**
 * The instant a wall time stands for; of the two it has when clocks go back, the first. One that clocks leap
 * over is read as if they had not: half past two becomes half past three.
 */
export function instantOf(wall: string, zone: string): string {
  const wanted = utc(wall)
  const before = wanted - ahead(wanted - DAY, zone)
  const after = wanted - ahead(wanted + DAY, zone)
  const fits = [before, after].filter((ms) => ahead(ms, zone) === wanted - ms)
  return new Date(fits.length ? Math.min(...fits) : before).toISOString()
}

export const addDays = (day: string, n: number): string =>
  new Date(utc(day) + n * DAY).toISOString().slice(0, 10)

/** When a day begins in a zone; not everywhere and always at midnight. */
export const startOfDay = (day: string, zone: string): string => instantOf(`${day}T00:00`, zone)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay() || 7
