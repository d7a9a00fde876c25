import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fillDemo } from '#demo/index.ts'
import { faults } from './axe.ts'
import { test } from './browser.ts'
import { open } from './world.ts'

// What axe calls minor or moderate is looked at by eye.
const grave = ['serious', 'critical']

async function expectClean(page: Page, what: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`[data-mantine-color-scheme=${colorScheme}]`).first().waitFor({ state: 'attached' })
    expect(await faults(page, 'html', grave), `${what} in ${colorScheme}`).toEqual([])
  }
}

test('axe finds nothing grave on any page', { timeout: 240_000 }, async ({ context, mainstay, page }) => {
  await fillDemo(mainstay.app)
  await open({ context, mainstay, page }, '/o/accounts')
  await page.locator('[data-row="3"]').waitFor()
  await expectClean(page, 'list')
  await page.locator('[data-row="2"] [data-title]').click()
  await page.getByRole('textbox', { name: 'Write a note…' }).waitFor()
  await expectClean(page, 'record')
  await page.goto('/o/deals?layout=board')
  await page.getByRole('article').first().waitFor()
  await expectClean(page, 'board')
  await page.keyboard.press('c')
  await page.getByRole('dialog', { name: 'New deal' }).getByRole('textbox', { name: 'Name' }).waitFor()
  await expectClean(page, 'form')
  await page.goto('/import')
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor()
  await expectClean(page, 'import')
  await page.goto('/settings/profile')
  await page.locator('main h2').first().waitFor()
  await expectClean(page, 'settings')
  await context.clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await expectClean(page, 'sign-in')
})
