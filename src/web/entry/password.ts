import { t, tn } from '../kit/text.ts'

export const shortestPassword = 12

/** What a person should know about the password they are writing; `score` 0–4 fills the meter. */
export type Strength = { score: number; hint: string; good: boolean }

/** Length is what makes a password strong; what is easy to guess counts for less. */
export function strengthOf(password: string, own: readonly string[] = []): Strength {
  const missing = shortestPassword - [...password].length
  if (!password)
    return { score: 0, hint: t('At least 12 characters. Several words are easy to keep.'), good: false }
  if (missing > 0)
    return {
      score: 1,
      hint: tn(missing, '{count} more character', '{count} more characters'),
      good: false,
    }
  const weak = weakness(password.toLowerCase(), own)
  if (weak) return { score: 2, hint: weak, good: true }
  return password.length < 16
    ? { score: 3, hint: t('Good. Longer is stronger.'), good: true }
    : { score: 4, hint: t('Strong'), good: true }
}

function weakness(password: string, own: readonly string[]): string | undefined {
  const mine = own
    .flatMap((text) => text.toLowerCase().split(/[\s@._-]+/))
    .find((w) => w.length > 3 && password.includes(w))
  if (mine) return t('Easy to guess: it holds “{word}”', { word: mine })
  if (new Set(password).size < 6) return t('Easy to guess: few different characters')
  if (/password|qwert|letmein|welcome|12345|abcde|iloveyou/.test(password))
    return t('Easy to guess: it holds one of the most used passwords')
  return undefined
}
