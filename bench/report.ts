import type { ImportResult } from './imports.ts'
import type { StartResult } from './start.ts'

/** What one server came to; `app` and `database` are processor milliseconds per request. */
export type Side = {
  requests: number
  seconds: number
  app: number
  database: number
  p50: number
  p99: number
  bytes: number
}
export type Line = {
  name: string
  label: string
  goal: { share: number; cpu?: number }
  ours: Side
  floor: Side
  statements: number
}
export type SizeResult = { name: string; size: number; lines: Line[] }

const head =
  '        ours/s  floor/s  share  goal   CPU ms app+database  floor         times  p50 ms  p99 ms  bytes  statements'

export function printSize({ name, size, lines }: SizeResult) {
  if (!lines.length) return
  console.log(`\n${name}: ${size.toLocaleString('en')} accounts\n${head}`)
  for (const line of lines) console.log(row(line))
}

const rate = (s: Side) => s.requests / s.seconds
const cpu = (s: Side) => s.app + s.database
const parts = (s: Side) => `${s.app.toFixed(2)}+${s.database.toFixed(2)}`
const pad = (text: string | number, width: number) => String(text).padStart(width)

function row({ name, label, goal, ours, floor, statements }: Line) {
  const share = rate(ours) / rate(floor)
  const times = cpu(ours) / cpu(floor)
  const met = share >= goal.share && (!goal.cpu || times <= goal.cpu)
  return [
    name.padEnd(5),
    pad(rate(ours).toFixed(0), 8),
    pad(rate(floor).toFixed(0), 9),
    pad(`${(share * 100).toFixed(0)} %`, 7),
    pad(`${goal.share * 100} %`, 6),
    pad(parts(ours), 15),
    pad(parts(floor), 14),
    pad(times.toFixed(2), 7),
    pad(ours.p50.toFixed(1), 8),
    pad(ours.p99.toFixed(1), 8),
    pad(ours.bytes.toFixed(0), 7),
    pad(statements.toFixed(1), 6),
    `  ${met ? 'met   ' : 'missed'}  ${label}`,
  ].join('')
}

/** How much dearer a request gets from the smallest size to the biggest. */
export function printGrowth(results: SizeResult[]) {
  const [first, last] = [results[0], results.at(-1)]
  if (!first || !last || first === last) return
  console.log(`\nGrowth from ${first.name} to ${last.name}: CPU per request, p99`)
  for (const line of first.lines) {
    const other = last.lines.find((l) => l.name === line.name)
    if (!other) continue
    const times = (pick: (s: Side) => number) => `${(pick(other.ours) / pick(line.ours)).toFixed(2)} ×`
    console.log(`${line.name.padEnd(5)} ${times(cpu).padStart(8)} ${times((s) => s.p99).padStart(8)}`)
  }
}

export function printImport({ check, apply, copy, cpu, peakMb, created, rows }: ImportResult) {
  const seconds = check + apply
  console.log(
    `\nW6    ${rows.toLocaleString('en')} rows of CSV through HTTP: ${seconds.toFixed(1)} s (upload and check ${check.toFixed(1)}, ` +
      `apply ${apply.toFixed(1)}), goal 9 s; COPY ${copy.toFixed(1)} s, ours ${((copy / seconds) * 100).toFixed(0)} % of it, goal 22 %; ` +
      `processor ${cpu.ours.toFixed(1)} s beside ${cpu.copy.toFixed(1)} s, ${((cpu.copy / cpu.ours) * 100).toFixed(0)} %; ` +
      `${created.toLocaleString('en')} created, at most ${peakMb.toFixed(0)} MB`,
  )
}

export function printOnce(name: 'W10' | 'W11', result: StartResult | number | undefined) {
  if (result === undefined) return console.log(`${name.padEnd(5)} skipped: npm run build comes first`)
  if (typeof result === 'number')
    return console.log(
      `${name.padEnd(5)} first scripts of the list page ${result.toFixed(0)} kB compressed, goal 200 kB`,
    )
  const { warm, withDatabase, idleMb } = result
  console.log(
    `${name.padEnd(5)} first answer after ${warm.toFixed(1)} s, goal 1 s; with the database ${withDatabase.toFixed(1)} s, goal 3 s; ` +
      `idle ${idleMb.toFixed(0)} MB, goal 120 MB`,
  )
}
