/** The plural of an English word, as a first guess that people mend where it is wrong. */
export function pluralOf(one: string): string {
  const word = one.trim()
  if (!word) return ''
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`
}
