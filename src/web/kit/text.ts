import { type Dictionary, type TextValues, translate, translateMany } from '#core/text.ts'

let dictionary: Dictionary | undefined
let language = 'en'

/** Sets the language of everything `t` says. It is known before the app's modules load, so they may call `t` at once. @public */
export function speak(locale: string, given: Dictionary | undefined) {
  language = locale
  dictionary = given
}

/** The English text in the reader's language: `t('Log a call')`, `t('New {what}', { what })`. Texts are literals. */
export const t = (english: string, values?: TextValues) => translate(dictionary, english, values)

/** A text with a number: `tn(3, '{count} record', '{count} records')`. @public */
export const tn = (count: number, one: string, many: string, values?: TextValues) =>
  translateMany(dictionary, language, count, [one, many], values)
