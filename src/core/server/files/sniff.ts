/** As many bytes as tell what a content is. */
export const HEAD = 64

const signatures: [offset: number, bytes: string, type: string][] = [
  [0, '89504e470d0a1a0a', 'image/png'],
  [0, 'ffd8ff', 'image/jpeg'],
  [0, '47494638', 'image/gif'],
  [8, '57454250', 'image/webp'],
  [4, '6674797068656963', 'image/heic'],
  [4, '6674797061766966', 'image/avif'],
  [0, '255044462d', 'application/pdf'],
  [0, '504b0304', 'application/zip'],
  [0, '1a45dfa3', 'video/webm'],
  [4, '667479704d3441', 'audio/mp4'],
  [4, '667479707174', 'video/quicktime'],
  [4, '66747970', 'video/mp4'],
  [0, '4f676753', 'audio/ogg'],
  [8, '57415645', 'audio/wav'],
  [0, '664c6143', 'audio/flac'],
  [0, '494433', 'audio/mpeg'],
  [0, 'fffb', 'audio/mpeg'],
  [0, 'fff3', 'audio/mpeg'],
  [0, 'fff2', 'audio/mpeg'],
]
const endings: Record<string, string> = {
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** Says what a content is, by its first bytes: a name says what its giver likes. */
export function typeOf(head: Buffer, name: string, given = ''): string {
  const hex = head.toString('hex')
  const found = signatures.find(([offset, bytes]) => hex.startsWith(bytes, offset * 2))?.[2]
  const ending = endings[name.split('.').at(-1)?.toLowerCase() ?? '']
  if (found === 'application/zip') return ending?.startsWith('application/') ? ending : found
  if (!found) return ending?.startsWith('text/') ? ending : 'application/octet-stream'
  // The same container holds sound alone or pictures too, which only its recorder knows.
  const [, kind, container] = /^(audio|video)\/(webm|mp4|ogg)\b/.exec(given.toLowerCase()) ?? []
  return kind && found.endsWith(`/${container}`) ? `${kind}/${container}` : found
}

const shown = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'application/pdf',
  'video/quicktime',
])

/** Whether a browser may open it. What it might run is only ever saved. */
export const isShown = (type: string) =>
  shown.has(type) || /^(audio|video)\/(webm|mp4|ogg|wav|flac|mpeg)$/.test(type)
