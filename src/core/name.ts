// Names follow by rule, so nobody maps them by hand: `creditLimit` → credit_limit → "Credit limit".
export const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export function labelOf(name: string): string {
  const words = snake(name.replace(/^x_/, '')).replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "Stock items" → "stockItems", the path and the inverse name of an object. */
export const camel = (label: string) =>
  label
    .trim()
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase())
    .replace(/^./, (letter) => letter.toLowerCase())

/** "Not contacted in 30 days" → "not-contacted-in-30-days", as a name in an address. */
export const kebab = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** The known name nearest to a misspelt one, if any is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((k) => ({ k, d: distance(name.toLowerCase(), k.toLowerCase()) }))
  ranked.sort((a, b) => a.d - b.d)
  const best = ranked[0]
  return best && best.d <= Math.max(2, Math.floor(name.length / 3)) ? best.k : undefined
}

// Levenshtein distance, two rows at a time.
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
