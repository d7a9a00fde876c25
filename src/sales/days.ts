const DAY = 86_400_000

/** Whole days from one day (or moment) to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY)

export const addDays = (moment: string, days: number): string =>
  new Date(Date.parse(moment) + days * DAY).toISOString()
