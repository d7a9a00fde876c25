import { type Recurrence, readRule, writeRule } from '#core/recurrence.ts'
import { addDays, startOfDay, wallOf } from '#core/zone.ts'

/** Something that repeats: the rule, its first moment, and the zone on whose wall clock it is counted. */
export type Repeating = { rule: string; start: string; zone: string }

/** The first moment after another; undefined when the repetition has come to its end. */
export async function nextMoment({ rule, start, zone }: Repeating, after: Date): Promise<string | undefined> {
  const read = readRule(rule)
  if ('error' in read) return undefined
  // Loaded with the first repetition: it brings an implementation of Temporal.
  const { RRuleTemporal } = await import('rrule-temporal')
  const wall = `${wallOf(start, zone).replace(/[-:]/g, '')}00`
  const text = `DTSTART;TZID=${zone}:${wall}\nRRULE:${writeRule(toLastMoment(read, zone))}`
  const next = new RRuleTemporal({ rruleString: text }).next(after)
  return next ? new Date(next.epochMilliseconds).toISOString() : undefined
}

// "Until 31 December" has that day in it, whatever the hour.
function toLastMoment(rule: Recurrence, zone: string): Recurrence {
  if (rule.until?.length !== 10) return rule
  const end = Date.parse(startOfDay(addDays(rule.until, 1), zone)) - 1000
  return { ...rule, until: `${new Date(end).toISOString().slice(0, 19)}Z` }
}
