import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { faults } from './axe.ts'
import { type Running, signInAsAnn, test } from './browser.ts'

test('a field added at run time shows in list, form and filter without a reload', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/objects/account')
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('Service level')
  await page.getByRole('dialog').getByText('Choice', { exact: true }).click()
  await page.getByLabel('Choice 1').fill('VIP')
  await page.getByLabel('Choice 1').press('Enter')
  await page.getByLabel('Choice 2').fill('Standard')
  await page.getByRole('button', { name: 'Add field' }).last().click()
  await page.getByRole('button', { name: 'Service level' }).waitFor()

  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await page.getByRole('button', { name: 'New account' }).first().click()
  const form = page.getByRole('dialog', { name: 'New account' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Haldane Robotics')
  await form.getByText('More fields').click()
  await form.getByRole('combobox', { name: 'Service level' }).click()
  await page.getByRole('option', { name: 'VIP' }).click()
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.goto('/o/accounts?columns=%22name%2Cx_service_level%22')
  await page.getByText('Haldane Robotics').first().waitFor()
  await page.getByText('VIP', { exact: true }).first().waitFor()
})

test('a removed field leaves, and Undo brings it back with its values', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/objects/account')
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('Shoe size')
  await page.getByRole('button', { name: 'Add field' }).last().click()
  await page.getByRole('button', { name: 'Shoe size' }).click()
  await page.getByRole('button', { name: 'Remove field' }).click()
  await page.getByRole('button', { name: 'Shoe size' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Shoe size' }).waitFor()
})

test('what a formula gets wrong is said as it is written and when it is saved', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/objects/deal')
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('Doubled')
  await page.getByRole('dialog').getByText('Formula', { exact: true }).click()
  const formula = page.getByRole('textbox', { name: 'Formula' })
  await formula.fill('probablity * 2')
  await page.getByText('knows no field probablity').waitFor()
  await formula.fill('name * 2')
  await page.getByRole('button', { name: 'Add field' }).last().click()
  await page.getByText('The formula does not work').waitFor()
  await formula.fill('probability * 2')
  await page.getByRole('button', { name: 'Add field' }).last().click()
  await page.getByRole('button', { name: 'Doubled' }).waitFor()
})

test('an added object stands in the navigation and takes records', async ({ context, mainstay, page }) => {
  await open({ context, mainstay, page }, '/settings/objects')
  await page.getByRole('button', { name: 'New object' }).click()
  await page.getByLabel('Name of one').fill('Property')
  expect(await page.getByLabel('Name of many').inputValue()).toBe('Properties')
  await page.getByRole('button', { name: 'Create object' }).click()
  await page.getByRole('heading', { name: 'Properties', level: 2 }).waitFor()
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByText('Properties').click()
  await page.getByRole('button', { name: 'New property' }).first().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('12 Harbour Street')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('12 Harbour Street').first().waitFor()
})

test('stages change places by button and by mouse, and Undo puts them back', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/pipelines')
  await page.getByRole('button', { name: 'Move Proposal up' }).click()
  await page.getByText('Order of stages changed').waitFor()
  expect((await stages(mainstay)).slice(0, 3)).toEqual(['Prospecting', 'Proposal', 'Qualified'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone').waitFor()
  expect((await stages(mainstay)).slice(0, 3)).toEqual(['Prospecting', 'Qualified', 'Proposal'])
  await drag(page, 0, 2)
  await page.getByText('Order of stages changed').waitFor()
  expect((await stages(mainstay)).slice(0, 3)).toEqual(['Qualified', 'Proposal', 'Prospecting'])
})

test('a new API key works once it is copied and no more once it is revoked', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/keys')
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Web shop')
  await page.getByRole('button', { name: 'Make key' }).click()
  const secret = (await page.locator('[data-secret]').textContent())!
  const ask = async () =>
    (await fetch(`${mainstay.address}/api/v1/accounts`, { headers: { authorization: `Bearer ${secret}` } }))
      .status
  expect(await ask()).toBe(200)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('button', { name: 'Revoke Web shop' }).click()
  await page.getByText('No keys yet').waitFor()
  // Whom a token speaks for is remembered for seconds.
  await expect.poll(ask, { timeout: 10_000 }).toBe(401)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Revoke Web shop' }).waitFor()
  await expect.poll(ask, { timeout: 10_000 }).toBe(200)
})

test('a new colleague signs in with the password made for them and sees no settings of the company', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/users')
  await page.getByRole('button', { name: 'New user' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tom Birch')
  await page.getByRole('textbox', { name: 'Email' }).fill('tom@example.com')
  const password = await page.getByRole('textbox', { name: 'Password' }).inputValue()
  await page.getByRole('button', { name: 'Add user' }).click()
  await page.getByText('Tom Birch can sign in now').waitFor()
  await context.clearCookies()
  const answer = await context.request.post('/api/v1/session', {
    data: { email: 'tom@example.com', password },
  })
  expect(answer.status()).toBe(200)
  await page.goto('/settings/users')
  await page.getByText('There is nothing here').waitFor()
  const links = await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents()
  expect(links).toEqual(['My profile', 'API keys', 'Views', 'Past imports', 'Bulk changes', 'Bin'])
})

test('deleted records come back from the bin', async ({ context, mainstay, page }) => {
  await open({ context, mainstay, page }, '/settings/bin')
  await page.getByText('The bin is empty').waitFor()
  const made = await context.request.post('/api/v1/accounts', { data: { name: 'Oakridge Clinics' } })
  const { id } = (await made.json()) as { id: string }
  await context.request.delete(`/api/v1/accounts/${id}`)
  await page.goto('/settings/bin')
  await page.getByRole('button', { name: 'Restore Oakridge Clinics' }).click()
  await page.getByText('Oakridge Clinics restored').waitFor()
  const back = await context.request.get(`${mainstay.address}/api/v1/accounts/${id}`)
  expect(back.status()).toBe(200)
})

const pages = ['profile', 'keys', 'company', 'users', 'teams', 'objects', 'objects/deal', 'pipelines', 'bin']

test('every page of the settings is free of what axe finds, in light and dark', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/settings/profile')
  for (const path of pages) {
    await page.goto(`/settings/${path}`)
    await page.locator('main h2').last().waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faults(page, '#page'), `${path} in ${colorScheme}`).toEqual([])
    }
  }
}, 120_000)

type World = Parameters<typeof signInAsAnn>[0] & { page: Page }

async function open(world: World, path: string) {
  await signInAsAnn(world)
  await world.page.goto(path)
}

async function stages({ app }: Running): Promise<unknown[]> {
  const { rows } = await app
    .system()
    .db.query<{ name: string }>('select name from stage where deleted_at is null order by position', [])
  return rows.map((row) => row.name)
}

async function drag(page: Page, from: number, to: number) {
  const handles = page.getByTitle('Drag to reorder')
  const [start, end] = [await handles.nth(from).boundingBox(), await handles.nth(to).boundingBox()]
  await page.mouse.move(start!.x + 6, start!.y + 6)
  await page.mouse.down()
  await page.mouse.move(start!.x + 8, start!.y + 24, { steps: 4 })
  await page.mouse.move(end!.x + 6, end!.y + 14, { steps: 8 })
  await page.mouse.up()
}
