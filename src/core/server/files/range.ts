export type Range = { start: number; end: number }

/**
 * Reads a Range header for content of `size` bytes (RFC 9110, 14.2). One range only: players ask for no more.
 * Answers undefined where the whole is to be sent, `none` where no byte of it is there.
 */
export function readRange(header: string | undefined, size: number): Range | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? []
  if (!from && !to) return undefined
  if (!from) {
    const last = Number(to)
    return last > 0 && size > 0 ? { start: Math.max(0, size - last), end: size - 1 } : 'none'
  }
  const start = Number(from)
  const end = to ? Math.min(Number(to), size - 1) : size - 1
  // An end before its start makes the header invalid, and an invalid one is ignored.
  if (to && Number(to) < start) return undefined
  return start < size ? { start, end } : 'none'
}
