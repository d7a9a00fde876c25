import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, upload, World, withoutFixture } from './importWorld.ts'

describe.skipIf(withoutFixture('crm-maven-sales'))('the sales records of a computer shop', () => {
  let world: World
  const file = (name: string) => upload(fixture('crm-maven-sales', name))
  beforeAll(async () => {
    world = await World.start()
  })
  afterAll(() => world?.stop())

  test('agents come with the managers and offices they name', async () => {
    const [run] = await world.bring(file('sales_teams.csv'))
    expect(run).toMatchObject({ object: 'user', created: 35, rejected: 0, findings: [] })
    const users = await world.all('users', '&include=manager,team')
    const anna = users.find((u) => u.name === 'Anna Snelling')
    expect(anna.included).toMatchObject({
      manager: { title: 'Dustin Brinkmann' },
      team: { title: 'Central' },
    })
  })

  test('85 accounts come with 15 parents, though parents stand below their subsidiaries', async () => {
    const [run] = await world.bring(file('accounts.csv'))
    expect(run).toMatchObject({ object: 'account', created: 85, rejected: 0, findings: [] })
    const accounts = await world.all('accounts', '&include=parent')
    expect(accounts.filter((a) => a.parent)).toHaveLength(15)
    const bluth = accounts.find((a) => a.name === 'Bluth Company')
    expect(bluth).toMatchObject({
      industry: 'technolgy',
      yearFounded: 1993,
      annualRevenue: { amount: 124_232, currency: 'USD' },
      employees: 3027,
      x_office_location: 'United States',
      included: { parent: { title: 'Acme Corporation' } },
    })
  })

  test('a check of the deals names the unknown product and the missing accounts', async () => {
    await world.bring(file('products.csv'))
    const [sheet] = await world.upload(file('sales_pipeline.csv'))
    expect(sheet).toMatchObject({ object: 'deal', rows: 8800 })
    const run = await world.check(sheet!.run)
    expect(run).toMatchObject({ created: 8800, rejected: 0 })
    expect(run.findings).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        column: 'product',
        message: 'GTXPro not found in Products',
        count: 1480,
        rows: [3, 13, 20, 31, 34],
      }),
    )
    expect(run.findings).toContainEqual(
      expect.objectContaining({
        level: 'note',
        column: 'account',
        message: 'account is empty',
        count: 1425,
        rows: expect.any(Array),
      }),
    )
    const bad = await world.call('GET', `/imports/${sheet!.run}/rows?only=bad`)
    expect(bad.body.data[0]).toMatchObject({
      row: 3,
      cells: { product: 'GTXPro' },
      warnings: [{ column: 'product' }],
    })
    expect(await world.apply(sheet!.run)).toMatchObject({ created: 8800, rejected: 0 })
  })

  test('every deal is in its stage, and what was won adds up', async () => {
    const { body } = await world.call(
      'GET',
      '/deals/aggregate?group=stage&measure=count,sum:amount&include=stage',
    )
    const stages = Object.fromEntries(body.data.map((line: any) => [line.included.stage.title, line]))
    expect(Object.fromEntries(Object.entries<any>(stages).map(([name, line]) => [name, line.count]))).toEqual(
      { Won: 4238, Lost: 2473, Engaging: 1589, Prospecting: 500 },
    )
    expect(stages.Won.sum.amount).toEqual({ amount: 1_000_553_400, currency: 'USD' })
    const won = await world.call(
      'GET',
      `/deals?filter=${encodeURIComponent('{"name":{"is":"Z063OYW0"}}')}&include=owner,account,product`,
    )
    expect(won.body.data[0]).toMatchObject({
      openedOn: '2016-10-25',
      closeDate: '2017-03-11',
      closedAt: '2017-03-11T00:00:00.000Z',
      product: null,
      included: { owner: { title: 'Darcel Schlecht' }, account: { title: 'Isdom' } },
    })
  })

  test('the insights of its pipeline are what was worked out elsewhere', async () => {
    const stages = await world.all('stages', '&sort=position')
    const { pipeline } = stages.find((stage) => stage.name === 'Engaging')!
    const { body } = await world.call('GET', `/pipelines/${pipeline}/insights?from=2016-01-01&to=2018-01-01`)
    // From the file itself, its dates read day first throughout, as 25-10-16 shows they are.
    expect(body.won).toMatchObject({ count: 4238, mean: expect.closeTo(51.782, 3), median: 57 })
    expect(body.lost).toMatchObject({ count: 2473, mean: expect.closeTo(41.479, 3), median: 14 })
    expect(body.winRate).toBeCloseTo(63.1501, 4)
    expect(body.stages[0]).toMatchObject({ reached: 6711, conversion: expect.closeTo(63.15, 2) })
  })

  test('the same files again change nothing', async () => {
    for (const name of ['sales_teams.csv', 'accounts.csv', 'products.csv', 'sales_pipeline.csv']) {
      const [run] = await world.bring(file(name))
      expect(run, name).toMatchObject({ created: 0, changed: 0, rejected: 0, unchanged: run.rowsTotal })
    }
  })

  test('a product named by hand is taken for the one it means', async () => {
    const [sheet] = await world.upload(file('sales_pipeline.csv'))
    const { body } = await world.call('GET', `/imports/${sheet!.run}`)
    const columns = body.plan.columns.map((c: any) =>
      c.column === 'product' ? { ...c, values: { GTXPro: 'GTX Pro' } } : c,
    )
    const run = await world.check(sheet!.run, { object: 'deal', plan: { ...body.plan, columns } })
    expect(run.findings.filter((f: any) => f.level === 'warning')).toEqual([])
    expect(await world.apply(sheet!.run)).toMatchObject({ created: 0, changed: 1480, unchanged: 7320 })
  })
})
