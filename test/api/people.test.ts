import { describe, expect } from 'vitest'
import { renewBirthdays } from '../../src/accounts/birthdays.ts'
import { test } from '../world.ts'

const today = () => new Date().toISOString().slice(0, 10)

describe('reporting lines', () => {
  test('may be of any depth and never close a circle', async ({ mia }) => {
    let boss: string | null = null
    const chain: string[] = []
    for (let i = 0; i < 130; i++) {
      const made: any = await mia.post('/contacts', { name: `Line ${i}`, reportsTo: boss })
      chain.push(made.id)
      boss = made.id
    }
    for (const [who, to] of [
      [chain[0], chain.at(-1)],
      [chain[3], chain[4]],
      [chain[5], chain[5]],
    ])
      await expect(mia.patch(`/contacts/${who}`, { reportsTo: to })).rejects.toMatchObject({
        problem: { errors: [{ field: 'reportsTo' }] },
      })
    await mia.patch(`/contacts/${chain[9]}`, { reportsTo: chain[2] })
    const ids = chain.map((id) => ({ id }))
    await mia.post('/contacts/batch', { operation: 'delete', records: ids })
  })
})

describe('a role in an account', () => {
  test('ends on a day and goes on without one', async ({ mia, acme, carla }) => {
    const role = await mia.post('/accountContacts', { account: acme, contact: carla, roles: ['billing'] })
    const at = `/accountContacts/${role.id}`
    expect(await mia.patch(at, { active: false })).toMatchObject({ active: false, to: today() })
    expect(await mia.patch(at, { active: true })).toMatchObject({ active: true, to: null })
    expect(await mia.patch(at, { to: '2020-01-31' })).toMatchObject({ active: false })
    await expect(mia.patch(at, { from: '2021-01-01' })).rejects.toMatchObject({ status: 422 })
    await mia.delete(at)
  })

  test('is primary for one contact of an account at a time', async ({ mia, acme, carla }) => {
    const second = await mia.post('/contacts', { name: 'Second', account: acme })
    const role = (contact: string) =>
      mia.post('/accountContacts', { account: acme, contact, isPrimary: true }) as Promise<any>
    const [first, other] = [await role(carla), await role(second.id)]
    expect(await mia.get(`/accountContacts/${first.id}`)).toMatchObject({ isPrimary: false })
    await mia.patch(`/accountContacts/${first.id}`, { isPrimary: true })
    expect(await mia.get(`/accountContacts/${other.id}`)).toMatchObject({ isPrimary: false })
    for (const { id } of [first, other]) await mia.delete(`/accountContacts/${id}`)
    await mia.delete(`/contacts/${second.id}`)
  })

  test('ends when the contact moves to another account, and goes on when that is undone', async ({
    sam,
    mia,
    acme,
    bolt,
    cedar,
  }) => {
    const mover = await mia.post('/contacts', { name: 'Mover', account: acme, owner: sam.id, title: 'Buyer' })
    const role = await mia.post('/accountContacts', { account: acme, contact: mover.id, roles: ['champion'] })
    const roles = async () => {
      const filter = { contact: { is: mover.id } }
      const { data } = await mia.get('/accountContacts', { filter, sort: 'createdAt' })
      return data.map(({ account, active, to }: any) => [account, active, to])
    }
    await sam.patch(`/contacts/${mover.id}`, { account: cedar })
    expect(await roles()).toEqual([[acme, false, today()]])
    await sam.patch(`/contacts/${mover.id}`, { account: acme })
    expect((await roles())[0]).toEqual([acme, true, null])
    // Where nobody wrote a role, that the contact was there is kept.
    expect((await roles())[1]).toEqual([cedar, false, today()])
    await mia.patch(`/contacts/${mover.id}`, { account: bolt })
    expect(await mia.get(`/accountContacts/${role.id}`)).toMatchObject({ active: false, roles: ['champion'] })
    await mia.delete(`/contacts/${mover.id}`)
  })
})

describe('birthdays', () => {
  test('are found by the next time they come round', async ({ mia, world }) => {
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(5, 10)
    const late = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(5, 10)
    const child = await mia.post('/contacts', { name: 'Soon', birthDate: `1984-${soon}` })
    const other = await mia.post('/contacts', { name: 'Late', birthDate: `1984-${late}` })
    expect(child.nextBirthday.slice(5)).toBe(soon)
    const view = (await mia.get('/catalogue')).objects
      .find((one: any) => one.name === 'contact')
      .list.views.find((one: any) => one.label.startsWith('Birthdays'))
    const names = async () =>
      (await mia.get('/contacts', { filter: view.filter, sort: view.sort })).data.map((one: any) => one.name)
    expect(await names()).toEqual(['Soon'])
    await world.app.pool.query(`update contact set next_birthday = '2020-01-01' where id = $1`, [child.id])
    await renewBirthdays(world.app.system())
    expect(await mia.get(`/contacts/${child.id}`)).toMatchObject({
      nextBirthday: child.nextBirthday,
      version: 1,
    })
    expect(await mia.patch(`/contacts/${child.id}`, { birthDate: null })).toMatchObject({
      nextBirthday: null,
    })
    for (const { id } of [child, other]) await mia.delete(`/contacts/${id}`)
  })

  test('are written by Mainstay alone', async ({ mia }) => {
    await expect(mia.post('/contacts', { name: 'X', nextBirthday: '2027-01-01' })).rejects.toMatchObject({
      problem: { errors: [{ field: 'nextBirthday' }] },
    })
  })
})
