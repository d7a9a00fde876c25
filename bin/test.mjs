import { existsSync, readdirSync } from 'node:fs'
import { ensureBuilt } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { inProject, requireNode, runNode } from './lib/project.mjs'
import { runTests, sum } from './lib/vitest.mjs'

requireNode()
await ensurePackages()
const filters = process.argv.slice(2)
// A filter may match in one part only; without one, a part that finds no test is broken.
const args = filters.length ? ['--passWithNoTests', ...filters] : []

const parts = [filters.length ? undefined : check, plainTests, apiTestsOnGivenServer, browserTests]
const none = { passed: 0, failed: 0, skipped: 0 }
const counts = []
for (const part of parts) if (part) counts.push(await part())

const { passed, failed, skipped } = sum(counts)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
if (failed) process.exitCode = 1
if (passed + failed === 0) {
  console.error(filters.length ? `No test matches ${filters.join(' ')}` : 'No test was found')
  process.exitCode = 1
}

async function check() {
  title('Checks')
  const code = await runNode([inProject('bin/check.mjs')])
  if (code !== 0) console.log('A failed check counts as one failed test.')
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function plainTests() {
  title('Tests on the embedded PostgreSQL')
  // The size of what the browser loads is gated too, so it must be there and be of this state.
  await ensureBuilt()
  return runTests(['--exclude', 'test/browser/**', ...args], { TEST_DATABASE_URL: '' })
}

function apiTestsOnGivenServer() {
  if (!process.env.TEST_DATABASE_URL || !existsSync(inProject('test/api'))) return none
  title('API tests on the server of TEST_DATABASE_URL')
  return runTests(args, { TESTS_BELOW: 'test/api' })
}

async function browserTests() {
  const files = browserFiles()
  if (!files.length) return none
  const chromium = findChromium()
  if (!chromium) {
    const advice = 'install one (apt-get install chromium) or set CHROMIUM to its path'
    console.log(`\nNo Chromium found: ${files.length} files of browser tests are skipped; ${advice}.`)
    return { ...none, skipped: files.length }
  }
  title('Browser tests')
  await ensureBuilt()
  return runTests(args, { TESTS_BELOW: 'test/browser', TEST_DATABASE_URL: '', CHROMIUM: chromium })
}

function browserFiles() {
  if (!existsSync(inProject('test/browser'))) return []
  return readdirSync(inProject('test/browser'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !filters.length || filters.some((filter) => `test/browser/${name}`.includes(filter)))
}

function title(text) {
  console.log(`\n— ${text}`)
}
