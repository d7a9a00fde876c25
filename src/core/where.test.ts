import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { objects } from '#objects.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { filtersOf } from '../../test/filters.ts'
import { type Firms, firmsIn } from '../../test/firms.ts'
import { type Filter, prepare } from './filter.ts'
import { matches } from './matches.ts'
import { openPool, type Pool } from './server/database/pool.ts'
import { where, writing } from './where.ts'

const now = new Date('2026-11-22T10:00:00Z')
let database: TestDatabase
let pool: Pool
let world: Firms

beforeAll(async () => {
  database = await freshDatabase()
  pool = openPool(database.url, { max: 2 })
  world = await firmsIn(pool, objects, now)
})
afterAll(async () => {
  await pool.close()
  await database.drop()
})

test('a filter finds in the database what it matches in memory', async () => {
  const { catalogue, firms } = world
  const ids = firms.rows.map((row) => String(row.id))
  let found = 0
  await fc.assert(
    fc.asyncProperty(filtersOf(catalogue, firms.def, ids), async (filter) => {
      const expected = inMemory(filter)
      const { plain, lookedUp } = await inDatabase(filter)
      expect(plain, JSON.stringify(filter)).toEqual(expected)
      expect(lookedUp, JSON.stringify(filter)).toEqual(expected)
      if (expected.length && expected.length < ids.length) found++
    }),
    { numRuns: 2000 },
  )
  // Filters that find all or nothing would agree for the wrong reasons.
  expect(found).toBeGreaterThan(600)
}, 120_000)

const prepared = (filter: Filter) =>
  prepare(filter, { catalogue: world.catalogue, def: world.firms.def, now })

function inMemory(filter: Filter): string[] {
  const condition = prepared(filter)
  const rows = world.firms.rows.filter((row) => matches(condition, row, world.reach))
  return rows.map((row) => String(row.id)).sort()
}

async function inDatabase(filter: Filter) {
  const values: unknown[] = []
  const w = writing(values)
  const plain = where(prepared(filter), 't', w)
  const lookedUp = where(prepared(filter), 't', { ...w, lookUp: true })
  const sql = `select t.id, (${plain}) is true as a, (${lookedUp}) is true as b from firm t order by t.id`
  const { rows } = await pool.query<{ id: string; a: boolean; b: boolean }>(sql, values)
  const ids = (of: 'a' | 'b') => rows.filter((row) => row[of]).map((row) => row.id)
  return { plain: ids('a'), lookedUp: ids('b') }
}
