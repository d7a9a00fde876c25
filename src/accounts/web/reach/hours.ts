/** Hours of a week somebody likes to be called: days with Monday as 0, minutes of the day. */
export type Span = { days: readonly number[]; from: number; to: number }

const dayNames = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const dayName =
  /\b(mo(?:n|nday)?|tu(?:e|es|esday)?|we(?:d|dnesday)?|th(?:u|ur|urs|ursday)?|fr(?:i|iday)?|sa(?:t|turday)?|su(?:n|nday)?)s?\b(\s*[-–]\s*(?=[a-z]))?/g
const times: Record<string, [number, number]> = {
  morning: [480, 720],
  afternoon: [720, 1020],
  evening: [1020, 1260],
}
const workdays = [0, 1, 2, 3, 4]

/** Reads "Mon–Fri 9–12, Wed 14:30–17" or "mornings"; undefined for what only people understand. */
export function readHours(text: string): Span[] | undefined {
  const spans = text
    .split(/[,;]/)
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
    .map(readSpan)
  return spans.length && spans.every((span) => span !== undefined) ? (spans as Span[]) : undefined
}

function readSpan(part: string): Span | undefined {
  const days = readDays(part)
  const word = /(morning|afternoon|evening)s?/.exec(part)?.[1]
  if (word) return { days: days ?? workdays, from: times[word]![0], to: times[word]![1] }
  const clock =
    /(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?/.exec(part)
  if (!clock) return days && { days, from: 0, to: 1440 }
  const from = minutes(clock[1]!, clock[2], clock[3])
  const to = minutes(clock[4]!, clock[5], clock[6])
  return from < to && to <= 1440 ? { days: days ?? workdays, from, to } : undefined
}

const minutes = (hour: string, minute = '0', half?: string) =>
  ((half ? Number(hour) % 12 : Number(hour)) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute)

function readDays(part: string): number[] | undefined {
  if (/weekend/.test(part)) return [5, 6]
  const named = [...part.matchAll(dayName)]
  if (!named.length) return undefined
  const found = named.map((m) => ({ day: dayNames.indexOf(m[1]!.slice(0, 2)), isRange: Boolean(m[2]) }))
  return [
    ...new Set(
      found.flatMap(({ day, isRange }, i) => {
        const end = isRange ? found[i + 1]?.day : undefined
        if (end === undefined) return [day]
        return Array.from({ length: ((end - day + 7) % 7) + 1 }, (_, n) => (day + n) % 7)
      }),
    ),
  ]
}

/** Whether a wall time such as 2026-11-25T21:40 lies within them. */
export function isWithin(spans: readonly Span[], wall: string): boolean {
  const day = (new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7
  const at = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  return spans.some((span) => span.days.includes(day) && at >= span.from && at < span.to)
}
