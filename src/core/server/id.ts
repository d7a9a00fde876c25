import { randomBytes } from 'node:crypto'

let last = 0n

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then a counter on random ground, so ids made in one
 * process sort in the order they were made. */
export function newId(ms: number): string {
  const time = BigInt(ms) << 74n
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`) & ((1n << 73n) - 1n)
  const fresh = time | random
  last = fresh > last ? fresh : last + 1n
  const high = last >> 74n
  const a = (last >> 62n) & 0xfffn
  const b = last & ((1n << 62n) - 1n)
  const hex = ((high << 80n) | (7n << 76n) | (a << 64n) | (2n << 62n) | b).toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
