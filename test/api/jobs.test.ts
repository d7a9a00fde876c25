import { expect, test } from 'vitest'
import { Jobs } from '#core/server/job.ts'
import { freshDatabase } from '../database.ts'

test('a short job does not wait for a long one of the same kind', async () => {
  const database = await freshDatabase()
  const jobs = new Jobs(database.url, () => {})
  const done: string[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const finished = new Promise<void>((resolve) => {
    const run = async ({ kind }: { kind: string }) => {
      // The long one ends only when the short one did: were they done by turns, it never would.
      if (kind === 'long') await released
      done.push(kind)
      if (kind === 'short') release()
      else resolve()
    }
    jobs.add('work', run, { parallel: 2, retries: 0 })
  })
  await jobs.start(true)
  await jobs.later('work', { kind: 'long' })
  await jobs.later('work', { kind: 'short' })
  await finished
  expect(done).toEqual(['short', 'long'])
  await jobs.stop()
  await database.drop()
})
