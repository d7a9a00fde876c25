import { mkdirSync, statSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from './lib/chromium.mjs'
import { inProject } from './lib/project.mjs'

// Takes the pictures of the documentation from a running Mainstay that shows the demo company.
const [address, email, password] = process.argv.slice(2)
const executablePath = findChromium()
if (!password || !executablePath) {
  console.error(
    'node bin/pictures.mjs <address> <e-mail> <password>   (Chromium from $CHROMIUM or the usual places)',
  )
  process.exit(1)
}

const folder = inProject('docs/pictures')
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const star = 'Harrowmere Foods'

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  await onDesk()
  await onPhone()
} finally {
  await browser.close()
}

async function onDesk() {
  const page = await signedIn({ viewport: desk })
  await show(page, '/o/accounts')
  await take(page, 'accounts')
  await show(page, await addressOf(page, star))
  await take(page, 'account')
  await show(page, '/o/deals?layout=board')
  await take(page, 'deals')
  await show(page, '/o/accounts')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('harrow')
  await settled(page)
  await take(page, 'search')
  await page.context().close()
  const dark = await signedIn({ viewport: desk, colorScheme: 'dark' })
  await show(dark, await addressOf(dark, star))
  await take(dark, 'account-dark')
  await dark.context().close()
}

async function onPhone() {
  const page = await signedIn({ viewport: phone, hasTouch: true, isMobile: true })
  await show(page, '/o/accounts')
  await take(page, 'phone-accounts')
  await show(page, await addressOf(page, star))
  await take(page, 'phone-account')
  await page.context().close()
}

async function signedIn(options) {
  const context = await browser.newContext({ deviceScaleFactor: 1, locale: 'en-GB', ...options })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

async function addressOf(page, name) {
  const filter = encodeURIComponent(JSON.stringify({ name: { is: name } }))
  const answer = await page.request.get(`${address}/api/v1/accounts?filter=${filter}&fields=name`)
  const { data } = await answer.json()
  if (!data[0]) throw new Error(`there is no account ${name}; load the demo company first`)
  return `/o/accounts/${data[0].id}`
}

async function show(page, path) {
  await page.goto(address + path)
  await settled(page)
}

// The stream of live updates never ends, so the network is never idle: what counts is that nothing waits.
async function settled(page) {
  await page.locator('#page').waitFor()
  await page.waitForTimeout(1200)
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 10_000 })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function take(page, name) {
  const path = `${folder}/${name}.png`
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} kB`)
}
