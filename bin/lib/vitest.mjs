import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runNode, tool } from './project.mjs'

/** Runs vitest and answers how many tests passed, failed and were skipped. */
export async function runTests(args, env = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), 'mainstay-results-'))
  const results = path.join(directory, 'results.json')
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const command = [tool('vitest'), 'run', ...report, ...args]
  const code = await runNode(command, { env: { NODE_ENV: 'test', ...env } })
  const counts = existsSync(results) ? countsOf(JSON.parse(readFileSync(results, 'utf8'))) : nothing
  rmSync(directory, { recursive: true })
  // A file that does not even load, or a setup that breaks, has no failed test to count.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const nothing = { passed: 0, failed: 0, skipped: 0 }

const countsOf = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
})

export const sum = (all) =>
  all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    nothing,
  )
