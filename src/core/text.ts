/** A translation: one text, or one for each plural category that CLDR gives the language. */
export type Translation = string | Partial<Record<Intl.LDMLPluralRule, string>>
/** Translations of one language by the English text they stand for. */
export type Dictionary = Record<string, Translation>
export type TextValues = Record<string, unknown>

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

/**
 * The translation of a label, help or choice that a definition declares. Where an English word means two
 * things, the dictionary has an entry with the place as well: "Open (deal.state)".
 */
export function translateDefined(dictionary: Dictionary | undefined, english: string, place: string): string {
  const found = dictionary?.[`${english} (${place})`]
  return typeof found === 'string' ? found : translate(dictionary, english)
}

const fill = (text: string, values: TextValues | undefined) =>
  values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text

/** A word of a definition in a sentence: "account" in English, with the capital its language wants elsewhere. */
export const inSentence = (label: string, language = 'en') =>
  language === 'de' || /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

type SaidValue = string | number | Said | Named
export type SaidValues = Record<string, SaidValue>

/** A label within a sentence that is still to be translated. */
class Named {
  readonly label: string
  readonly within: boolean
  constructor(label: string, within: boolean) {
    this.label = label
    this.within = within
  }
  in(dictionary: Dictionary | undefined, language: string) {
    const word = translate(dictionary, this.label)
    return this.within ? inSentence(word, language) : word
  }
}

/** The label of an object or field at the beginning of a sentence, or after a colon. */
export const label = (english: string) => new Named(english, false)
/** The same in the middle of a sentence. */
export const word = (english: string) => new Named(english, true)

/**
 * A sentence of the server for a person, put together but still to be translated. It is English wherever a
 * string is wanted: in a template, in JSON, in the log.
 */
export class Said {
  readonly english: string
  readonly values: SaidValues
  constructor(english: string, values: SaidValues) {
    this.english = english
    this.values = values
  }
  in(dictionary: Dictionary | undefined, language: string): string {
    const values = Object.entries(this.values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.in(dictionary, language) : value,
    ])
    return translate(dictionary, this.english, Object.fromEntries(values))
  }
  toString() {
    return this.in(undefined, 'en')
  }
  toJSON() {
    return this.toString()
  }
}

/** What a person is told: a literal is its own English; one with values is made by `say`. */
export type Sentence = string | Said

/** `say('must be at most {max}', { max: field.max })`; the text is a literal, the dictionaries go by it. */
export const say = (english: string, values: SaidValues = {}) => new Said(english, values)

/** A sentence as a value of another. */
export const within = (sentence: Sentence): Said => (typeof sentence === 'string' ? say(sentence) : sentence)

/** A sentence as it is kept where it is to be read later: English, and what its translation is made of. */
export type Kept = { message: string; said?: KeptSaid }
type KeptSaid = { english: string; values: Record<string, string | number | KeptSaid | KeptName> }
type KeptName = { label: string; within: boolean }

export const kept = (sentence: Sentence): Kept =>
  typeof sentence === 'string' ? { message: sentence } : { message: `${sentence}`, said: flat(sentence) }

const flat = ({ english, values }: Said): KeptSaid => ({
  english,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value instanceof Said
        ? flat(value)
        : value instanceof Named
          ? { label: value.label, within: value.within }
          : value,
    ]),
  ),
})

/** The sentence that was kept. */
export const recalled = ({ message, said }: Kept): Sentence => (said ? revived(said) : message)

const revived = ({ english, values }: KeptSaid): Said =>
  new Said(
    english,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value !== 'object'
          ? value
          : 'english' in value
            ? revived(value)
            : new Named(value.label, value.within),
      ]),
    ),
  )

/** A sentence in the dictionary's language. */
export const spoken = (sentence: Sentence, dictionary: Dictionary | undefined, language: string): string =>
  typeof sentence === 'string' ? translate(dictionary, sentence) : sentence.in(dictionary, language)
