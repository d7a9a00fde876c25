import { expect } from 'vitest'
import { remind } from '#messages/reminders/remind.ts'
import { test } from '../world.ts'

const inHours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()

test('a repeating task that is done is followed by its next, and goes back with the tick', async ({
  sam,
}) => {
  const task = await sam.post('/activities', {
    ...{ kind: 'task', subject: 'Weekly figures', owner: sam.id, dueAt: '2026-01-05T08:00:00.000Z' },
    ...{ recurrence: 'FREQ=WEEKLY', timeZone: 'Europe/Berlin', priority: 'high' },
  })
  const open = () =>
    sam.get('/activities', {
      filter: { subject: { is: 'Weekly figures' }, done: { not: true } },
      sort: 'dueAt',
    })
  await sam.patch(`/activities/${task.id}`, { done: true })
  const [next, ...others] = (await open()).data
  expect(others).toEqual([])
  expect(next).toMatchObject({
    priority: 'high',
    series: task.id,
    recurrenceStart: task.dueAt,
    owner: sam.id,
  })
  expect(Date.parse(next.dueAt)).toBeGreaterThan(Date.now())
  await sam.patch(`/activities/${task.id}`, { done: false })
  expect((await open()).data.map((one: { id: string }) => one.id)).toEqual([task.id])
  await expect(sam.patch(`/activities/${task.id}`, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    status: 422,
  })
})

test('reminders come when they should, once', async ({ world, sam }) => {
  const make = (values: object) => sam.post('/activities', { owner: sam.id, kind: 'task', ...values })
  await make({ subject: 'Due now', dueAt: inHours(-0.01) })
  await make({ subject: 'Soon', dueAt: inHours(0.9), remind: 'hour' })
  await make({ subject: 'Of its own', remindAt: inHours(-0.1) })
  await make({ subject: 'Not yet', dueAt: inHours(3), remind: 'hour' })
  await make({ subject: 'Done', dueAt: inHours(-0.01), done: true })
  for (let i = 0; i < 2; i++) await remind(world.app)
  const { data } = await sam.get('/notices', { kinds: 'reminder,due' })
  expect(data.map((n: any) => [n.kind, n.record.title]).sort()).toEqual([
    ['due', 'Due now'],
    ['reminder', 'Of its own'],
    ['reminder', 'Soon'],
  ])
})
