/** A translation: one text, or one for each plural category that CLDR gives the language. */
export type Translation = string | Partial<Record<Intl.LDMLPluralRule, string>>
/** Translations of one language by the English text they stand for. */
export type Dictionary = Record<string, Translation>
export type TextValues = Record<string, string | number>

/** The key of a text with a plural: both its English forms. */
export const pluralKey = (one: string, many: string) => `${one}|${many}`

/** A text in the dictionary's language, English where that has none; `{name}` stands for a value. */
export function translate(dictionary: Dictionary | undefined, english: string, values?: TextValues): string {
  const found = dictionary?.[english]
  return fill(typeof found === 'string' ? found : english, values)
}

/** A text that depends on a number, which both forms may name as `{count}`. */
export function translateMany(
  dictionary: Dictionary | undefined,
  locale: string,
  count: number,
  [one, many]: readonly [string, string],
  values: TextValues = {},
): string {
  const found = dictionary?.[pluralKey(one, many)]
  const all = { count: new Intl.NumberFormat(locale).format(count), ...values }
  if (typeof found === 'object')
    return fill(found[new Intl.PluralRules(locale).select(count)] ?? found.other ?? many, all)
  return fill(count === 1 ? one : many, all)
}

const fill = (text: string, values: TextValues | undefined) =>
  values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text
