import { expect } from 'vitest'
import { test } from './browser.ts'
import { cell, make, open, rowOf, toast, undo } from './world.ts'

test('an account is made by keyboard, a mistake is told at its field, and search finds it', async ({
  context,
  mainstay,
  page,
}) => {
  await open({ context, mainstay, page }, '/o/accounts')
  await page.getByRole('heading', { name: 'No accounts yet' }).waitFor()
  await page.keyboard.press('c')
  const form = page.getByRole('dialog', { name: 'New account' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Haldane Robotics')
  await form.getByText('Reach', { exact: true }).click()
  const email = form.getByRole('textbox', { name: 'Email' })
  await email.fill('nobody at all')
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await form.getByText(/^Email must be/).waitFor()
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  await email.fill('office@haldane.example')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await toast(page, 'Account created: Haldane Robotics').waitFor()
  await rowOf(page, 'Haldane Robotics').waitFor()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('haldane')
  await page.getByRole('option', { name: /Haldane Robotics/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Haldane Robotics', level: 2 }).waitFor()
})

test('letters typed before the palette has arrived go to it and run no shortcut', async ({
  context,
  mainstay,
  page,
}) => {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/assets/Palette-*.js', async (route) => {
    await released
    await route.continue()
  })
  await open({ context, mainstay, page }, '/o/accounts')
  await page.getByRole('heading', { name: 'No accounts yet' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ck')
  release()
  const input = page.getByRole('combobox', { name: 'Search records or type a command' })
  await expect.poll(() => input.inputValue()).toBe('ck')
  await page.keyboard.type('x')
  expect(await input.inputValue()).toBe('ckx')
  expect(await page.getByRole('dialog', { name: 'New account' }).count()).toBe(0)
})

test('a record is changed where it stands, and its history puts the earlier value back', async ({
  context,
  mainstay,
  page,
}) => {
  const world = { context, mainstay, page }
  const [account] = await open(world, '/o/accounts', [{ name: 'Haldane Robotics', employees: 120 }])
  await page.goto(`/o/accounts/${account!.id}`)
  await page.getByRole('button', { name: 'Edit Employees' }).click()
  await page.getByRole('textbox', { name: 'Employees' }).fill('250')
  await page.keyboard.press('Enter')
  await toast(page, 'Employees changed').waitFor()
  await page.getByRole('button', { name: 'Edit Employees: 250' }).waitFor()

  await page.getByRole('list', { name: 'Lifecycle' }).getByRole('button', { name: 'Qualified' }).click()
  await page.locator('[aria-current=step]', { hasText: 'Qualified' }).waitFor()
  await toast(page, 'Lifecycle changed').waitFor()

  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Put the earlier value of Employees back' }).click()
  await toast(page, 'Employees put back').waitFor()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Edit Employees: 120' }).waitFor()
})

test('a note survives leaving the page and is written with Ctrl Enter', async ({
  context,
  mainstay,
  page,
}) => {
  const world = { context, mainstay, page }
  const [account] = await open(world, '/o/accounts', [{ name: 'Haldane Robotics' }])
  await page.goto(`/o/accounts/${account!.id}`)
  const note = page.getByRole('textbox', { name: 'Write a note…' })
  await note.fill('Met at the fair\nWants a quote by Friday')
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Accounts' }).click()
  await rowOf(page, 'Haldane Robotics').getByText('Haldane Robotics').click()
  await expect.poll(() => note.inputValue()).toContain('Wants a quote')
  await note.press('Control+Enter')
  await toast(page, 'Note saved').waitFor()
  await page.getByRole('button', { name: 'Edit Met at the fair' }).waitFor()
  await expect.poll(() => note.inputValue()).toBe('')
})

test('a card moves on the board by its menu', async ({ context, mainstay, page }) => {
  await open({ context, mainstay, page }, '/o/accounts?layout=board', [{ name: 'Haldane Robotics' }])
  const lane = (name: string) => page.getByRole('region', { name, exact: true })
  await lane('Prospect').getByText('Haldane Robotics').waitFor()
  await page.getByRole('button', { name: 'Options of Haldane Robotics' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Customer', exact: true }).click()
  await lane('Customer').getByText('Haldane Robotics').waitFor()
  await undo(page).click()
  await lane('Prospect').getByText('Haldane Robotics').waitFor()
})

test('a deal is offered the stages of its own pipeline only', async ({ context, mainstay, page }) => {
  const world = { context, mainstay, page }
  await open(world, '/')
  const pipeline = await make(world, 'pipelines', { name: 'Renewals' })
  const stage = (name: string, position: number) =>
    make(world, 'stages', { name, position, pipeline: pipeline.id, outcome: 'open', probability: 30 })
  const asked = await stage('Asked', 1)
  await stage('Promised', 2)
  await make(world, 'deals', { name: 'Second year', pipeline: pipeline.id, stage: asked.id })
  await page.goto('/o/deals?columns=%22name%2Cstage%22')
  await cell(page, 'Second year', 1).dblclick()
  await page.getByRole('option', { name: 'Promised' }).waitFor()
  expect(await page.getByRole('option').allTextContents()).toEqual(
    expect.not.arrayContaining([expect.stringContaining('Prospecting')]),
  )
  await page.getByRole('option', { name: 'Promised' }).click()
  await toast(page, 'Stage changed').waitFor()
})
