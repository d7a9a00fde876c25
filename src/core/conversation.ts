/** One thing somebody said in a copied chat; `at` as it stood there. */
export type Said = { who: string; at: string | null; text: string }

const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?`
const day = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s\p{L}{3,9}\.?(?:\s\d{4})?|\p{L}{3,9}\s\d{1,2}(?:,\s\d{4})?)`
const moment = `(?:${day},?\\s+)?${time}`
const name = String.raw`[\p{L}\p{N}+][^:\n<>[\]]{0,59}?`

/** How programs copy a chat: each line begins with who spoke, and mostly when. */
const starts: RegExp[] = [
  // [12/03/2026, 10:02:11] Ana: text
  new RegExp(`^\\[(?<at>${moment})\\]\\s*(?<who>${name}):\\s*(?<text>.*)$`, 'iu'),
  // 12/03/26, 10:02 - Ana: text
  new RegExp(`^(?<at>${moment})\\s+[-–—]\\s+(?<who>${name}):\\s*(?<text>.*)$`, 'iu'),
  // 10:02 Ana: text
  new RegExp(`^(?<at>${moment})\\s+(?<who>${name}):\\s*(?<text>.*)$`, 'iu'),
  // <Ana> text
  new RegExp(`^(?:\\[?(?<at>${moment})\\]?\\s+)?<(?<who>[^<>\\n]{1,60})>\\s+(?<text>.*)$`, 'iu'),
  // Ana Moreno  10:02 AM, the text below
  new RegExp(`^(?<who>${name})\\s{1,4}\\[?(?<at>${moment})\\]?(?<text>)$`, 'iu'),
  // Ana (10:02): text
  new RegExp(`^(?<who>${name})\\s*[([](?<at>${moment})[)\\]]:?\\s*(?<text>.*)$`, 'iu'),
]
const bare = new RegExp(`^(?<who>${name}):\\s+(?<text>.*)$`, 'iu')

/**
 * Reads a copied chat. Answers undefined where the text is none: fewer than two lines that begin with a name, or
 * none that begins so at its top. Lines that do not belong to what was said before them.
 */
export function readConversation(text: string): Said[] | undefined {
  const lines = text
    .replace(/\r/g, '')
    .replace(/[\u200e\u200f\u202f]/g, (c) => (c === '\u202f' ? ' ' : ''))
    .split('\n')
  const timed = said(lines, starts)
  if (timed) return timed
  return said(lines, [bare], true)
}

function said(lines: string[], forms: RegExp[], strict = false): Said[] | undefined {
  const found: Said[] = []
  for (const line of lines) {
    const start = forms.map((form) => form.exec(line.trim())?.groups).find(Boolean)
    if (start) found.push({ who: start.who!.trim(), at: start.at ?? null, text: start.text ?? '' })
    else if (found.length) found.at(-1)!.text += `\n${line}`
    else if (line.trim()) return undefined
  }
  const all = found.map((one) => ({ ...one, text: one.text.trim() })).filter((one) => one.text)
  // "Budget: 20" looks like somebody who speaks; in a chat without times somebody speaks twice, or all are few.
  const people = new Set(all.map((one) => one.who))
  const isChat = all.length > 1 && (!strict || people.size < all.length || people.size === 2)
  return isChat ? all : undefined
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A conversation as formatted text: who in bold, when in italics, what was said below. */
export const conversationHtml = (said: readonly Said[]) =>
  said
    .map(({ who, at, text }) => {
      const when = at ? ` <em>${safe(at)}</em>` : ''
      return `<p><strong>${safe(who)}</strong>${when}<br>${safe(text).replaceAll('\n', '<br>')}</p>`
    })
    .join('')
