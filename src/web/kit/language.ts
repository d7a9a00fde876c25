import { languageAmong } from '#core/languages.ts'

const key = 'mainstay.locale'
const inBrowser = typeof document !== 'undefined'

/** What the user chose when last signed in here, so that the sign-in page speaks that too. */
function remembered(): string {
  try {
    return usable(inBrowser && localStorage.getItem(key))
  } catch {
    // A browser may forbid it.
    return ''
  }
}

// What was stored may be no locale at all, and every formatter would stumble over it.
function usable(locale: string | null | false): string {
  try {
    return locale ? new Intl.Locale(locale).toString() : ''
  } catch {
    return ''
  }
}

const chosen = remembered()

/** How dates and numbers are written on this page: as the user chose, else as the browser does. */
export const locale = chosen || (inBrowser && navigator.language) || 'en'
/** The language of all texts on the page. Both stay until it is loaded anew. */
export const language = languageAmong(chosen || !inBrowser ? [locale] : navigator.languages)
/** Remembers the user's choice. Answers true when the page must be loaded anew to follow it. */
export function follow(wanted: string | null): boolean {
  const next = usable(wanted)
  if (next === chosen) return false
  try {
    localStorage.setItem(key, next)
  } catch {
    return false
  }
  return remembered() === next
}

const whole = new Intl.NumberFormat(locale)
/** "1,200": how many there are, as the reader writes it. */
export const countText = (count: number) => whole.format(count)

/** "a, b and c", in the language of the texts. */
export const listText = (words: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(language, { type }).format(words)
