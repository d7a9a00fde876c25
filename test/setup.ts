import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#core/server/database/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One PostgreSQL for all tests: that of TEST_DATABASE_URL, else a forgetful one of our own. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_DATABASE_URL) {
    project.provide('databaseUrl', process.env.TEST_DATABASE_URL)
    return undefined
  }
  const directory = mkdtempSync(join(tmpdir(), 'mainstay-test-'))
  // Under root the server runs as another user, who must be able to pass.
  chmodSync(directory, 0o711)
  const server = await startEmbedded(join(directory, 'data'), { durable: false, log: { info() {} } })
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
