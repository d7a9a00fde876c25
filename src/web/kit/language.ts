import { languageAmong, languageOf } from '#core/languages.ts'

const key = 'mainstay.locale'
const inBrowser = typeof document !== 'undefined'

/** What the user chose when last signed in here, so that the sign-in page speaks that too. */
function remembered(): string {
  try {
    return (inBrowser && localStorage.getItem(key)) || ''
  } catch {
    // A browser may forbid it.
    return ''
  }
}

const wanted = (locale: string) => (locale ? [locale] : inBrowser ? navigator.languages : ['en'])
const directionOf = (locale: string) =>
  /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)$/.test(languageOf(locale)) ? 'rtl' : 'ltr'

const start = wanted(remembered())

/** The language of all texts on screen. It stays until the page is loaded anew. */
export const language = languageAmong(start)
/** Which way the page reads: that of the locale, also where its language is not spoken yet. */
export const direction: 'ltr' | 'rtl' = directionOf(start[0] ?? 'en')

/** Follows the user's choice. Answers true when the page must load anew to speak the other language. */
export function follow(locale: string | null): boolean {
  const next = wanted(locale ?? '')
  try {
    localStorage.setItem(key, locale ?? '')
  } catch {
    return false
  }
  return languageAmong(next) !== language || directionOf(next[0] ?? 'en') !== direction
}
