/** A copied e-mail: its head read, the rest as it stood. */
export type Mail = {
  subject: string
  from: Address[]
  to: Address[]
  cc: Address[]
  at: string | null
  body: string
}
export type Address = { name: string | null; email: string | null }

/** How mail programs of several languages call the lines above a message. */
const names: Record<string, keyof Mail> = {
  ...{ from: 'from', von: 'from', de: 'from', da: 'from', van: 'from', od: 'from' },
  ...{ to: 'to', an: 'to', à: 'to', a: 'to', para: 'to', aan: 'to', do: 'to' },
  ...{ cc: 'cc', kopie: 'cc', copie: 'cc' },
  ...{ subject: 'subject', betreff: 'subject', objet: 'subject', oggetto: 'subject', asunto: 'subject' },
  ...{ onderwerp: 'subject', assunto: 'subject', temat: 'subject' },
  ...{ date: 'at', sent: 'at', datum: 'at', gesendet: 'at', envoyé: 'at', data: 'at', fecha: 'at' },
  ...{ enviado: 'at', verzonden: 'at' },
}
const headLine = /^[>*\s]*([\p{L}-]{1,12})\s?\*{0,2}:\*{0,2}\s*(.*)$/u

/**
 * Reads an e-mail as people copy it out of a mail program, with the lines "From:", "To:", "Subject:" above it.
 * Answers undefined where these are not at the top.
 */
export function readMail(text: string): Mail | undefined {
  const lines = text.replace(/\r/g, '').trim().split('\n')
  const found = new Map<keyof Mail, string>()
  let at = 0
  let last: keyof Mail | 'other' | undefined
  for (; at < lines.length; at++) {
    const line = lines[at]!
    const [, word, rest] = headLine.exec(line) ?? []
    const name = word ? names[word.toLowerCase()] : undefined
    if (name && !found.has(name)) {
      found.set(name, rest!.trim())
      last = name
    } else if (/^\s+\S/.test(line) && last && last !== 'other')
      found.set(last, `${found.get(last)} ${line.trim()}`)
    else if (word && found.size && isOtherHead(word)) last = 'other'
    else if (!line.trim() && !found.size) continue
    else break
  }
  if (!found.has('from') || !(found.has('subject') || found.has('to'))) return undefined
  const list = (name: 'from' | 'to' | 'cc') => readAddresses(found.get(name) ?? '')
  const body = lines.slice(at).join('\n').trim()
  return {
    subject: found.get('subject') ?? '',
    from: list('from'),
    to: list('to'),
    cc: list('cc'),
    at: readMoment(found.get('at')),
    body,
  }
}

const isOtherHead = (word: string) =>
  /^(reply-to|message-id|bcc|antwort|importance|attachments|anlagen|wichtigkeit)$/i.test(word)

/** `Ann Berg <ann@example.com>; bob@example.com`: names and addresses, whatever stands between them. */
export function readAddresses(text: string): Address[] {
  const parts = text.match(/(?:"[^"]*"|<[^>]*>|\[[^\]]*\]|[^,;"<[])+/g) ?? []
  return parts.flatMap((part): Address[] => {
    const email = /[^\s<>[\]():;,"']+@[^\s<>[\]():;,"']+\.[^\s<>[\]():;,"']+/
      .exec(part)?.[0]
      ?.replace(/^mailto:/i, '')
    const name = part
      .replace(/<[^>]*>|\[[^\]]*\]/g, '')
      .replaceAll('"', '')
      .trim()
    const named = name && name !== email ? name : null
    return named || email ? [{ name: named, email: email?.toLowerCase() ?? null }] : []
  })
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const german: Record<string, string> = { mär: 'mar', mrz: 'mar', mai: 'may', okt: 'oct', dez: 'dec' }

// "Mon, 2 Mar 2026 10:02:00 +0100", "Montag, 2. März 2026 10:02", "2026-03-02 10:02", "March 2, 2026 10:02 AM".
function readMoment(text: string | undefined): string | null {
  if (!text) return null
  const iso = Date.parse(text)
  if (!Number.isNaN(iso) && /\d{4}/.test(text)) return new Date(iso).toISOString()
  const [, day, word, year, hour, minute] =
    /(\d{1,2})\.?\s+(\p{L}{3})\p{L}*\.?,?\s+(\d{4})\D+(\d{1,2}):(\d{2})/u.exec(text) ?? []
  const short = word?.toLowerCase() ?? ''
  const month = months.indexOf(german[short] ?? short)
  if (!day || month < 0) return null
  return new Date(Number(year), month, Number(day), Number(hour), Number(minute)).toISOString()
}
