import { type Field, kindOf, plain } from '../field/index.ts'
import { snake } from '../name.ts'
import { fieldOf, mayField, type ObjectDef } from '../object.ts'
import type { Actor } from '../rules.ts'
import type { Writing } from '../where.ts'

const MAX_TOKENS = 40

/** Words of a text as search keeps them: lower case, without accents, letters and digits only. */
export function words(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Tokens a record is found by: each word of its searched fields, e-mail addresses and numbers whole as well. */
export function tokensOf(def: ObjectDef, values: Record<string, unknown>): string[] {
  const tokens = new Set<string>()
  for (const name of def.search) {
    const value = values[name]
    if (value === null || value === undefined) continue
    for (const token of fieldTokens(fieldOf(def, name)!, value)) tokens.add(token.slice(0, 60))
  }
  return [...tokens].slice(0, MAX_TOKENS)
}

function fieldTokens(field: Field, value: unknown): string[] {
  const text = kindOf(field).write(value, field)
  if (field.kind === 'phone') return phoneTokens(text)
  if (field.kind === 'longText') return words(plain(text))
  if (field.kind === 'email') return [text, ...words(text)]
  if (field.kind === 'url') return words(text.replace(/^https?:\/\/(www\.)?/, ''))
  return words(text)
}

// People type a number from its area code or from its end part; both are prefixes of these.
function phoneTokens(text: string): string[] {
  const digits = text.replace(/;ext=.*/, '').replace(/\D/g, '')
  return digits.length < 5
    ? [digits]
    : [digits, digits.slice(2), digits.slice(3), digits.slice(-7), `0${digits.slice(2)}`]
}

/** Words as typed: all but the last are whole or begun words alike; e-mail addresses stay whole. */
export const typedWords = (q: string) => {
  const dialled = dialledNumber(q.trim())
  if (dialled) return [dialled]
  const parts = q
    .trim()
    .split(/\s+/)
    .flatMap((part) => (part.includes('@') ? [part.toLowerCase()] : (numeric(part) ?? words(part))))
  return [...new Set(parts)].filter(Boolean).slice(0, 8)
}

// A number typed with gaps, from its country or area code: "+49 (0)89 1234567", "089 1234567".
const dialledNumber = (q: string) =>
  /^(\+|0)[\d\s()/.-]{6,}$/.test(q) ? q.replace(/\(0\)|^00|\D/g, '') : undefined

const numeric = (part: string) => (/^\+?[\d()/.-]{5,}$/.test(part) ? [part.replace(/\D/g, '')] : undefined)

/** The first text after all that begin with `prefix`, in the byte order of the token column. */
export const prefixEnd = (prefix: string) => `${prefix}\u{10FFFF}`

/** Fields whose words the actor may find records by. */
const found = (def: ObjectDef, actor: Actor) =>
  def.search.filter((n) => mayField(actor, fieldOf(def, n)!, 'read'))

/** Words do not keep the field they come from: where a searched field is hidden, what they find must be read again. */
export const hidesWords = (def: ObjectDef, actor: Actor) => found(def, actor).length < def.search.length

/** SQL: the searched text the actor may read has `word` in it, without accents as the words are. */
export function textSql(def: ObjectDef, actor: Actor, alias: string, word: string, w: Writing): string {
  const columns = found(def, actor).map((n) =>
    kindOf(fieldOf(def, n)!).wire(`${alias}."${snake(n)}"`, fieldOf(def, n)!),
  )
  if (!columns.length) return 'false'
  const like = w.bind(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return `regexp_replace(normalize(concat_ws(' ', ${columns.join(', ')}), NFKD), '[\\u0300-\\u036f]', '', 'g') ilike ${like}`
}

/** SQL: the record over `alias` has every word typed, at least begun, in what the actor may read. */
export function wordsSql(def: ObjectDef, actor: Actor, q: string, alias: string, w: Writing): string {
  const typed = typedWords(q)
  if (!typed.length) return 'true'
  const hides = hidesWords(def, actor)
  return typed
    .map((word) => {
      const [from, to] = [w.bind(word), w.bind(prefixEnd(word))]
      const known = `${alias}.id in (select record from search_token where token >= ${from} and token < ${to} and object = '${def.name}')`
      return hides ? `${known} and ${textSql(def, actor, alias, word, w)}` : known
    })
    .join(' and ')
}
