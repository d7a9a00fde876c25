import { expect } from 'vitest'
import { signInAsAnn, test } from './browser.ts'

test('the API can be read and tried where it runs', async ({ page, mainstay, context }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${mainstay.address}/docs`)
  await page.getByText('to see the operations and fields you may use').waitFor()
  await signInAsAnn({ mainstay, context })
  await page.goto(`${mainstay.address}/docs#createAccount`)
  await page.reload()
  const create = page.locator('#createAccount')
  await create.locator('textarea').fill('{ "name": "Made by hand" }')
  await create.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => create.locator('.answer').textContent()).toMatch(/^201.*"name": "Made by hand"/s)
  await page.getByLabel('Find an operation').fill('listAcc')
  await expect.poll(() => page.locator('.operation:visible').count()).toBe(3)
  // The strict policy of this page forbids whatever it would need to break for.
  expect(complaints).toEqual([])
})
