import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choice, money, reference, text } from '#core/field/index.ts'
import { defineObject, type ObjectDef } from '#core/object.ts'
import { everyone, role } from '#core/rules.ts'
import { objects } from '#objects.ts'
import type { Api } from '../api.ts'
import { startWorld, type World } from '../world.ts'

// What a developer would write: in account.object.ts one more line and its name in form and list …
const withField = objects.map((def): ObjectDef => {
  if (def.name !== 'account') return def
  const [first, ...rest] = def.form
  return {
    ...def,
    fields: {
      ...def.fields,
      serviceLevel: choice(['bronze', 'silver', 'gold'], { help: 'What we promised' }),
    },
    list: { ...def.list, columns: [...def.list.columns, 'serviceLevel'] },
    form: [{ ...first!, of: [...first!.of, 'serviceLevel'] }, ...rest],
  }
})
// … or a file of its own and its name in objects.ts.
const Site = defineObject('site', {
  labels: ['Site', 'Sites'],
  title: 'name',
  help: 'A place of a customer where we work.',
  fields: {
    name: text({ required: true }),
    account: reference('account', { required: true }),
    rent: money(),
  },
  can: { read: everyone, create: role('sales'), update: role('sales'), delete: role('manager') },
  list: { columns: ['name', 'account', 'rent'], sort: 'name' },
  nav: { group: 'customers', icon: 'map-pin', order: 9 },
})

let world: World
let ann: Api
let sam: Api

beforeAll(async () => {
  world = await startWorld([...withField, Site])
  ann = world.api('ann')
  sam = world.api('sam')
})
afterAll(() => world.close())

const objectOf = async (name: string) =>
  (await ann.get('/catalogue')).objects.find((o: any) => o.name === name)

async function columnsOffered(object: string, header: string) {
  const body = new FormData()
  body.set('file', new Blob([`Name,${header}\nQuux,gold\n`], { type: 'text/csv' }), `${object}.csv`)
  const { sheets } = await ann.post('/imports', body)
  const { columns } = await ann.get(`/imports/${sheets[0].run}`, { object })
  return Object.fromEntries(columns.map((c: any) => [c.name, c.guess?.field]))
}

const exported = async (path: string) =>
  Buffer.from((await ann.ask('GET', `${path}/export`, { query: { format: 'csv' } })).body).toString()

describe('one more declared field, one file', () => {
  everywhere('serviceLevel', 'Service level')

  test('is in the schema of the API with its choices and help', async () => {
    const { schemas } = (await ann.get('/openapi.json')).components
    expect(schemas.Account.properties.serviceLevel).toEqual({
      type: ['string', 'null'],
      enum: ['bronze', 'silver', 'gold', null],
      title: 'Service level',
      description: 'What we promised',
    })
    expect(schemas.AccountNew.properties).toHaveProperty('serviceLevel')
  })
})

describe('one more field added at run time, no file', () => {
  beforeAll(async () => {
    const choices = ['bronze', 'silver', 'gold']
    await ann.post('/catalogue/objects/account/fields', { label: 'Support plan', kind: 'choice', choices })
  })
  everywhere('x_support_plan', 'Support plan')
})

function everywhere(field: string, label: string) {
  test('is in the catalogue for forms and lists', async () => {
    const account = await objectOf('account')
    expect(account.fields[field]).toMatchObject({ label, kind: 'choice', writable: true, sortable: true })
    expect(account.form.flatMap((s: any) => s.of)).toContain(field)
  })

  test('is written, checked, filtered, sorted, grouped and remembered', async () => {
    const { id } = await sam.post('/accounts', { name: 'Level', [field]: 'silver' })
    expect(await sam.patch(`/accounts/${id}`, { [field]: 'gold' })).toMatchObject({ [field]: 'gold' })
    await expect(sam.patch(`/accounts/${id}`, { [field]: 'tin' })).rejects.toMatchObject({ status: 422 })
    const found = await sam.get('/accounts', { filter: { [field]: { is: 'gold' } }, sort: `-${field}` })
    expect(found.data.map((row: any) => row.id)).toEqual([id])
    const groups = await sam.get('/accounts/aggregate', { group: field, filter: { [field]: { not: null } } })
    expect(groups.data).toEqual([{ group: { [field]: 'gold' }, count: 1 }])
    const { data } = await sam.get(`/accounts/${id}/history`)
    expect(data[0].changes).toEqual({ [field]: ['silver', 'gold'] })
    expect(await exported('/accounts')).toContain(label)
    await ann.delete(`/accounts/${id}`)
  })

  test('is offered to imports', async () => {
    expect(await columnsOffered('account', label)).toMatchObject({ [label]: field })
  })
}

describe('one more declared object, two files', () => {
  test('has a page in the navigation, a list, a form and its place on the account', async () => {
    const site = await objectOf('site')
    expect(site).toMatchObject({ plural: 'sites', nav: { order: 9 }, can: { create: true } })
    expect(site.form).toEqual([{ of: ['name', 'account', 'rent'] }])
    expect((await objectOf('account')).children).toContainEqual({
      name: 'sites',
      object: 'site',
      field: 'account',
    })
  })

  test('is written, searched, summed, exported and remembered', async () => {
    const acme = world.ids.acme
    const made = await sam.post('/sites', {
      name: 'Harbour',
      account: acme,
      rent: { amount: 900, currency: 'EUR' },
    })
    expect((await sam.get('/search', { q: 'harb' })).data).toMatchObject([{ object: 'site', id: made.id }])
    const filter = { sites: { sum: { rent: { over: 800 } } } }
    expect((await sam.get('/accounts', { filter })).data.map((row: any) => row.id)).toEqual([acme])
    await sam.patch(`/sites/${made.id}`, { name: 'Old harbour' })
    expect((await sam.get(`/sites/${made.id}/history`)).data).toHaveLength(2)
    expect(await exported('/sites')).toContain('Old harbour')
    await expect(sam.delete(`/sites/${made.id}`)).rejects.toMatchObject({ status: 403 })
  })

  test('is in the API under its own name', async () => {
    const { paths, components, tags } = await ann.get('/openapi.json')
    expect(paths['/sites'].post.operationId).toBe('createSite')
    expect(components.schemas.SiteNew.required).toEqual(['name', 'account'])
    expect(tags).toContainEqual({ name: 'Sites', description: 'A place of a customer where we work.' })
  })
})
