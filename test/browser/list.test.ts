import { expect } from 'vitest'
import { ann, test } from './browser.ts'
import { cell, make, open, patch, rowOf, toast, undo } from './world.ts'

const firms = [
  { name: 'Alder Mills', employees: 10, lifecycleStage: 'customer' },
  { name: 'Birch & Sons', employees: 20, lifecycleStage: 'prospect' },
  { name: 'Cedar Works', employees: 30, lifecycleStage: 'customer' },
  { name: 'Dogwood Ltd', employees: 40, lifecycleStage: 'qualified' },
]
const path = '/o/accounts?columns=%22name%2Cemployees%2ClifecycleStage%22'

test('a list is filtered by chips, sorted, and kept as a view that colleagues see', async ({
  browser,
  context,
  mainstay,
  page,
}) => {
  const world = { context, mainstay, page }
  await open(world, path, firms)
  await rowOf(page, 'Dogwood').waitFor()
  await page.keyboard.press('f')
  await page.getByRole('combobox', { name: 'Filter by' }).fill('Lifecycle')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Filter' }).getByLabel('Customer', { exact: true }).check()
  await rowOf(page, 'Dogwood').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect.poll(() => page.locator('#cell-0-0').innerText()).toContain('Cedar Works')
  expect(new URL(page.url()).searchParams.get('filter')).toContain('customer')

  await page.getByRole('button', { name: 'New view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Those who buy')
  await page.getByLabel('Share with everyone').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('[aria-current=page]', { hasText: 'Those who buy' }).waitFor()

  const user = await make(world, 'users', { name: 'Tom Birch', email: 'tom@example.com', roles: ['sales'] })
  await make(world, `users/${user.id}/password`, { password: ann.password })
  const other = await browser.newContext({ baseURL: mainstay.address, locale: 'en-GB' })
  await other.request.post('/api/v1/session', { data: { email: 'tom@example.com', password: ann.password } })
  const his = await other.newPage()
  await his.goto('/o/accounts')
  await his.getByRole('button', { name: 'Those who buy' }).click()
  await rowOf(his, 'Cedar Works').waitFor()
  expect(await rowOf(his, 'Dogwood').count()).toBe(0)
  await other.close()
})

test('a cell is edited where it stands and undone', async ({ context, mainstay, page }) => {
  await open({ context, mainstay, page }, path, firms)
  await cell(page, 'Birch', 1).dblclick()
  await page.getByRole('textbox', { name: 'Employees' }).fill('25')
  await page.keyboard.press('Enter')
  await toast(page, 'Employees changed').waitFor()
  await expect.poll(() => cell(page, 'Birch', 1).innerText()).toBe('25')
  await undo(page).click()
  await toast(page, 'Undone').waitFor()
  await expect.poll(() => cell(page, 'Birch', 1).innerText()).toBe('20')
})

test('whoever saves second sees both values and chooses', async ({ context, mainstay, page }) => {
  const world = { context, mainstay, page }
  // Otherwise the page would know of the other change before it sends its own.
  await page.route('**/api/v1/events', (route) => route.abort())
  const [, birch] = await open(world, path, firms)
  await cell(page, 'Birch', 1).dblclick()
  await page.getByRole('textbox', { name: 'Employees' }).fill('25')
  await patch(world, `accounts/${birch!.id}`, { employees: 77 })
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'This account was changed meanwhile' })
  expect(await dialog.getByRole('group', { name: 'Employees' }).innerText()).toMatch(
    /Ann Berg.*\s+77\s+You\s+25/,
  )
  await dialog.getByRole('button', { name: 'Use mine' }).click()
  await toast(page, 'Employees changed').waitFor()
  await expect.poll(() => cell(page, 'Birch', 1).innerText()).toBe('25')
})

test('picked records are changed and deleted together, and both undone', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, path, firms)
  await cell(page, 'Alder', -1).click()
  await cell(page, 'Cedar', -1).click()
  const bar = page.getByRole('toolbar', { name: 'Picked records' })
  await bar.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit 2 accounts' })
  await dialog.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Employees' })
  await dialog.getByRole('textbox', { name: 'New value' }).fill('99')
  await dialog.getByRole('button', { name: 'Change' }).click()
  await toast(page, '2 accounts changed').waitFor()
  await expect.poll(() => cell(page, 'Cedar', 1).innerText()).toBe('99')
  await undo(page).click()
  await expect.poll(() => cell(page, 'Cedar', 1).innerText()).toBe('30')

  await bar.getByRole('button', { name: 'Delete' }).click()
  await toast(page, '2 accounts deleted').waitFor()
  await rowOf(page, 'Cedar').waitFor({ state: 'detached' })
  await undo(page).click()
  await rowOf(page, 'Cedar').waitFor()
  expect(await rowOf(page, 'Dogwood').count()).toBe(1)
})

test('J, K, X and Enter walk, pick and open', async ({ context, mainstay, page }) => {
  await open({ context, mainstay, page }, path, firms)
  await cell(page, 'Alder', 1).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('checkbox', { name: 'Select Cedar Works', checked: true }).waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Birch & Sons', level: 2 }).waitFor()
})

test('what others change appears by itself', async ({ context, mainstay, page }) => {
  const world = { context, mainstay, page }
  const listening = page.waitForResponse('**/api/v1/events')
  const [alder] = await open(world, path, firms)
  await rowOf(page, 'Alder').waitFor()
  await listening
  await patch(world, `accounts/${alder!.id}`, { employees: 4321 })
  await expect.poll(() => cell(page, 'Alder', 1).innerText(), { timeout: 20_000 }).toBe('4,321')
  await make(world, 'accounts', { name: 'Elm Foundry' })
  await rowOf(page, 'Elm Foundry').waitFor()
})
