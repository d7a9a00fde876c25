import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOn } from '#core/server/transfer/work.ts'
import { World } from './importWorld.ts'

let world: World
beforeAll(async () => {
  world = await World.start()
})
afterAll(() => world?.stop())

const table = (from: number, to: number) =>
  `Company,E-mail,Customer number\n${Array.from({ length: to - from }, (_, i) => `Firm ${from + i},f${from + i}@x.example,C-${from + i}`).join('\n')}\n`

test('a run that a crash cut off goes on behind its last batch, doubling and losing nothing', async () => {
  const [sheet] = await world.upload({ name: 'accounts.csv', content: table(0, 7000) })
  await world.check(sheet!.run)
  const { app } = world
  // The process "dies" once the second batch is committed: it no longer counts as ready.
  const watch = setInterval(async () => {
    const { rows } = await app.pool.query('select created from import_run where id = $1', [sheet!.run])
    if ((rows[0]?.created ?? 0) >= 4000) app.ready = false
  }, 5)
  await world.call('POST', `/imports/${sheet!.run}/apply`, {})
  for (let i = 0; i < 2000 && app.ready; i++) await new Promise((done) => setTimeout(done, 10))
  clearInterval(watch)
  await new Promise((done) => setTimeout(done, 1500))
  const cut = (await world.call('GET', `/imports/${sheet!.run}`)).body
  app.ready = true
  if (cut.state === 'running') expect(cut.created).toBeLessThan(7000)
  await workOn(app, sheet!.run)
  expect(await world.until(sheet!.run, 'done')).toMatchObject({ created: 7000, rejected: 0 })
  const { rows } = await app.pool.query(
    'select count(*) as n, count(distinct account_number) as different from account',
  )
  expect(rows[0]).toEqual({ n: 7000, different: 7000 })
})

test('rows that cannot be taken are told, kept aside with the reason, and mended by hand', async () => {
  const content =
    'Company,E-mail,Employees\nAlpha,a@x.example,12\nBeta,not an address,5\n,c@x.example,7\nDelta,d@x.example,many\n'
  const [sheet] = await world.upload({ name: 'accounts.csv', content })
  const run = await world.check(sheet!.run)
  expect(run).toMatchObject({ created: 1, rejected: 3 })
  const bad = (await world.call('GET', `/imports/${sheet!.run}/rows?only=bad`)).body.data
  expect(bad.map((row: any) => [row.row, row.errors[0].column])).toEqual([
    [3, 'E-mail'],
    [4, 'Company'],
    [5, 'Employees'],
  ])
  const plan = { ...run.plan, fixes: { 3: { 'E-mail': 'b@x.example' } } }
  expect(await world.check(sheet!.run, { object: 'account', plan })).toMatchObject({
    created: 2,
    rejected: 2,
  })
  expect(await world.apply(sheet!.run)).toMatchObject({ created: 2, rejected: 2 })
  const { text } = await world.call('GET', `/imports/${sheet!.run}/rejected.csv`)
  expect(text.split('\n').slice(0, 3)).toEqual([
    '\ufeffCompany,E-mail,Employees,Reason',
    ',c@x.example,7,Company: Name is required',
    'Delta,d@x.example,many,Employees: must be a number',
  ])
})

test('what is there already is changed, filled up or left alone, as the plan says', async () => {
  const content = 'Company,E-mail,Industry,Phone\nAlpha,a@x.example,Retail,+49 89 1234567\n'
  const bring = async (onMatch: string, text: string) => {
    const [sheet] = await world.upload({ name: 'accounts.csv', content: text })
    const { body } = await world.call('GET', `/imports/${sheet!.run}`)
    await world.check(sheet!.run, { object: 'account', plan: { ...body.plan, onMatch } })
    return world.apply(sheet!.run)
  }
  const alpha = async () =>
    (await world.call('GET', `/accounts?filter=${encodeURIComponent('{"name":{"is":"Alpha"}}')}`)).body
      .data[0]
  expect(await bring('skip', content)).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
  expect(await alpha()).toMatchObject({ industry: null, employees: 12 })
  expect(await bring('fillEmpty', content.replace('a@x', 'A@X'))).toMatchObject({ changed: 1 })
  expect(await alpha()).toMatchObject({ industry: 'Retail', phone: '+49891234567' })
  expect(await bring('fillEmpty', content.replace('Retail', 'Energy'))).toMatchObject({
    changed: 0,
    unchanged: 1,
  })
  expect(await bring('update', content.replace('Retail', 'Energy'))).toMatchObject({ changed: 1 })
  expect(await alpha()).toMatchObject({ industry: 'Energy', employees: 12 })
})

test('a cancelled run stops, and one import is not begun twice', async () => {
  const [sheet] = await world.upload({ name: 'accounts.csv', content: table(20_000, 20_010) })
  expect((await world.call('POST', `/imports/${sheet!.run}/apply`, {})).status).toBe(409)
  await world.check(sheet!.run)
  expect((await world.call('POST', `/imports/${sheet!.run}/cancel`, {})).body.state).toBe('cancelled')
  expect((await world.call('POST', `/imports/${sheet!.run}/apply`, {})).status).toBe(409)
  await world.check(sheet!.run)
  const both = await Promise.all([1, 2].map(() => world.call('POST', `/imports/${sheet!.run}/apply`, {})))
  expect(both.map((answer) => answer.status).sort()).toEqual([202, 409])
  expect(await world.until(sheet!.run, 'done')).toMatchObject({ created: 10 })
})

test('what is no table is refused in words', async () => {
  const refused = (name: string, content: Buffer | string) =>
    world.upload({ name, content }).then(
      () => '',
      (error: Error) => error.message,
    )
  expect(await refused('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('old Excel format')
  expect(await refused('empty.csv', '')).toContain('no rows')
  expect(await refused('a.pdf', '%PDF-1.7 …')).toContain('PDF')
  expect(await refused('broken.xlsx', 'PK\u0003\u0004 not really')).toContain('cannot be read')
  expect(await refused('broken.json', '{"records": [')).toContain('cannot be read as JSON')
})
