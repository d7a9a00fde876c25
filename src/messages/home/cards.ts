import type { Context } from '#core/server/context.ts'

/** What a card is asked with: the reader's day, from its first instant to that of the next. */
export type Asked = { ctx: Context; zone: string; day: string; from: string; to: string }

type Card = (asked: Asked) => Promise<unknown>

const cards = new Map<string, Card>()

/** Adds what Home tells under a name; slices that come later add theirs. */
export function homeCard(name: string, tell: Card) {
  cards.set(name, tell)
}

/** All cards at once; what one of them has to say does not wait for the others. */
export async function tellHome(asked: Asked): Promise<Record<string, unknown>> {
  const told = await Promise.all([...cards].map(async ([name, tell]) => [name, await tell(asked)] as const))
  return Object.fromEntries(told)
}
