import { readdirSync, readFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, upload, World, withoutFixture } from './importWorld.ts'

let world: World
beforeAll(async () => {
  world = await World.start()
})
afterAll(() => world?.stop())

describe.skipIf(withoutFixture('crm-salesforce-lwc'))('Salesforce record trees', () => {
  const files = (folder: string) =>
    readdirSync(fixture(folder, 'data'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => upload(fixture(folder, 'data', name)))

  test('come in the planned order with their links', async () => {
    const records = ['Accounts', 'Contacts', 'Opportunities'].map(
      (name) =>
        JSON.parse(readFileSync(fixture('crm-salesforce-lwc', 'data', `${name}.json`), 'utf8'))
          .records as any[],
    )
    const runs = await world.bring(...files('crm-salesforce-lwc'))
    expect(runs.map((run) => [run.object, run.created, run.rejected])).toEqual([
      ['account', records[0]!.length, 0],
      ['contact', records[1]!.length, 0],
      ['deal', records[2]!.length, 0],
    ])
    const contacts = await world.all('contacts', '&include=account')
    expect(contacts.every((c) => c.account)).toBe(true)
    expect(contacts.find((c) => c.name === 'Amy Taylor')).toMatchObject({
      email: 'amy@demo.net',
      phone: '+14152568563',
      x_picture: expect.stringContaining('amy_taylor.jpg'),
      included: { account: { title: 'Alpha Dynamics' } },
    })
    const deals = await world.all('deals', '&include=account,stage')
    expect(deals.every((d) => d.account && d.stage)).toBe(true)
    const won = deals.find((d) => d.name === 'API Integration Project')
    expect(won).toMatchObject({
      amount: { amount: 2_850_000, currency: 'USD' },
      closedAt: '2025-01-15T00:00:00.000Z',
      included: { stage: { title: 'Closed Won' } },
    })
    const alpha = (await world.all('accounts')).find((a) => a.name === 'Alpha Dynamics')
    expect(alpha).toMatchObject({ types: ['partner'], employees: 12_345 })
  })

  test('come a second time without doubling', async () => {
    const runs = await world.bring(...files('crm-salesforce-lwc'))
    for (const run of runs) expect(run).toMatchObject({ created: 0, changed: 0, rejected: 0 })
  })

  test('of objects nobody has yet come into ones made for them', async () => {
    for (const labels of [
      ['Broker', 'Brokers'],
      ['Property', 'Properties'],
      ['Product family', 'Product families'],
    ])
      expect((await world.call('POST', '/catalogue/objects', { labels })).status).toBe(201)
    const homes = await world.upload(...files('crm-salesforce-dreamhouse'))
    expect(homes.map((sheet) => [sheet.sheet, sheet.object])).toEqual([
      ['Broker__c', 'x_broker'],
      ['Property__c', 'x_property'],
      ['Contact', 'contact'],
    ])
    for (const { run, rows } of homes) {
      await world.check(run)
      expect(await world.apply(run)).toMatchObject({ created: rows, rejected: 0 })
    }
    const properties = await world.all('x_propertys', '&include=x_broker')
    expect(properties.every((p) => p.x_broker)).toBe(true)
    expect(properties.find((p) => p.name === 'Stunning Victorian')).toMatchObject({
      x_city: 'Cambridge',
      x_zip: '01742',
      x_price: 975_000,
      x_beds: 4,
      included: { x_broker: { title: 'Caroline Kingsley' } },
    })
  })

  test('of a bicycle maker lose no record', async () => {
    const sheets = await world.upload(...files('crm-salesforce-ebikes'))
    for (const { run, rows } of sheets) {
      await world.check(run)
      const done = await world.apply(run)
      expect(done.created + done.changed + done.unchanged, done.name).toBe(rows)
    }
  })
})

describe.skipIf(withoutFixture('crm-dataloader'))('Salesforce Data Loader files', () => {
  const main = 'crm-dataloader/src/main/resources/samples/data'
  const tests = 'crm-dataloader/src/test/resources/testfiles/data'

  test('accounts and opportunities keep every row and their links', async () => {
    const [accounts] = await world.bring(upload(fixture(main, 'accountData.csv')))
    expect(accounts).toMatchObject({ object: 'account', source: 'salesforce' })
    expect(accounts.created + accounts.changed + accounts.unchanged + accounts.rejected).toBe(
      accounts.rowsTotal,
    )
    expect(accounts.rejected, JSON.stringify(accounts.findings)).toBe(0)
    const [deals] = await world.bring(upload(fixture(main, 'opportunityData.csv')))
    expect(deals, JSON.stringify(deals.findings)).toMatchObject({ object: 'deal', created: 38, rejected: 0 })
    const [again] = await world.bring(upload(fixture(main, 'opportunityData.csv')))
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 38 })
  })

  test('a mapping file beside them says where columns go', async () => {
    const [sheet] = await world.upload(
      upload(fixture(tests, 'constantMappingInCsv.csv')),
      upload(fixture(tests, 'constantMappingInCsvMap.sdl')),
    )
    const { body } = await world.call('GET', `/imports/${sheet!.run}?object=account`)
    expect(body.columns.map((c: any) => [c.name, c.guess?.field])).toEqual([
      ['Name', 'name'],
      ['NumEmployees', 'employees'],
    ])
    expect(body.plan.constants).toMatchObject({ industry: 'Aerospace' })
  })

  test('rows in any of its encodings are the same', async () => {
    for (const name of [
      'csvtext_BOM_UTF16BE.csv',
      'csvtext_BOM_UTF16LE.csv',
      'csvtext_BOM_UTF32BE.csv',
      'csvtext_BOM_UTF32LE.csv',
      'csvtext_BOM_UTF8.csv',
    ]) {
      const [plain] = await world.upload(upload(fixture(tests, 'csvtext_BOM_UTF8.csv')))
      const [other] = await world.upload(upload(fixture(tests, name)))
      const [a, b] = await Promise.all(
        [plain!, other!].map(async ({ run }) => (await world.call('GET', `/imports/${run}`)).body),
      )
      expect([b.columns.map((c: any) => c.name), b.preview], name).toEqual([
        a.columns.map((c: any) => c.name),
        a.preview,
      ])
    }
  })
})

describe.skipIf(withoutFixture('erp-northwind'))('Northwind', () => {
  const table = (name: string, columns: string[]) => {
    const sql = readFileSync(fixture('erp-northwind', 'northwind.sql'), 'utf8')
    const rows = [...sql.matchAll(new RegExp(`^INSERT INTO ${name} VALUES \\((.*)\\);$`, 'gm'))].map(
      ([, values]) =>
        [...values!.matchAll(/'((?:[^']|'')*)'|([^,\s]+)/g)].map(
          ([, text, bare]) => text?.replaceAll("''", "'") ?? (bare === 'NULL' ? '' : bare!),
        ),
    )
    return { name: `${name}.csv`, content: stringify([columns, ...rows]), rows }
  }

  test('91 customers keep every column', async () => {
    const customers = table('customers', [
      'customer_id',
      'company_name',
      'contact_name',
      'contact_title',
      'address',
      'city',
      'region',
      'postal_code',
      'country',
      'phone',
      'fax',
    ])
    const [run] = await world.bring(customers)
    expect(run, JSON.stringify(run.findings)).toMatchObject({ object: 'account', created: 91, rejected: 0 })
    const accounts = await world.all('accounts')
    const points = await world.all('contactPoints')
    for (const [, name, contact, title, street, city, region, code, country, phone, fax] of customers.rows) {
      const account = accounts.find((a) => a.name === name)
      const address = Object.fromEntries(
        Object.entries({ street, city, region, postalCode: code, country }).filter(([, v]) => v),
      )
      expect(account, name).toMatchObject({
        x_contact_name: contact,
        x_contact_title: title,
        billingAddress: address,
      })
      expect(account.phone.replace(/\D/g, '').slice(-6)).toBe(phone!.replace(/\D/g, '').slice(-6))
      if (fax)
        expect(points.find((p) => p.account === account.id)).toMatchObject({ kind: 'phone', value: fax })
    }
  })

  test('orders name their customers by id', async () => {
    const orders = 'order_id,customer_id,freight\n10248,VINET,32.38\n10249,TOMSP,11.61\n10250,NOONE,1\n'
    const [sheet] = await world.upload({ name: 'orders.csv', content: orders })
    const plan = {
      columns: [
        { column: 'order_id', field: 'name' },
        { column: 'customer_id', field: 'account', link: { by: 'source', missing: 'report' } },
        { column: 'freight', field: 'amount', reading: { currency: 'EUR' } },
      ],
      sourceId: 'order_id',
    }
    const checked = await world.check(sheet!.run, { object: 'deal', plan })
    expect(checked.findings).toMatchObject([
      {
        level: 'warning',
        column: 'customer_id',
        message: 'NOONE not found in Accounts',
        count: 1,
        rows: [4],
      },
    ])
    await world.apply(sheet!.run)
    const deals = await world.all('deals', '&include=account')
    expect(deals.find((d) => d.name === '10248')).toMatchObject({
      amount: { amount: 3238, currency: 'EUR' },
      included: { account: { title: 'Vins et alcools Chevalier' } },
    })
  })
})

test('a card with many addresses keeps them all', async () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Roe;Jane;;;',
    'FN:Jane Roe',
    'ORG:Roe & Sons',
    'EMAIL;TYPE=WORK:jane@roe.example',
    'EMAIL;TYPE=HOME:jane@home.example',
    'TEL;TYPE=WORK:+44 20 7946 0000',
    'TEL;TYPE=CELL:+44 7700 900000',
    'TEL;TYPE=FAX:+44 20 7946 0001',
    'ADR;TYPE=WORK:;;1 High St;London;;N1;UK',
    'ADR;TYPE=HOME:;;2 Low St;Leeds;;LS1;UK',
    'URL:https://roe.example',
    'X-HOBBY:chess',
    'END:VCARD',
  ].join('\r\n')
  for (const outcome of [{ created: 1 }, { created: 0, changed: 0, unchanged: 1 }]) {
    const [run] = await world.bring({ name: 'jane.vcf', content: card })
    expect(run, JSON.stringify(run.findings)).toMatchObject({
      object: 'contact',
      source: 'vcard',
      rejected: 0,
      ...outcome,
    })
  }
  const jane = (await world.all('contacts', '&include=account')).find((c) => c.name === 'Jane Roe')
  expect(jane).toMatchObject({
    email: 'jane@roe.example',
    phone: '+442079460000',
    mobile: '+447700900000',
    x_x_hobby: 'chess',
    address: { street: '1 High St', city: 'London', postalCode: 'N1', country: 'UK' },
    included: { account: { title: 'Roe & Sons' } },
  })
  const points = (await world.all('contactPoints')).filter((p) => p.contact === jane.id)
  expect(points.map((p) => [p.kind, p.value, p.label]).sort()).toEqual([
    ['address', '2 Low St, LS1 Leeds, UK', 'home'],
    ['email', 'jane@home.example', 'home'],
    ['phone', '+44 20 7946 0001', 'fax'],
    ['url', 'https://roe.example', null],
  ])
})
