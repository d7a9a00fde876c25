import type { Field } from '../field/index.ts'
import { isLink, kindOf } from '../field/index.ts'
import { type Fields, fieldLabel, type ObjectDef } from '../object.ts'
import type { ColumnProfile, Guess, OfferedColumn } from './plan.ts'
import { fits } from './profile.ts'
import type { SourceTable, Target } from './sourceTable.ts'
import { addressPlaces, addressWords, objectWords, wordsFor } from './synonyms.ts'
import { fold } from './table.ts'

/** Where further e-mail addresses, numbers and places of a record go: its child records of that shape. */
export const POINTS = 'contactPoints'

/** Offers a field for each column; no field is offered to two columns. */
export function guessColumns(
  def: ObjectDef,
  profiles: readonly ColumnProfile[],
  table: SourceTable | null,
): OfferedColumn[] {
  const offers = profiles.map((profile) => ({ profile, guess: guessColumn(def, profile, table) }))
  const order = [...offers].sort((a, b) => (b.guess?.confidence ?? 0) - (a.guess?.confidence ?? 0))
  const taken = new Set<string>()
  for (const offer of order) {
    if (!offer.guess) continue
    const { field, part } = offer.guess
    const slot = `${field}.${part ?? ''}`
    if (field !== POINTS && taken.has(slot)) offer.guess = overflow(def, offer.profile)
    taken.add(slot)
  }
  return offers.map(({ profile, guess }) => ({ ...profile, guess }))
}

function guessColumn(def: ObjectDef, profile: ColumnProfile, table: SourceTable | null): Guess | null {
  const told = table?.columns[fold(profile.name)]
  if (told !== undefined) return fromTarget(def, told, profile)
  const named = guessField(def, profile.name)
  if (named && fieldFits(def, named, profile)) return named
  return bySamples(def, profile)
}

function fieldFits(def: ObjectDef, guess: Guess, profile: ColumnProfile): boolean {
  const field = def.fields[guess.field] as Field | undefined
  return !field || guess.part !== undefined || fits(profile, field)
}

/** Reads a target of a source table; see Target. */
function fromTarget(def: ObjectDef, target: Target, profile: ColumnProfile): Guess | null {
  if (target === '#' || target === '-') return null
  if (target.startsWith('*'))
    return hasPoints(def) ? { field: POINTS, part: target.slice(1), confidence: 0.95 } : null
  const [field, part] = target.replace(/[@+]$/, '').split('.') as [string, string | undefined]
  const known = def.fields[field] as Field | undefined
  if (!known || known.readOnly) return null
  if (part) return { field, part, confidence: 0.98 }
  const guess: Guess = { field, confidence: 0.98 }
  if (isLink(known))
    guess.link = { by: target.endsWith('@') ? 'source' : 'name', missing: missingOf(known, target) }
  return fits(profile, known) ? guess : null
}

const missingOf = (field: Field, target: Target) =>
  target.endsWith('+') || field.isRequired ? 'create' : 'report'

/** The field a header names: by its name, label, or what others call it. */
export function guessField(def: ObjectDef, header: string): Guess | undefined {
  const word = fold(header)
  if (!word) return undefined
  const stripped = stripObject(def, word)
  let best: Guess | undefined
  for (const [name, field] of Object.entries(def.fields as Fields)) {
    if (field.readOnly || field.kind === 'json' || field.kind === 'file') continue
    const found = kindOf(field).parts
      ? addressGuess(name, word)
      : plainGuess(def, name, field, word, stripped)
    if (found && found.confidence > (best?.confidence ?? 0)) best = found
  }
  return best ?? pointGuess(def, header)
}

// "Deal value" in a table of deals is the value; "account_id" elsewhere points at an account.
function stripObject(def: ObjectDef, word: string): string {
  const own = [def.name.toLowerCase(), ...(objectWords[def.name] ?? [])].sort((a, b) => b.length - a.length)
  const prefix = own.find((o) => word.startsWith(o) && word.length > o.length + 2)
  return prefix ? word.slice(prefix.length) : word
}

function plainGuess(
  def: ObjectDef,
  name: string,
  field: Field,
  word: string,
  stripped: string,
): Guess | undefined {
  const confidence = nameScore(def, name, field, word, stripped)
  if (isLink(field)) {
    // A record's own id is no link to itself; only "parent id" and the like are.
    const words = field.target === def.name ? [] : [field.target!, ...(objectWords[field.target!] ?? [])]
    const known = [...words, name].map(fold)
    const byId = known.some((k) => word === `${k}id` || word === `${k}key`)
    if (byId) return { field: name, link: { by: 'source', missing: 'report' }, confidence: 0.85 }
    return confidence
      ? { field: name, link: { by: 'name', missing: missingOf(field, guessMissing(def, field)) }, confidence }
      : undefined
  }
  return confidence ? { field: name, confidence } : undefined
}

// A contact's company is part of the contact's own data; a user's team likewise. Elsewhere an unknown name is a mistake.
const guessMissing = (def: ObjectDef, field: Field): Target =>
  (def.name === 'contact' && field.target === 'account') || def.name === 'user' ? '+' : ''

function nameScore(def: ObjectDef, name: string, field: Field, word: string, stripped: string): number {
  const own = [fold(name), fold(fieldLabel(name, field))]
  if (own.includes(word)) return name === def.title || !isLink(field) ? 0.95 : 0.94
  const others = wordsFor(def.name, name)
  const at = others.indexOf(word)
  if (at >= 0) return 0.9 - Math.min(at, 10) * 0.005
  if (stripped !== word && own.includes(stripped)) return 0.88
  if (stripped !== word && others.includes(stripped)) return 0.8
  return word.length >= 6 && own.some((o) => o.length >= 6 && near(o, word)) ? 0.6 : 0
}

// One letter wrong, missing or too many.
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const rest = [a.slice(i), b.slice(i)] as const
  return rest[0].slice(1) === rest[1].slice(1) || rest[0].slice(1) === rest[1] || rest[0] === rest[1].slice(1)
}

function addressGuess(name: string, word: string): Guess | undefined {
  if (fold(name) === word) return { field: name, part: 'street', confidence: 0.8 }
  const places = addressPlaces[name] ?? []
  for (const [part, words] of Object.entries(addressWords)) {
    if (words.includes(word))
      return name === 'shippingAddress' ? undefined : { field: name, part, confidence: 0.82 }
    for (const place of [fold(name), ...places])
      if (
        words.some(
          (w) =>
            word === place + w ||
            word === `${place}address${w}` ||
            (part === 'street' && word === `${place}address`),
        )
      )
        return { field: name, part, confidence: 0.9 }
  }
  return undefined
}

const pointWords: [RegExp, string][] = [
  [/fax/i, 'phone'],
  [/e-?mail/i, 'email'],
  [/phone|tel\b|telephone|mobile|pager/i, 'phone'],
  [/linked ?in|twitter|facebook|instagram|xing/i, 'social'],
  [/skype|whatsapp|messenger|telegram/i, 'messaging'],
  [/website|web ?page|homepage/i, 'url'],
]

function pointGuess(def: ObjectDef, header: string): Guess | undefined {
  if (!hasPoints(def) || /opt.?out|bounce|quarantin|valid|count|date|do not|hash|label|type$/i.test(header))
    return undefined
  const kind = pointWords.find(([pattern]) => pattern.test(header))?.[1]
  return kind ? { field: POINTS, part: `${kind}:${pointLabel(header)}`, confidence: 0.7 } : undefined
}

const pointLabel = (header: string) =>
  header
    .replace(/[-_:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)

const hasPoints = (def: ObjectDef) => def.name === 'contact' || def.name === 'account'

// A second column for the same e-mail address or number is one more way to reach the same people.
function overflow(def: ObjectDef, profile: ColumnProfile): Guess | null {
  if (!hasPoints(def)) return null
  const kinds: Record<string, string> = { email: 'email', phone: 'phone', url: 'url' }
  const kind = kinds[profile.kind] ?? (pointGuess(def, profile.name)?.part ?? '').split(':')[0]
  return kind ? { field: POINTS, part: `${kind}:${pointLabel(profile.name)}`, confidence: 0.6 } : null
}

function bySamples(def: ObjectDef, profile: ColumnProfile): Guess | null {
  const word = fold(profile.name)
  const field =
    profile.kind === 'email' && /mail|contact|address/.test(word)
      ? 'email'
      : profile.kind === 'url' && /web|site|link|domain/.test(word)
        ? 'website'
        : undefined
  return field && def.fields[field] ? { field, confidence: 0.55 } : null
}
