/** One property of a card: `item1.TEL;TYPE=cell:+49…`. Values stay escaped; `bytes` is set where they were encoded. */
export type Property = { group: string; name: string; params: Map<string, string[]>; value: string }

/** The cards of a file, of any version from 2.1 to 4.0, each as its properties. Broken lines are kept as NOTE. */
export function readCards(text: string): Property[][] {
  const cards: Property[][] = []
  let card: Property[] | undefined
  for (const line of unfold(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) card = []
    else if (/^END:VCARD\s*$/i.test(line)) {
      if (card) cards.push(card)
      card = undefined
    } else if (card && line.trim()) card.push(readLine(line))
  }
  // A file cut off in the middle still has the fields it has.
  if (card?.length) cards.push(card)
  return cards
}

function unfold(text: string): string[] {
  const lines: string[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const last = lines.at(-1)
    if (last !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1)
    else if (last !== undefined && isOpenQuotedPrintable(last))
      lines[lines.length - 1] = `${last.slice(0, -1)}${line}`
    else if (last !== undefined && isOpenBase64(last) && /^[A-Za-z0-9+/=]+$/.test(line))
      lines[lines.length - 1] = last + line
    else lines.push(line)
  }
  return lines
}

const isOpenQuotedPrintable = (line: string) =>
  line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line)
const isOpenBase64 = (line: string) => /^[^:]*[;=](BASE64|B)\b[^:]*:/i.test(line) && !line.endsWith('=')

function readLine(line: string): Property {
  const colon = endOfName(line)
  if (colon < 0) return { group: '', name: 'NOTE', params: new Map(), value: line.trim() }
  const [head, ...rest] = splitOutside(line.slice(0, colon), ';')
  const dot = head!.lastIndexOf('.')
  const params = new Map<string, string[]>()
  for (const param of rest) addParam(params, param)
  const property = {
    group: head!.slice(0, Math.max(dot, 0)).toLowerCase(),
    name: head!
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    params,
    value: line.slice(colon + 1),
  }
  return { ...property, value: decode(property) }
}

function endOfName(line: string): number {
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === ':' && !quoted) return i
  }
  return -1
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = ['']
  let quoted = false
  for (const c of text) {
    if (c === '"') quoted = !quoted
    else if (c === separator && !quoted) parts.push('')
    else parts[parts.length - 1] += c
  }
  return parts
}

// 2.1 writes `TEL;HOME;CELL` and `;QUOTED-PRINTABLE` bare, later versions `TYPE=home,cell`.
function addParam(params: Map<string, string[]>, param: string) {
  const at = param.indexOf('=')
  const bare = param.trim().toUpperCase()
  const bareName = /^(QUOTED-PRINTABLE|BASE64|B|8BIT|7BIT)$/.test(bare) ? 'ENCODING' : 'TYPE'
  const name = at < 0 ? bareName : param.slice(0, at).trim().toUpperCase()
  const values = (at < 0 ? param : param.slice(at + 1))
    .split(',')
    .map((v) => v.trim())
    .filter(Boolean)
  params.set(name, [...(params.get(name) ?? []), ...values])
}

function decode({ params, value }: Property): string {
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase()
  if (encoding !== 'QUOTED-PRINTABLE') return value
  const bytes = value
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const charset = params.get('CHARSET')?.[0] ?? 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(latin1(bytes))
  } catch {
    return new TextDecoder('windows-1252').decode(latin1(bytes))
  }
}

// Characters beyond one byte were never encoded; they are written as UTF-8 so that one decoder reads all.
const latin1 = (text: string): Uint8Array =>
  [...text].every((c) => c.charCodeAt(0) < 256)
    ? Uint8Array.from(text, (c) => c.charCodeAt(0))
    : new TextEncoder().encode(text)

/** `a\;b;c` → ["a;b", "c"] */
export function parts(value: string, separator = ';'): string[] {
  const result = ['']
  for (let i = 0; i < value.length; i++) {
    const c = value[i]!
    if (c === '\\' && i + 1 < value.length) result[result.length - 1] += escaped(value[++i]!)
    else if (c === separator) result.push('')
    else result[result.length - 1] += c
  }
  return result.map((part) => part.trim())
}

const escaped = (c: string) => (c === 'n' || c === 'N' ? '\n' : c)
export const plainValue = (value: string) => parts(value, '\u0000')[0]!
