import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim } from '#core/server/lock.ts'

const place = { host: '127.0.0.1', port: 3000 }
let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mainstay-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('a second claim is told where the first one runs', () => {
  claim(directory, place)
  expect(() => claim(directory, place)).toThrow(
    `Mainstay already runs at http://127.0.0.1:3000 (process ${process.pid}); stop it first or set MAINSTAY_DATA`,
  )
})

test('a released directory may be claimed again, and nothing is left in it', () => {
  claim(directory, place)()
  claim(directory, place)()
  expect(readdirSync(directory)).toEqual([])
})

test('the claim of a dead process is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  leaveBehind({ pid, began: '1', address: 'http://127.0.0.1:1' })
  claim(directory, place)
  expect(readFileSync(join(directory, 'mainstay.lock'), 'utf8')).toContain(`"pid":${process.pid}`)
})

test('a dead process whose number another program got does not hold the directory', () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  leaveBehind({ pid: other.pid, began: 'long ago', address: 'http://127.0.0.1:1' })
  claim(directory, place)
  other.kill()
})

test('an unreadable claim is nobody’s', () => {
  writeFileSync(join(directory, 'mainstay.lock'), '{"pid":')
  claim(directory, place)()
})

function leaveBehind(holder: object) {
  writeFileSync(join(directory, 'mainstay.lock'), JSON.stringify(holder))
}
