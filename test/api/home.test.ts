import { expect } from 'vitest'
import { test } from '../world.ts'

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
const subjects = (card: { rows: { subject: string }[] }) => card.rows.map((row) => row.subject)

test('Home tells what is due, what is planned and which deals are at risk', async ({
  sam,
  zoe,
  acme,
  acmeRenewal,
}) => {
  const task = { kind: 'task', owner: sam.id }
  const late = await sam.post('/activities', {
    ...task,
    subject: 'Send the offer',
    dueAt: hours(-50),
    account: acme,
  })
  await sam.post('/activities', { ...task, subject: 'Some day' })
  await sam.post('/activities', { ...task, subject: 'Next month', dueAt: hours(24 * 30) })
  await sam.post('/activities', { ...task, subject: 'Ticked off', dueAt: hours(-3), done: true })
  await zoe.post('/activities', { kind: 'task', owner: zoe.id, subject: "Zoë's own", dueAt: hours(-1) })
  const meeting = { kind: 'meeting', subject: 'Review', at: hours(0), owner: sam.id }
  await sam.post('/activities', meeting)
  await sam.patch(`/deals/${acmeRenewal}`, { closeDate: '2020-01-31' })

  const home = await sam.get('/home', { zone: 'Europe/Berlin' })
  expect(subjects(home.tasks)).toEqual(['Send the offer', 'Some day'])
  expect(home.tasks).toMatchObject({ count: { value: 2 }, overdue: { value: 1 } })
  expect(home.tasks.rows[0]).toMatchObject({ id: late.id, included: { account: { title: 'Acme' } } })
  expect(subjects(home.meetings)).toContain('Review')
  expect(home.deals.rows).toMatchObject([{ name: 'Acme renewal', closeDate: '2020-01-31' }])
  await expect(sam.get('/home', { zone: 'Mars/Olympus' })).rejects.toMatchObject({ status: 400 })
})

test('birthdays of the coming days stand there, those of 29 February too', async ({ sam, cleo, world }) => {
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(5, 10)
  const made = await sam.post('/contacts', {
    ...{
      firstName: 'Ida',
      lastName: 'Holm',
      birthDate: `1980-${soon === '02-29' ? '02-28' : soon}`,
      owner: sam.id,
    },
  })
  await world.api('ann').patch(`/contacts/${cleo}`, { birthDate: `1970-${soon}` })
  const { birthdays } = await sam.get('/home')
  // Cleo belongs to nobody, so she is on nobody's list.
  expect(birthdays.rows).toMatchObject([{ id: made.id, title: 'Ida Holm', year: 1980 }])
})

test('what was looked at is remembered, newest first, as long as it may be seen', async ({
  sam,
  zoe,
  ann,
  acme,
  cedar,
  bolt,
}) => {
  for (const id of [acme, cedar, acme]) await sam.post(`/visits/account/${id}`)
  await expect(sam.post(`/visits/account/${bolt}`)).rejects.toMatchObject({ status: 404 })
  const titles = async () => (await sam.get('/home')).recent.rows.map((row: { title: string }) => row.title)
  expect(await titles()).toEqual(['Acme', 'Cedar'])
  await ann.patch(`/accounts/${cedar}`, { owner: zoe.id })
  expect(await titles()).toEqual(['Acme'])
  await ann.patch(`/accounts/${cedar}`, { owner: null })
})
