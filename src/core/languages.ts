import type { Dictionary } from './text.ts'

/** Languages Mainstay speaks beside English. To add one, see docs/translating.md. */
const dictionaries: Record<string, () => Promise<{ default: Dictionary }>> = {
  de: () => import('../texts/de.json', { with: { type: 'json' } }),
}

/** Languages all texts are there in. */
export const spokenLanguages = ['en', ...Object.keys(dictionaries)]

export const languageOf = (locale: string) => locale.split(/[-_]/, 1)[0]!.toLowerCase()

/** The first language among the wanted locales that Mainstay speaks, English if none. */
export const languageAmong = (wanted: readonly string[]) =>
  wanted.map(languageOf).find((language) => spokenLanguages.includes(language)) ?? 'en'

/** The dictionary of a language; undefined for English, whose texts stand in the code. */
export const dictionaryOf = async (language: string): Promise<Dictionary | undefined> =>
  (await dictionaries[language]?.())?.default
