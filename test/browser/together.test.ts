import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { setPassword } from '#core/server/session.ts'
import { create } from '#core/server/store.ts'
import { ann, type Running, test } from './browser.ts'
import { cell, make, open, rowOf, toast } from './world.ts'

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

  // Each sees that the other is there, and at what.
  await page.getByText('Mia Hart is here', { exact: true }).first().waitFor()
  await hers.getByText('Ann Berg is here', { exact: true }).first().waitFor()

  // Both change a field of their own: nothing is asked, and both see both.
  await fact(page, 'Employees').click()
  await page.getByRole('textbox', { name: 'Employees' }).fill('250')
  await hers.getByText('Ann Berg is editing Employees').first().waitFor()
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

  // Gone is gone, closed tab or not.
  await hers.goto('/o/accounts')
  await page.getByText('Mia Hart is here', { exact: true }).first().waitFor({ state: 'detached' })
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

test('what one changes, the other sees within a second: record, timeline, list and board', async ({
  browser,
  context,
  mainstay,
  page,
}) => {
  const world = { context, mainstay, page }
  const [account] = await open(world, '/o/accounts', [{ name: 'Haldane Robotics', employees: 1 }])
  const hers = await mia(browser, mainstay)
  await page.goto(`/o/accounts/${account!.id}`)
  await fact(page, 'Employees').waitFor()
  const watcher = await context.newPage()

  // On a busy machine a single change may take longer; the best of a few tells what the way itself takes.
  const quickest = async (turn: (n: number) => Promise<() => Promise<void>>) => {
    const times: number[] = []
    for (let n = 2; n < 7 && Math.min(...times, 9e9) > 1000; n++) {
      const seen = await turn(n)
      const start = performance.now()
      await seen()
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const write = async (values: object) => {
    const sent = await hers.request.patch(`/api/v1/accounts/${account!.id}`, { data: values })
    expect(sent.ok()).toBe(true)
  }
  const onRecord = await quickest(async (n) => {
    await write({ employees: n })
    return () => page.getByRole('button', { name: `Edit Employees: ${n}`, exact: true }).waitFor()
  })
  const onTimeline = await quickest(async (n) => {
    const data = { kind: 'note', subject: `Heard ${n}`, account: account!.id }
    expect((await hers.request.post('/api/v1/activities', { data })).ok()).toBe(true)
    return () => page.getByText(`Heard ${n}`).first().waitFor()
  })
  await watcher.goto('/o/accounts?columns=%22name%2Cemployees%22')
  await rowOf(watcher, 'Haldane Robotics').waitFor()
  const onList = await quickest(async (n) => {
    await write({ employees: n * 10 })
    return () =>
      cell(watcher, 'Haldane Robotics', 1)
        .getByText(`${n * 10}`)
        .waitFor()
  })
  await watcher.goto('/o/accounts?layout=board')
  const lane = (name: string) => watcher.getByRole('region', { name, exact: true })
  await lane('Prospect').getByText('Haldane Robotics').waitFor()
  const onBoard = await quickest(async (n) => {
    const [stage, label] = n % 2 ? (['prospect', 'Prospect'] as const) : (['qualified', 'Qualified'] as const)
    await write({ lifecycleStage: stage })
    return () => lane(label).getByText('Haldane Robotics').waitFor()
  })
  const times = { onRecord, onTimeline, onList, onBoard }
  for (const [where, time] of Object.entries(times)) expect(time, `${where} ${time} ms`).toBeLessThan(1000)
  await hers.context().close()
})
