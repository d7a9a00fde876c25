// Letters that look alike are left out: it may be read aloud.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twenty random letters in groups, about 99 bits. */
export function strongPassword(): string {
  const random = crypto.getRandomValues(new Uint32Array(20))
  const text = [...random].map((n) => letters[n % letters.length]).join('')
  return text.replace(/(.{5})(?=.)/g, '$1-')
}
