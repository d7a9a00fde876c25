import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { setPassword } from '#core/server/session.ts'
import { create } from '#core/server/store.ts'
import { ann, type Running, test } from './browser.ts'
import { make, open, toast } from './world.ts'

/** A second person with a browser of her own. */
async function mia(browser: Browser, { app, address }: Running): Promise<Page> {
  const ctx = app.system()
  const values = { name: 'Mia Hart', email: 'mia@example.com', roles: ['manager'] }
  const user = await create(ctx, ctx.catalogue.get('user'), values as never)
  await setPassword(app.pool, user.id, ann.password, new Date())
  const context = await browser.newContext({ baseURL: address, locale: 'en-GB' })
  const data = { email: values.email, password: ann.password }
  const answer = await context.request.post('/api/v1/session', { data })
  expect(answer.ok()).toBe(true)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const fact = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^Edit ${label}`) })

test('two people on one record', async ({ browser, context, mainstay, page }) => {
  const world = { context, mainstay, page }
  const [account] = await open(world, '/o/accounts', [
    { name: 'Haldane Robotics', employees: 120, legalName: 'Haldane' },
  ])
  const hers = await mia(browser, mainstay)
  const path = `/o/accounts/${account!.id}`
  await Promise.all([page.goto(path), hers.goto(path)])
  await Promise.all([fact(page, 'Employees').waitFor(), fact(hers, 'Employees').waitFor()])

  // Both change a field of their own: nothing is asked, and both see both.
  await fact(page, 'Employees').click()
  await page.getByRole('textbox', { name: 'Employees' }).fill('250')
  await fact(hers, 'Legal name').click()
  await hers.getByRole('textbox', { name: 'Legal name' }).fill('Haldane Robotics Ltd')
  await hers.keyboard.press('Enter')
  await toast(hers, 'Legal name changed').waitFor()
  await page.keyboard.press('Enter')
  await toast(page, 'Employees changed').waitFor()
  await page.getByRole('button', { name: 'Edit Legal name: Haldane Robotics Ltd' }).waitFor()
  await hers.getByRole('button', { name: 'Edit Employees: 250' }).waitFor()

  // Both change the same field: who saves second chooses, also when the first change arrived meanwhile.
  await fact(page, 'Employees').click()
  await page.getByRole('textbox', { name: 'Employees' }).fill('300')
  await fact(hers, 'Employees').click()
  await hers.getByRole('textbox', { name: 'Employees' }).fill('260')
  await hers.keyboard.press('Enter')
  await toast(hers, 'Employees changed').waitFor()
  await page.waitForTimeout(1000)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'This account was changed meanwhile' })
  const both = await dialog.getByRole('group', { name: 'Employees' }).innerText()
  expect(both).toMatch(/Mia Hart.*\s+260\s+You\s+300/)
  await dialog.getByRole('button', { name: 'Keep what is there' }).click()
  await page.getByRole('button', { name: 'Edit Employees: 260' }).waitFor()
  await hers.context().close()
})

test('a form that somebody overtook asks field by field', async ({ browser, context, mainstay, page }) => {
  const world = { context, mainstay, page }
  const given = { name: 'Haldane Robotics', legalName: 'Haldane', website: 'haldane.example' }
  const account = await open(world, '/', []).then(() => make(world, 'accounts', given))
  const hers = await mia(browser, mainstay)
  await page.goto(`/o/accounts/${account.id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Edit Haldane Robotics' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Haldane')
  await form.getByRole('textbox', { name: 'Website' }).fill('https://ours.example')
  const theirs = { name: 'Haldane Group', website: 'https://theirs.example', industry: 'Energy' }
  const sent = await hers.request.patch(`/api/v1/accounts/${account.id}`, { data: theirs })
  expect(sent.ok()).toBe(true)
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'This account was changed meanwhile' })
  await dialog.getByRole('group', { name: 'Name' }).getByText('Haldane Group').click()
  await dialog.getByRole('button', { name: 'Save the chosen' }).click()
  await form.waitFor({ state: 'detached' })
  const stands = await (await page.request.get(`/api/v1/accounts/${account.id}`)).json()
  expect(stands).toMatchObject({ name: 'Haldane Group', website: 'https://ours.example', industry: 'Energy' })
  await hers.context().close()
})
