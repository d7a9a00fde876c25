import type { Context } from './context.ts'
import { prefixEnd } from './search.ts'

/** Distinct words looked at for one beginning. */
const WORDS = 1500

/**
 * For words nothing begins with, the nearest words that exist: one slip (two in words of eight letters or
 * more) among words that share the first letters, or the first letters with two swapped or one dropped.
 * Undefined when nothing is near.
 */
export async function nearWords(ctx: Context, typed: string[]): Promise<string[] | undefined> {
  const mended: string[] = []
  for (const word of typed) {
    const near = (await exists(ctx, word)) ? word : await nearest(ctx, word)
    if (!near) return undefined
    mended.push(near)
  }
  return mended.join() === typed.join() ? undefined : mended
}

const exists = async (ctx: Context, word: string) =>
  (
    await ctx.db.query('select from search_token where token >= $1 and token < $2 limit 1', [
      word,
      prefixEnd(word),
    ])
  ).rows.length > 0

async function nearest(ctx: Context, word: string): Promise<string | undefined> {
  if (word.length < 4 || /\d/.test(word)) return undefined
  const slips = word.length >= 8 ? 2 : 1
  let best: Near | undefined
  for (const start of beginnings(word)) {
    for (const token of await wordsFrom(ctx, start)) {
      const near = nearIn(word, token)
      if (near.d <= slips + 0.5 && (!best || near.d < best.d)) best = near
    }
    if (best && best.d <= 1) break
  }
  return best?.text
}

type Near = { text: string; d: number }

// The word may still be half typed: then a beginning of the token, a letter shorter or longer for the one that
// was dropped or doubled, is as good as the whole, or nearly.
function nearIn(word: string, token: string): Near {
  let best: Near = { text: token, d: slipsBetween(word, token) }
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    if (length >= token.length) continue
    const text = token.slice(0, length)
    const d = slipsBetween(word, text) + 0.5
    if (d < best.d) best = { text, d }
  }
  return best
}

// The slip may sit in the beginning itself: try it as typed, with letters swapped, and one dropped.
function beginnings(word: string): string[] {
  const [a, b, c] = [word[0]!, word[1]!, word[2]!]
  return [
    ...new Set([
      word.slice(0, 3),
      b + a + c,
      a + c + b,
      a + b + word[3]!,
      a + c + word[3]!,
      b + c + word[3]!,
      a + b,
    ]),
  ]
}

// A loose walk along the index: one step per distinct word, however many records share it.
async function wordsFrom(ctx: Context, start: string): Promise<string[]> {
  const found = await ctx.db.query<{ token: string }>(
    `with recursive w as (
       (select token from search_token where token >= $1 and token < $2 order by token limit 1)
       union all
       select (select s.token from search_token s where s.token > w.token and s.token < $2 order by s.token limit 1) from w where w.token is not null)
     select token from w where token is not null limit ${WORDS}`,
    [start, prefixEnd(start)],
  )
  return found.rows.map((r) => r.token)
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
export function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 9
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]!
}
