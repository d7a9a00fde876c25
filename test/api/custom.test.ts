import { describe, expect } from 'vitest'
import { Api } from '../api.ts'
import { run, test } from '../world.ts'

const fields = '/catalogue/objects/account/fields'
const refusal = (field: string, message: string) => ({
  status: 422,
  problem: { errors: [{ field, message: expect.stringContaining(message) }] },
})

describe('a field added at run time', () => {
  test('is a field like any other', async ({ ann, sam }) => {
    expect(await ann.post(fields, { label: 'Customer since', kind: 'date', help: 'First order' })).toEqual({
      name: 'x_customer_since',
    })
    const made = await sam.post('/accounts', { name: 'Since', x_customer_since: '2020-02-29' })
    expect(made.x_customer_since).toBe('2020-02-29')
    const filter = { x_customer_since: { under: '2021-01-01' } }
    expect((await sam.get('/accounts', { filter, sort: '-x_customer_since' })).data).toHaveLength(1)
    await sam.patch(`/accounts/${made.id}`, { x_customer_since: '2019-01-01' })
    const { data } = await sam.get(`/accounts/${made.id}/history`)
    expect(data[0].changes).toEqual({ x_customer_since: ['2020-02-29', '2019-01-01'] })
    await expect(sam.post('/accounts', { name: 'x', x_customer_since: '2021-02-29' })).rejects.toMatchObject(
      refusal('x_customer_since', 'no day'),
    )
  })

  test.for([
    ['text', {}, 'Ärger'],
    ['longText', {}, '<p>x</p>'],
    ['email', {}, 'x@example.com'],
    ['phone', {}, '+49891234567'],
    ['url', {}, 'https://example.com'],
    ['number', { decimals: 3 }, 1.125],
    ['percent', {}, 12.5],
    ['money', {}, { amount: 5, currency: 'JPY' }],
    ['date', {}, '2026-01-01'],
    ['dateTime', {}, '2026-01-01T00:00:00.000Z'],
    ['yesNo', {}, false],
    ['choice', { choices: ['Red', 'Green'] }, 'Red'],
    ['multiChoice', { choices: ['Red', 'Green'] }, ['Green']],
    ['tags', {}, ['a']],
    ['address', {}, { city: 'Bonn' }],
  ] as const)('holds values of kind %s', async ([kind, more, value], { ann }) => {
    const { name } = await ann.post(fields, { label: `Of ${kind}`, kind, ...more })
    const made = await ann.post('/accounts', { name: 'Kind', [name]: value })
    expect(made[name]).toEqual(value)
    expect((await ann.get('/accounts', { filter: { [name]: { not: null } } })).data).toHaveLength(1)
    expect((await ann.patch(`/accounts/${made.id}`, { [name]: null }))[name]).toBeNull()
    const history = await ann.get(`/accounts/${made.id}/history`)
    const back = await ann.post(`/accounts/${made.id}/history/${history.data[0].id}/restore`)
    expect(back[name]).toEqual(value)
  })

  test('may be required of new records, and leaves old ones be', async ({ ann, acme }) => {
    const { name } = await ann.post(fields, { label: 'Region code', kind: 'text', required: true })
    await expect(ann.post('/accounts', { name: 'No region' })).rejects.toMatchObject(
      refusal(name, 'is required'),
    )
    expect((await ann.patch(`/accounts/${acme}`, { tier: 'A' }))[name]).toBeNull()
    await expect(ann.patch(`/accounts/${acme}`, { [name]: '' })).rejects.toMatchObject(
      refusal(name, 'is required'),
    )
    await ann.patch(`${fields}/${name}`, { required: false })
    await ann.post('/accounts', { name: 'No region' })
  })

  test('may be unique', async ({ ann, acme, bolt }) => {
    const { name } = await ann.post(fields, { label: 'Tax number', kind: 'text', unique: true })
    await ann.patch(`/accounts/${acme}`, { [name]: 'DE1' })
    await expect(ann.patch(`/accounts/${bolt}`, { [name]: 'DE1' })).rejects.toMatchObject(
      refusal(name, 'is taken'),
    )
    const results = await ann.post('/accounts/batch', {
      operation: 'create',
      records: [
        { name: 'u1', [name]: 'DE2' },
        { name: 'u2', [name]: 'DE2' },
        { name: 'u3', [name]: 'DE3' },
      ],
    })
    expect(results.results.map((r: any) => r.status)).toEqual(['created', 'failed', 'created'])
  })

  test('may be computed; a formula that cannot be says why', async ({ ann, acme }) => {
    const formula = 'round(employees * 2.5, 1)'
    const { name } = await ann.post(fields, {
      label: 'Seats',
      kind: 'computed',
      formula,
      result: 'number',
      decimals: 1,
    })
    expect((await ann.get(`/accounts/${acme}`))[name]).toBe(300)
    expect(
      (await ann.get('/accounts', { filter: { [name]: { over: 299 } }, sort: `-${name}` })).data,
    ).toHaveLength(1)
    await expect(ann.patch(`/accounts/${acme}`, { [name]: 5 })).rejects.toMatchObject(
      refusal(name, 'leave it out'),
    )
    const wrong: [string, string][] = [
      ['employees *', 'ends too early'],
      ['employes * 2', 'knows no field employes'],
      ['name * 2', 'does not work'],
      ['tags', 'cannot compute with tags'],
      ['sleep(9)', 'knows no function sleep'],
      ['1; drop table account', 'cannot read'],
      ['', 'is empty'],
    ]
    for (const [given, message] of wrong)
      await expect(
        ann.post(fields, { label: 'Bad', kind: 'computed', formula: given, result: 'number' }),
      ).rejects.toMatchObject(refusal('formula', message))
    // What failed left nothing behind.
    expect((await ann.post(fields, { label: 'Bad', kind: 'text' })).name).toBe('x_bad')
  })

  test('may link to records, and the links count from the other side', async ({ ann, acme, world }) => {
    const { name } = await ann.post('/catalogue/objects/user/fields', {
      label: 'Home account',
      kind: 'reference',
      target: 'account',
      inverse: 'homeOf',
    })
    await ann.patch(`/users/${world.ids.zoe}`, { [name]: acme })
    const { data } = await ann.get('/accounts', { filter: { homeOf: { count: { is: 1 } } } })
    expect(data.map((row: any) => row.id)).toEqual([acme])
    const row = await ann.get(`/users/${world.ids.zoe}`, { include: name })
    expect(row.included[name]).toEqual({ id: acme, object: 'account', title: 'Acme' })
  })

  test('is hidden and brought back with its values', async ({ ann, acme }) => {
    const { name } = await ann.post(fields, { label: 'Passing', kind: 'text' })
    await ann.patch(`/accounts/${acme}`, { [name]: 'kept' })
    await ann.delete(`${fields}/${name}`)
    expect(await ann.get(`/accounts/${acme}`)).not.toHaveProperty(name)
    await expect(ann.patch(`/accounts/${acme}`, { [name]: 'x' })).rejects.toMatchObject({ status: 422 })
    await ann.post(`${fields}/${name}/restore`)
    expect((await ann.get(`/accounts/${acme}`))[name]).toBe('kept')
  })

  test('loses no choice that records have', async ({ ann, acme }) => {
    const { name } = await ann.post(fields, { label: 'Shade', kind: 'choice', choices: ['Light', 'Dark'] })
    await ann.patch(`/accounts/${acme}`, { [name]: 'Dark' })
    const narrowed = await ann.ask('PATCH', `${fields}/${name}`, { body: { choices: ['Light'] } })
    expect(narrowed.status).toBe(422)
    expect((await ann.get(`/accounts/${acme}`))[name]).toBe('Dark')
    await ann.patch(`${fields}/${name}`, { choices: ['Light', 'Dark', 'None'] })
    await ann.patch(`/accounts/${acme}`, { [name]: 'None' })
  })

  test('is refused with the reason when it cannot be', async ({ ann }) => {
    const wrong: [object, string][] = [
      [{ label: 'X', kind: 'magic' }, 'kind'],
      [{ label: '', kind: 'text' }, 'label'],
      [{ label: '東京', kind: 'text' }, 'label'],
      [{ label: 'Y', kind: 'choice' }, 'choices'],
      [{ label: 'Z', kind: 'reference', target: 'nothing' }, 'target'],
    ]
    for (const [body, field] of wrong) {
      const { status, body: problem } = await ann.ask('POST', fields, { body })
      expect([field, status >= 400 && status < 500, problem.errors?.[0]?.field]).toEqual([field, true, field])
    }
    await ann.post(fields, { label: 'Double', kind: 'text' })
    await expect(ann.post(fields, { label: 'double!', kind: 'number' })).rejects.toMatchObject(
      refusal('label', 'is taken'),
    )
    const unknown = await ann.ask('POST', '/catalogue/objects/nothing/fields', {
      body: { label: 'X', kind: 'text' },
    })
    expect(unknown.status).toBe(404)
  })
})

describe('an object added at run time', () => {
  test('has everything the others have', async ({ ann, sam, vic, acme, world }) => {
    const { name } = await ann.post('/catalogue/objects', { labels: ['Vehicle', 'Vehicles'], icon: 'car' })
    await ann.post(`/catalogue/objects/${name}/fields`, {
      label: 'Account',
      kind: 'reference',
      target: 'account',
      inverse: 'vehicles',
    })
    await ann.post(`/catalogue/objects/${name}/fields`, { label: 'Value', kind: 'money' })
    const values = { name: 'Lorry', x_account: acme, x_value: { amount: 5, currency: 'EUR' } }
    const made = await sam.post(`/${name}s`, values)
    expect(made).toMatchObject(values)
    expect((await sam.get('/search', { q: 'lorry' })).data).toMatchObject([{ object: name, id: made.id }])
    expect((await sam.get('/accounts', { filter: { vehicles: { count: { over: 0 } } } })).data).toHaveLength(
      1,
    )
    expect(
      (await sam.get(`/${name}s/aggregate`, { measure: 'sum:x_value' })).data[0].sum.x_value.amount,
    ).toBe(5)
    expect((await vic.ask('POST', `/${name}s`, { body: { name: 'x' } })).status).toBe(403)
    const other = await run(world.url)
    const there = new Api(other.address, sam.token)
    expect(await there.get(`/${name}s/${made.id}`)).toEqual(made)
    await other.close()
  })

  test('is renamed, hidden and brought back', async ({ ann }) => {
    const { name } = await ann.post('/catalogue/objects', { labels: ['Boat', 'Boats'] })
    await ann.post(`/${name}s`, { name: 'Tug' })
    await ann.patch(`/catalogue/objects/${name}`, { labels: ['Ship', 'Ships'] })
    const objects = async () => (await ann.get('/catalogue')).objects
    expect((await objects()).find((o: any) => o.name === name).labels).toEqual(['Ship', 'Ships'])
    await ann.delete(`/catalogue/objects/${name}`)
    expect((await objects()).map((o: any) => o.name)).not.toContain(name)
    await expect(ann.get(`/${name}s`)).rejects.toMatchObject({ status: 404 })
    await ann.post(`/catalogue/objects/${name}/restore`)
    expect((await ann.get(`/${name}s`)).data).toHaveLength(1)
    await expect(ann.post('/catalogue/objects', { labels: ['Ship', 'Fleet'] })).rejects.toMatchObject(
      refusal('labels', 'taken'),
    )
    await expect(ann.delete('/catalogue/objects/account')).rejects.toMatchObject({ status: 404 })
  })

  test('that others link to can be hidden and brought back', async ({ ann }) => {
    const { name } = await ann.post('/catalogue/objects', { labels: ['Depot', 'Depots'] })
    const link = await ann.post(fields, { label: 'Depot', kind: 'reference', target: name })
    await ann.delete(`/catalogue/objects/${name}`)
    expect((await ann.get('/accounts', { limit: 1 })).data[0]).not.toHaveProperty(link.name)
    await ann.post(`/catalogue/objects/${name}/restore`)
    expect((await ann.get('/accounts', { limit: 1 })).data[0]).toHaveProperty(link.name)
  })
})

test('a second process learns of new definitions while it runs', async ({ ann, world, acme }) => {
  const other = await run(world.url)
  const there = new Api(other.address, ann.token)
  await there.get(`/accounts/${acme}`)
  const { name } = await ann.post(fields, { label: 'Heard of', kind: 'text' })
  await expect.poll(async () => (await there.get(`/accounts/${acme}`))[name], { timeout: 5000 }).toBeNull()
  expect((await there.patch(`/accounts/${acme}`, { [name]: 'here' }))[name]).toBe('here')
  expect((await ann.get(`/accounts/${acme}`))[name]).toBe('here')
  await other.close()
})

test('two fields added at once are both there', async ({ ann }) => {
  const labels = ['One', 'Two', 'Three']
  await Promise.all(labels.map((label) => ann.post(fields, { label, kind: 'text' })))
  const account = (await ann.get('/catalogue')).objects.find((o: any) => o.name === 'account')
  for (const label of labels) expect(account.fields).toHaveProperty(`x_${label.toLowerCase()}`)
})
