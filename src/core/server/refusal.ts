import type { Mistake } from '../check.ts'

/** Why the store did not do what was asked, in words for the person who asked. Travels as RFC 9457. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly mistakes: readonly Mistake[]
  readonly more: Record<string, unknown>

  constructor(status: number, code: string, detail: string, mistakes: readonly Mistake[] = [], more = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.mistakes = mistakes
    this.more = more
  }
}

export const notFound = (what: string) =>
  new Refusal(404, 'not_found', `${what} is not there, or not for you to see`)
export const forbidden = (what: string) => new Refusal(403, 'forbidden', `You may not ${what}`)
export const invalid = (mistakes: readonly Mistake[], detail: string) =>
  new Refusal(422, 'invalid', detail, mistakes)
