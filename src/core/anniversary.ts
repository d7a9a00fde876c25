/**
 * The next time a day of the calendar comes round, today included. Who was born on 29 February has the day on
 * 28 February in common years. Days are ISO text.
 */
export function nextAnniversary(day: string, today: string): string {
  const year = Number(today.slice(0, 4))
  const thisYear = inYear(day, year)
  return thisYear >= today ? thisYear : inYear(day, year + 1)
}

function inYear(day: string, year: number): string {
  const monthDay = day.slice(5, 7) === '02' && day.slice(8) === '29' && !isLeap(year) ? '02-28' : day.slice(5)
  return `${String(year).padStart(4, '0')}-${monthDay}`
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
