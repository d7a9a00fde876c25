import { expect } from 'vitest'
import { fillDemo } from '#demo/index.ts'
import { test } from './browser.ts'
import { make, open } from './world.ts'

test('nothing is wider than a phone', { timeout: 120_000 }, async ({ context, mainstay, page }) => {
  const world = { context, mainstay, page }
  await fillDemo(mainstay.app)
  await page.setViewportSize({ width: 390, height: 844 })
  await open(world, '/')
  const revenue = { amount: 11_800_000_000, currency: 'GBP' }
  const name = 'A Very Long Name of a Company That Makes Pumps'
  const { id } = await make(world, 'accounts', { name, annualRevenue: revenue })
  const wide = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('#page, #page > *, .card, dialog')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`),
    )
  await page.goto('/o/accounts?sort=%22-updatedAt%22')
  await page.getByRole('list', { name: 'Accounts' }).getByText(name).waitFor()
  expect(await wide(), 'list').toEqual([])
  await page.goto(`/o/accounts/${id}`)
  await page.getByRole('textbox', { name: 'Write a note…' }).waitFor()
  expect(await wide(), 'record').toEqual([])
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog', { name: /^Edit/ }).getByRole('textbox', { name: 'Name' }).first().waitFor()
  expect(await wide(), 'form').toEqual([])
  await page.goto('/import')
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor()
  expect(await wide(), 'import').toEqual([])
})
