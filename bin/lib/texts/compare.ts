import type { Dictionary, Translation } from '../../../src/core/text.ts'

/** What a dictionary lacks, has too much, or says with other places for values than the English. */
export function compare(
  language: string,
  dictionary: Dictionary,
  english: Dictionary,
  places: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const lacking = Object.keys(english)
    .filter((key) => !Object.hasOwn(dictionary, key))
    .map((key) => `${language} lacks "${key}"`)
  const wrong = Object.entries(dictionary).flatMap(([key, translation]) => {
    const original = english[key] ?? english[unplaced(key, places) ?? '']
    if (!original) return [`${language} has "${key}", which nobody says`]
    return faults(original, translation, forms).map((fault) => `${language} "${key}": ${fault}`)
  })
  return [...lacking, ...wrong]
}

/** "Open (deal.state)" is the "Open" of that place, if a definition has it there. */
function unplaced(key: string, places: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const [, text, place] = /^(.*) \(([\w.]+)\)$/s.exec(key) ?? []
  return text !== undefined && places.get(text)?.has(place!) ? text : undefined
}

function faults(original: Translation, translation: Translation, forms: readonly string[]): string[] {
  if (typeof original === 'string')
    return typeof translation === 'string' ? unlike(original, [translation]) : ['wants one text, no plurals']
  if (typeof translation === 'string') return [`wants the forms ${forms.join(', ')}`]
  const missing = forms.filter((form) => !Object.hasOwn(translation, form)).map((form) => `lacks ${form}`)
  const needless = Object.keys(translation).filter((form) => !forms.includes(form))
  return [
    ...missing,
    ...needless.map((form) => `has no use for ${form}`),
    // "one" may leave out the number: "yesterday".
    ...unlike(original.other!, [translation.other ?? ''], original.one),
  ]
}

function unlike(original: string, translations: string[], also = original): string[] {
  const wanted = valuesIn(original)
  return translations.flatMap((text) => {
    const given = valuesIn(text)
    const lost = wanted.filter((name) => !given.includes(name))
    const made = given.filter((name) => !wanted.includes(name) && !valuesIn(also).includes(name))
    return [...lost.map((name) => `leaves out {${name}}`), ...made.map((name) => `knows no {${name}}`)]
  })
}

const valuesIn = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))]
