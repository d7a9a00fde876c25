import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, upload, withoutFixture, World } from './importWorld.ts'

describe.skipIf(withoutFixture('crm-maven-sales'))('the sales records of a computer shop', () => {
  let world: World
  const file = (name: string) => upload(fixture('crm-maven-sales', name))
  beforeAll(async () => {
    world = await World.start()
  })
  afterAll(() => world?.stop())

  test('come in as users, products, accounts and deals', async () => {
    const [users] = await world.bring(file('sales_teams.csv'))
    console.log(JSON.stringify(users))
    const [products] = await world.bring(file('products.csv'))
    console.log(JSON.stringify(products.findings), products.created)
    const [accounts] = await world.bring(file('accounts.csv'))
    console.log(JSON.stringify(accounts.findings), accounts.created)
    const [sheet] = await world.upload(file('sales_pipeline.csv'))
    const t = Date.now()
    const checked = await world.check(sheet!.run)
    console.log(JSON.stringify(checked.findings), checked.created, Date.now() - t)
    const t2 = Date.now()
    const done = await world.apply(sheet!.run)
    console.log(JSON.stringify(done.findings), done.created, done.rejected, Date.now() - t2)
    const byStage = await world.call('GET', '/deals/aggregate?group=stage&measure=count,sum:amount&include=stage')
    console.log(byStage.text)
  })
})
