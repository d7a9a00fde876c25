import type { Mistake } from '../check.ts'
import type { ObjectDef } from '../object.ts'
import { type SaidValues, type Sentence, say, within, word } from '../text.ts'

/** Why the store did not do what was asked, in words for the person who asked. Travels as RFC 9457. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly detail: Sentence
  readonly mistakes: readonly Mistake[]
  readonly more: Record<string, unknown>

  constructor(status: number, code: string, detail: Sentence, mistakes: readonly Mistake[] = [], more = {}) {
    super(String(detail))
    this.detail = detail
    this.status = status
    this.code = code
    this.mistakes = mistakes
    this.more = more
  }
}

/** `what` begins the sentence: "This change". */
export const notFound = (what: Sentence) =>
  new Refusal(404, 'not_found', say('{what} is not there, or not for you to see', { what: within(what) }))
/** `what` ends the sentence: "create accounts". */
export const forbidden = (what: Sentence) =>
  new Refusal(403, 'forbidden', say('You may not {what}', { what: within(what) }))

/** "This account", to begin a sentence with. */
export const thisOne = (def: ObjectDef) => say('This {object}', { object: word(def.labels[0]) })

const acts = {
  read: (values: SaidValues) => say('read {objects}', values),
  create: (values: SaidValues) => say('create {objects}', values),
  update: (values: SaidValues) => say('update {objects}', values),
  upsert: (values: SaidValues) => say('upsert {objects}', values),
  delete: (values: SaidValues) => say('delete {objects}', values),
  restore: (values: SaidValues) => say('restore {objects}', values),
}
export const mayNot = (what: keyof typeof acts, def: ObjectDef) =>
  forbidden(acts[what]({ objects: word(def.labels[1]) }))

export const invalid = (mistakes: readonly Mistake[], detail: Sentence) =>
  new Refusal(422, 'invalid', detail, mistakes)
