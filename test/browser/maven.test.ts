import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { ann, test } from './browser.ts'

// A real company's sales, published for practice: see ../shared/fixtures/README.md.
const folder = join(import.meta.dirname, '../../../shared/fixtures/crm-maven-sales')
const files = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'].map((f) =>
  join(folder, f),
)
const there = files.every((f) => existsSync(f))
if (!there) console.log('Skipped: the import of crm-maven-sales needs ../shared/fixtures')

describe.skipIf(!there)('a company brings its data through the wizard', () => {
  test('from first visit to a full pipeline', { timeout: 180_000 }, async ({ page, mainstay }) => {
    await setUp(page)
    await page.setInputFiles('input[type=file]', files)
    const order: string[] = []
    for (const _ of files) {
      if (order.length) await page.getByRole('link', { name: 'Import', exact: true }).first().click()
      order.push(await bringIn(page))
    }
    // Whatever order the files were chosen in, records that others point at come first.
    expect(order.slice(-2)).toEqual(['accounts.csv', 'sales_pipeline.csv'])
    await expectFindings(page)

    const db = mainstay.app.pool
    const one = async (sql: string) => (await db.query<{ n: number }>(sql)).rows[0]!.n
    expect(await one('select count(*) as n from account')).toBe(85)
    expect(await one('select count(*) as n from account where parent is not null')).toBe(15)
    const stages = await db.query<{ name: string; n: number }>(
      'select s.name, count(*) as n from deal d join stage s on s.id = d.stage group by s.name',
    )
    expect(Object.fromEntries(stages.rows.map((r) => [r.name, r.n]))).toEqual({
      Won: 4238,
      Lost: 2473,
      Engaging: 1589,
      Prospecting: 500,
    })
    const won = `select sum(d.amount) as n from deal d join stage s on s.id = d.stage where s.outcome = 'won'`
    expect(await one(won)).toBe(1_000_553_400)
    expect(await one('select count(*) as n from deal where account is null')).toBe(1425)
    expect(await one('select count(*) as n from deal where product is null')).toBe(1480)
  })
})

async function setUp(page: Page) {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Company' }).fill('Maven')
  await page.getByLabel('Your name').fill(ann.name)
  await page.getByLabel('Your e-mail').fill(ann.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(ann.password)
  await page.getByText('Import your data').click()
  await page.getByRole('button', { name: 'Create and choose files' }).click()
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor()
}

async function bringIn(page: Page): Promise<string> {
  await page.getByText('Continue', { exact: true }).click()
  const name = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByRole('button', { name: /^Import \d/ }).click({ timeout: 60_000 })
  await page.getByRole('heading', { name: `Imported: ${name}` }).waitFor({ timeout: 90_000 })
  return name
}

async function expectFindings(page: Page) {
  const text = await page.locator('main').innerText()
  expect(text).toContain('GTXPro not found in Products')
  expect(text).toContain('1,480')
  expect(text).toContain('account is empty')
  expect(text).toContain('1,425')
}
