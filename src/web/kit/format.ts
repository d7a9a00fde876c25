import { decimalText, type Money } from '#core/money.ts'
import { locale } from './language.ts'
import { t } from './text.ts'

// Making an Intl formatter costs far more than using one, and a list shows hundreds of values.
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}) {
  const key = `${locale}|${options.style}|${options.currency}|${options.maximumFractionDigits}|${options.notation}|${options.unit}`
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
  numbers.set(key, known)
  return known
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${JSON.stringify(options)}`
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dates.set(key, known)
  return known
}

/** Whole amounts go without decimals; `short` says 1.2M. */
export function moneyText(money: Money, locale: string, short = false): string {
  const value = Number(decimalText(money))
  return numberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    ...(Number.isInteger(value) && { maximumFractionDigits: 0 }),
    ...(short && Math.abs(value) >= 100_000 && { notation: 'compact', maximumFractionDigits: 1 }),
  }).format(value)
}

/** "12.5%" from 12.5 */
export const percentText = (value: number, decimals = 0) =>
  numberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: decimals }).format(value)

/** "28 Nov", with the year when it is another one. */
export function dayText(date: string, locale: string, now = new Date()): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  const sameYear = at.getUTCFullYear() === now.getFullYear()
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(!sameYear && { year: 'numeric' }),
  }).format(at)
}

export const momentText = (moment: string | number, locale: string, timeZone: string) =>
  dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(moment))

/** "5 min", "2 h", "3 d" for the last month or the next; a date beyond. */
export function agoText(moment: string, locale: string, now = new Date()): string {
  const minutes = Math.round((now.getTime() - new Date(moment).getTime()) / 60_000)
  const size = Math.abs(minutes)
  if (size > 60 * 24 * 30) return dayText(moment, locale, now)
  if (size < 1) return t('now')
  const time =
    size < 60
      ? t('{count} min', { count: size })
      : size < 60 * 24
        ? t('{count} h', { count: Math.round(size / 60) })
        : t('{count} d', { count: Math.round(size / 1440) })
  return minutes < 0 ? t('in {time}', { time }) : time
}

export const initialsOf = (name: string) => {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
  const last = words.length > 1 ? words.at(-1)! : ''
  return `${words[0]?.charAt(0) ?? '?'}${last.charAt(0)}`.toUpperCase()
}

/** "1.4 MB", in steps of a thousand as file managers count. */
export function sizeText(bytes: number, locale: string) {
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const number = numberFormat(locale, { maximumFractionDigits: step > 1 ? 1 : 0 }).format(
    bytes / 1000 ** step,
  )
  return `${number} ${['B', 'kB', 'MB', 'GB'][step]}`
}
