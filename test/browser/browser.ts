import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { test as base } from 'vitest'
import { App } from '#core/server/app.ts'
import { readConfig } from '#core/server/config.ts'
import { buildServer } from '#core/server/http/server.ts'
import { makeFirstAdmin } from '#core/server/http/setup.ts'
import { createLog } from '#core/server/log.ts'
import { objects } from '#objects.ts'
import '#slices.ts'
import { freshDatabase } from '../database.ts'

const root = join(import.meta.dirname, '../..')
export const ann = { name: 'Ann Berg', email: 'ann@example.com', password: 'correct horse battery' }

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const findChromium = () =>
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  )

export type Running = { app: App; address: string; close(): Promise<void> }

/** Mainstay with the built app on a database of its own. */
export async function startMainstay(): Promise<Running> {
  const database = await freshDatabase()
  const config = readConfig({ LOG_LEVEL: 'error', MAINSTAY_RATE_LIMIT: '100000' })
  const log = createLog({ level: 'error', readable: false })
  const dataDir = mkdtempSync(join(tmpdir(), 'mainstay-browser-'))
  const app = new App({ url: database.url, objects, config, log, dataDir })
  await app.start()
  const server = await buildServer(app, { webDir: join(root, 'dist/web') })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  await app.startJobs()
  const close = async () => {
    await server.close()
    await app.stop()
    await database.drop()
  }
  return { app, address, close }
}

type World = { browser: Browser; mainstay: Running; context: BrowserContext; page: Page; errors: string[] }

/**
 * `page` shows a running Mainstay that nobody has set up; `errors` gathers what the page's console complains
 * of, and a test fails when it is not empty at the end.
 */
export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from this pattern
  browser: async ({}, use) => {
    const browser = await chromium.launch({ executablePath: findChromium(), args: flags })
    await use(browser)
    await browser.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mainstay: async ({}, use) => {
    const running = await startMainstay()
    await use(running)
    await running.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  errors: async ({}, use) => {
    await use([])
  },
  context: async ({ browser, mainstay }, use) => {
    const context = await browser.newContext({
      baseURL: mainstay.address,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
    })
    await use(context)
    await context.close()
  },
  page: async ({ context, errors, task }, use) => {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => errors.push(error.message))
    await use(page)
    if (task.result?.errors?.length) await picture(page, task.name)
    if (errors.length) throw new Error(`The page failed: ${errors.join('; ')}`)
  },
})

// What the page looked like when a test failed says more than where it waited.
async function picture(page: Page, name: string) {
  const path = join(root, 'test-results', `${name.replace(/\W+/g, '-')}.png`)
  await page.screenshot({ path })
  console.log(`The page as the test failed: ${path}`)
}

/** Makes ann the administrator and signs the context in, without a page. */
export async function signInAsAnn({ mainstay, context }: Pick<World, 'mainstay' | 'context'>) {
  await makeFirstAdmin(mainstay.app, ann)
  const answer = await context.request.post('/api/v1/session', {
    data: { email: ann.email, password: ann.password },
  })
  if (!answer.ok()) throw new Error(`sign-in failed: ${answer.status()}`)
}
