import { mkdirSync, statSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from './lib/chromium.mjs'
import { inProject } from './lib/project.mjs'

// Takes the pictures of the documentation from a running Mainstay that shows the demo company.
const [address, email, password, ...only] = process.argv.slice(2)
const executablePath = findChromium()
if (!password || !executablePath) {
  console.error(
    'node bin/pictures.mjs <address> <e-mail> <password> [name …]   (Chromium from $CHROMIUM or the usual places)',
  )
  process.exit(1)
}

const folder = inProject('docs/pictures')
const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}
const schemes = ['light', 'dark']
const star = 'Harrowmere Foods'

/** What is shown by name: where it is, and what is done there first. */
const shots = {
  home: { at: () => '/' },
  list: { at: () => '/o/accounts' },
  record: { at: addressOf },
  board: { at: () => '/o/deals?layout=board' },
  palette: { at: () => '/o/accounts', first: openPalette },
  settings: { at: () => '/settings/objects' },
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  for (const size of Object.keys(sizes)) for (const scheme of schemes) await takeAll(size, scheme)
} finally {
  await browser.close()
}

async function takeAll(size, scheme) {
  const page = await signedIn({ ...sizes[size], colorScheme: scheme })
  for (const [name, { at, first }] of Object.entries(shots)) {
    if (only.length && !only.includes(name)) continue
    await page.goto(address + (await at(page)))
    await settled(page)
    await first?.(page)
    await take(
      page,
      [name, size === 'phone' && 'phone', scheme === 'dark' && 'dark'].filter(Boolean).join('-'),
    )
  }
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

async function addressOf(page) {
  const filter = encodeURIComponent(JSON.stringify({ name: { is: star } }))
  const answer = await page.request.get(`${address}/api/v1/accounts?filter=${filter}&fields=name`)
  const { data } = await answer.json()
  if (!data[0]) throw new Error(`there is no account ${star}; load the demo company first`)
  return `/o/accounts/${data[0].id}`
}

async function openPalette(page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('harrow')
  await settled(page)
}

// The stream of live updates never ends, so the network is never idle: what counts is that nothing waits.
async function settled(page) {
  await page.locator('#page').waitFor()
  await page.waitForTimeout(1500)
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 20_000 })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function take(page, name) {
  const path = `${folder}/${name}.png`
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} kB`)
}
