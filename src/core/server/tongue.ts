import { dictionaryOf, languageAmong } from '../languages.ts'
import { type Dictionary, Said, type Sentence, spoken } from '../text.ts'

/** A language to speak in, with its dictionary. English has none. */
export type Tongue = { language: string; dictionary: Dictionary | undefined }

const english: Tongue = { language: 'en', dictionary: undefined }

/** The language of a locale such as `user.locale`: for what is written to somebody who is not asking just now. @public */
export const tongueOf = async (locale: string | null | undefined): Promise<Tongue> =>
  tongueAmong([locale ?? 'en'])

/** The language a request asks for; programs that ask for none are answered in English. */
export async function tongueAsked(header: string | undefined): Promise<Tongue> {
  return header ? tongueAmong(header.split(',').map((one) => one.split(';')[0]!.trim())) : english
}

async function tongueAmong(wanted: readonly string[]): Promise<Tongue> {
  const language = languageAmong(wanted)
  return language === 'en' ? english : { language, dictionary: await dictionaryOf(language) }
}

export const inTongue = (sentence: Sentence, { dictionary, language }: Tongue) =>
  spoken(sentence, dictionary, language)

/** JSON in which every sentence made by `say` is in that language. */
export const jsonIn = (answer: unknown, tongue: Tongue): string =>
  tongue.language === 'en'
    ? JSON.stringify(answer)
    : JSON.stringify(answer, function (this: Record<string, unknown>, key, value: unknown) {
        const given = this[key]
        return given instanceof Said ? inTongue(given, tongue) : value
      })
