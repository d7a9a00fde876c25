import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { fillTrees, mendTree } from '#core/server/tree.ts'
import { test, type World } from '../world.ts'

/** What the links say and what the closure says, as lines one can compare. */
async function compared({ app: { pool } }: World) {
  const line = `descendant || ' ' || ancestor || ' ' || depth as line`
  const told = await pool.query<{ line: string }>(`select ${line} from account_tree order by 1`)
  const walked = await pool.query<{ line: string }>(
    `with recursive up(descendant, ancestor, depth) as (
       select id, parent, 1 from account where parent is not null
       union all
       select up.descendant, a.parent, up.depth + 1 from up join account a on a.id = up.ancestor where a.parent is not null)
     select ${line} from up order by 1`,
  )
  return [told.rows, walked.rows].map((rows) => rows.map((r) => r.line))
}

async function truthful(world: World) {
  const [told, walked] = await compared(world)
  expect(told).toEqual(walked)
  return told!.length
}

async function firms(api: any, count: number, parent?: string): Promise<string[]> {
  const records = Array.from({ length: count }, (_, i) => ({ name: `Firm ${i}`, ...(parent && { parent }) }))
  const made = await api.post('/accounts/batch', { operation: 'create', records })
  return made.results.map((r: any) => r.id)
}

test('who is below whom stays true through any moves', async ({ world, ann }) => {
  const ids = await firms(ann, 14)
  const index = fc.integer({ min: 0, max: ids.length - 1 })
  const move = fc.tuple(index, fc.option(index, { nil: null }))
  const step = fc.oneof(
    move.map((one) => [one]),
    fc.uniqueArray(move, { selector: ([who]) => who, maxLength: 5 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const moves of steps)
        await ann.post('/accounts/batch', {
          operation: 'update',
          records: moves.map(([who, under]) => ({
            id: ids[who],
            parent: under === null ? null : ids[under],
          })),
        })
      await truthful(world)
    }),
    { numRuns: 40 },
  )
  // Moves that were all refused would leave nothing to compare.
  expect(await truthful(world)).toBeGreaterThan(3)
})

test('a circle is refused at any depth, in a sentence', async ({ world, ann }) => {
  const chain = await firms(ann, 140)
  await ann.post('/accounts/batch', {
    operation: 'update',
    records: chain.slice(1).map((id, i) => ({ id, parent: chain[i] })),
  })
  await expect(ann.patch(`/accounts/${chain[0]}`, { parent: chain[139] })).rejects.toMatchObject({
    status: 422,
    problem: { detail: 'Parent account may not be the account itself or one below it' },
  })
  await expect(ann.patch(`/accounts/${chain[0]}`, { parent: chain[0] })).rejects.toMatchObject({
    status: 422,
  })
  await ann.patch(`/accounts/${chain[70]}`, { parent: null })
  await ann.patch(`/accounts/${chain[0]}`, { parent: chain[139] })
  await truthful(world)
})

test('moves within one batch are judged together', async ({ world, ann }) => {
  const [a, b] = await firms(ann, 2)
  await ann.patch(`/accounts/${b}`, { parent: a })
  const swap = await ann.post('/accounts/batch', {
    operation: 'update',
    records: [
      { id: a, parent: b },
      { id: b, parent: null },
    ],
  })
  expect(swap.counts).toEqual({ updated: 2 })
  const both = await ann.post('/accounts/batch', {
    operation: 'update',
    records: [
      { id: a, parent: null },
      { id: b, parent: null },
    ],
  })
  expect(both.counts.failed).toBeUndefined()
  const circle = await ann.post('/accounts/batch', {
    operation: 'update',
    records: [
      { id: a, parent: b },
      { id: b, parent: a },
    ],
  })
  expect(circle.counts).toEqual({ failed: 2 })
  await truthful(world)
})

test('two moves at the same moment never close a circle', async ({ world, ann, mia }) => {
  for (let round = 0; round < 8; round++) {
    const [a, b] = await firms(ann, 2)
    const both = await Promise.allSettled([
      ann.patch(`/accounts/${a}`, { parent: b }),
      mia.patch(`/accounts/${b}`, { parent: a }),
    ])
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  }
  await truthful(world)
})

test('a subsidiary made while its parent moves lands below both', async ({ world, ann, mia }) => {
  const [top, middle] = await firms(ann, 2)
  await Promise.all([
    ann.patch(`/accounts/${middle}`, { parent: top }),
    ...Array.from({ length: 5 }, () => firms(mia, 3, middle)),
  ])
  await truthful(world)
  const { rows } = await world.app.pool.query('select from account_tree where ancestor = $1', [top])
  expect(rows).toHaveLength(16)
})

test('the bin keeps a place in the tree, and what comes back from it finds it again', async ({
  world,
  ann,
}) => {
  const [top] = await firms(ann, 1)
  const [middle] = await firms(ann, 1, top)
  await firms(ann, 2, middle)
  await ann.delete(`/accounts/${middle}`)
  await truthful(world)
  await ann.post(`/accounts/${middle}/restore`)
  await truthful(world)
})

test('an account without a parent is still one statement', async ({ world, ann }) => {
  await ann.post('/accounts', { name: 'Warm' })
  await world.app.outbox.drain()
  const sent: string[] = []
  world.app.pool.sent.watch = (text) => sent.push(text)
  await ann.post('/accounts', { name: 'Alone' })
  world.app.pool.sent.watch = undefined
  expect(sent.filter((s) => s.includes('insert into "account"'))).toHaveLength(1)
  expect(sent.filter((s) => /tree/.test(s))).toEqual([])
})

describe('a closure that is missing or wrong', () => {
  test('is made anew', async ({ world, ann }) => {
    const { app } = world
    const [top] = await firms(ann, 1)
    const kids = await firms(ann, 5, top)
    const before = await truthful(world)
    await app.pool.query('delete from account_tree where descendant = $1', [kids[0]])
    await app.pool.query('update account_tree set depth = 7 where descendant = $1', [kids[1]])
    await app.pool.query('insert into account_tree values ($1, $2, 1)', [top, kids[3]])
    expect(await mendTree(app.pool, app.catalogue.get('account'))).toBe(3)
    expect(await truthful(world)).toBe(before)
  })

  test('is filled when Mainstay starts with accounts in trees and no lines', async ({ world }) => {
    const { app } = world
    const before = await truthful(world)
    await app.pool.query('delete from account_tree')
    await fillTrees(app.pool, app.catalogue.objects)
    expect(await truthful(world)).toBe(before)
  })
})
