import { createElement, Fragment, type ReactNode } from 'react'
import { dictionaryOf } from '#core/languages.ts'
import {
  type Kept,
  recalled,
  type Sentence,
  inSentence as sentenceForm,
  spoken,
  type TextValues,
  translate,
  translateDefined,
  translateMany,
} from '#core/text.ts'
import { countText, language } from './language.ts'

export { language } from './language.ts'

// Awaited here and nowhere else: whoever imports `t` may call it at once, also outside of any function.
const dictionary = await dictionaryOf(language)
if (typeof document !== 'undefined') document.documentElement.lang = language

/** The names of the values a text wants: 'New {what}' wants `what`. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Values<Text extends string, Value> = [Names<Text>] extends [never]
  ? []
  : [values: Record<Names<Text>, Value>]

/** The English text in the reader's language: `t('Log a call')`, `t('New {what}', { what })`. Texts are literals. */
export const t = <Text extends string>(english: Text, ...[values]: Values<Text, unknown>) =>
  translate(dictionary, english, values)

/** A text with a number: `tn(3, '{count} record', '{count} records')`. @public */
export const tn = (count: number, one: string, many: string, values?: TextValues) =>
  translateMany(dictionary, language, count, [one, many], { count: countText(count), ...values })

/** A text with elements in it: `tx('Delete {name}?', { name: <b>{name}</b> })`. @public */
export function tx<Text extends string>(english: Text, ...[values]: Values<Text, ReactNode>): ReactNode {
  const parts = translate(dictionary, english).split(/\{(\w+)\}/)
  const given = (values ?? {}) as Record<string, ReactNode>
  const nodes = parts.map((part, at) => (at % 2 ? (given[part] ?? `{${part}}`) : part))
  return createElement(Fragment, null, ...nodes)
}

/** The one way for a text that is no literal: a label, help or choice of a definition; `place` as "deal.stage". */
export const defined = (english: string, place = '') => translateDefined(dictionary, english, place)

/** What a check says, in the reader's language. @public */
export const told = (sentence: Sentence) => spoken(sentence, dictionary, language)
/** What was kept to be said later. */
export const recall = (sentence: Kept) => told(recalled(sentence))

/** "account" in the middle of a sentence; an acronym keeps its capitals, and German those of its nouns. */
export const inSentence = (label: string) => sentenceForm(label, language)
