import { say } from '../text.ts'
import { type Checked, make, type Options, plainKind } from './kind.ts'

const textTests = ['is', 'not', 'in', 'has', 'starts'] as const

type TextOptions = Options & { max?: number }

export const text = <const O extends TextOptions>(o: O = {} as O) => make<string, O>('text', o)
/** Formatted text, kept as safe HTML. */
export const longText = <const O extends TextOptions>(o: O = {} as O) => make<string, O>('longText', o)
export const email = <const O extends Options>(o: O = {} as O) =>
  make<string, O>('email', { personal: true, ...o })
export const url = <const O extends Options>(o: O = {} as O) => make<string, O>('url', o)

export const textKind = plainKind<string>('text', {
  label: 'Text',
  editor: 'line',
  tests: textTests,
  check: (value, field) => checkText(value, field.max ?? 1000),
  schema: (field) => ({ type: 'string', maxLength: field.max ?? 1000 }),
})

export const longTextKind = plainKind<string>('text', {
  label: 'Long text',
  editor: 'area',
  tests: ['is', 'not', 'has'],
  sortable: false,
  check: (value, field) => checkText(value, field.max ?? 100_000),
  show: (value) => plain(value),
  schema: (field) => ({ type: 'string', maxLength: field.max ?? 100_000 }),
})

export const emailKind = plainKind<string>('text', {
  label: 'E-mail',
  editor: 'line',
  tests: textTests,
  check: checkEmail,
  operand: (value) => ({ value: String(value).trim().toLowerCase() }),
  schema: () => ({ type: 'string', maxLength: 254, examples: ['ann@example.com'] }),
})

export const urlKind = plainKind<string>('text', {
  label: 'Web address',
  editor: 'line',
  tests: textTests,
  check: checkUrl,
  operand: (value) => ({ value: String(value) }),
  show: (value) => value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
  schema: () => ({ type: 'string', maxLength: 2000, examples: ['https://example.com'] }),
})

/** Words of formatted text, for lists, search and export previews. */
export const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

function checkText(value: unknown, max: number): Checked<string> {
  if (typeof value === 'number' || typeof value === 'boolean') return { value: String(value) }
  if (typeof value !== 'string') return { error: 'must be text' }
  // PostgreSQL text cannot hold the zero character or half a surrogate pair; nothing else is taken away.
  const clean = value
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
  return clean.length > max
    ? { error: say('has {count} characters; at most {max} fit', { count: clean.length, max }) }
    : { value: clean }
}

// Addresses as RFC 5321 allows them in practice: one @, no spaces, a dotted domain, 254 characters.
function checkEmail(value: unknown): Checked<string> {
  const clean =
    typeof value === 'string'
      ? value
          .trim()
          .replace(/^mailto:/i, '')
          .toLowerCase()
      : ''
  const good = clean.length <= 254 && /^[^\s@<>(),;:"[\]]+@([\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u.test(clean)
  return good ? { value: clean } : { error: 'must be an e-mail address such as ann@example.com' }
}

function checkUrl(value: unknown): Checked<string> {
  const raw = typeof value === 'string' ? value.trim() : ''
  const error = { error: 'must be a web address such as https://example.com' }
  if (!raw || /\s/.test(raw) || raw.length > 2000) return error
  try {
    const parsed = new URL(
      /^[a-z][a-z0-9+.-]*:/i.test(raw) && !/^[\w.-]+:\d/.test(raw) ? raw : `https://${raw}`,
    )
    if (!/^https?:$/.test(parsed.protocol) || !parsed.hostname.includes('.')) return error
    return { value: parsed.pathname === '/' && !parsed.search ? parsed.origin : parsed.href }
  } catch {
    return error
  }
}
