import { randomFillSync } from 'node:crypto'

// Asking the system for ten bytes costs more than all else here, so many are asked for at once.
const ground = Buffer.alloc(8000)
let used = ground.length
const last = { ms: 0, a: 0, high: 0, low: 0 }

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then a counter on random ground, so ids made in one
 * process sort in the order they were made. */
export function newId(ms: number): string {
  if (ms > last.ms) begin(ms)
  else count()
  const time = hex(last.ms, 12)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(last.a, 3)}-${hex(0x8000 + (last.high >>> 16), 4)}-${hex(last.high & 0xffff, 4)}${hex(last.low, 8)}`
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

// The counter's first bit is nought, so that it has room to grow within its millisecond.
function begin(ms: number) {
  if (used + 10 > ground.length) {
    randomFillSync(ground)
    used = 0
  }
  last.ms = ms
  last.a = ground.readUInt16BE(used) & 0x7ff
  last.high = ground.readUInt32BE(used + 2) >>> 2
  last.low = ground.readUInt32BE(used + 6)
  used += 10
}

function count() {
  if (++last.low <= 0xffffffff) return
  last.low = 0
  if (++last.high <= 0x3fffffff) return
  last.high = 0
  if (++last.a <= 0xfff) return
  begin(last.ms + 1)
}
