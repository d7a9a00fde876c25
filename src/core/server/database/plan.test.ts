import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { choice, money, number, reference, text } from '#core/field/index.ts'
import { defineObject, type Fields, type ObjectDef } from '#core/object.ts'
import { everyone } from '#core/rules.ts'
import { objects } from '#objects.ts'
import { schemaFile, schemaSql } from '../../../../bin/lib/schema.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { applyPlan } from './apply.ts'
import { readLive } from './live.ts'
import { plan } from './plan.ts'
import { openPool, type Pool } from './pool.ts'

const can = { read: everyone, create: everyone, update: everyone, delete: everyone }
const boat = (fields: Fields, more: Partial<ObjectDef> = {}): ObjectDef =>
  defineObject('boat', {
    labels: ['Boat', 'Boats'],
    title: 'name',
    can,
    list: { columns: ['name'], sort: 'name' },
    fields: { name: text({ required: true }), ...fields },
    ...more,
  } as any)
const nothing = { do: [], later: [], ask: [] }

let database: TestDatabase
let pool: Pool
const apply = (...more: ObjectDef[]) => applyPlan(pool, [...objects, ...more])
const left = async (...more: ObjectDef[]) => plan([...objects, ...more], await readLive(pool))
const add = (sql: string) => pool.query(`insert into boat (id, created_at, updated_at, ${sql}`)

beforeEach(async () => {
  database = await freshDatabase()
  pool = openPool(database.url, { max: 4 })
})
afterEach(async () => {
  await pool.close()
  await database.drop()
})

test('what was applied needs nothing more', async () => {
  await apply()
  expect(await left()).toEqual(nothing)
})

test('schema.sql tells the truth: run bin/schema.mjs after a change of definitions', async () => {
  const text = readFileSync(schemaFile, 'utf8')
  expect(text).toBe(schemaSql())
  await pool.query('create schema main')
  await pool.connect().then(async (client) => {
    await client.query(text)
    client.release()
  })
  expect(await left()).toEqual(nothing)
})

test('several processes that start at once agree', async () => {
  const others = [openPool(database.url, { max: 2 }), openPool(database.url, { max: 2 })]
  await Promise.all([pool, ...others].map((one) => applyPlan(one, objects)))
  expect(await left()).toEqual(nothing)
  for (const one of others) await one.close()
})

describe('a changed definition', () => {
  test('gains columns, indexes and links', async () => {
    await apply(boat({}))
    const grown = boat(
      { length: number(), owner: reference('user'), price: money() },
      { list: { columns: ['name', 'length'], sort: 'name' } },
    )
    const steps = await left(grown)
    expect([steps.do.length, steps.later.length, steps.ask]).toEqual([5, 2, []])
    await apply(grown)
    expect(await left(grown)).toEqual(nothing)
  })

  test('keeps the values of a field that has a new name', async () => {
    await apply(boat({ cost: money(), crew: number({ index: true }) }))
    await add(`name, cost, cost_currency, crew) values (gen_random_uuid(), now(), now(), 'Tug', 5, 'EUR', 3)`)
    const renamed = boat({ price: money({ was: 'cost' }), sailors: number({ was: 'crew', index: true }) })
    expect((await left(renamed)).do.filter((s) => s.includes('rename'))).toHaveLength(3)
    await apply(renamed)
    const { rows } = await pool.query('select price, price_currency, sailors from boat')
    expect(rows).toEqual([{ price: 5, price_currency: 'EUR', sailors: 3 }])
    expect(await left(renamed)).toEqual(nothing)
  })

  test('takes a new choice and lets old records keep a choice that went', async () => {
    await apply(boat({ kind: choice(['sail', 'motor']) }))
    await add(`name, kind) values (gen_random_uuid(), now(), now(), 'Tug', 'sail')`)
    const other = boat({ kind: choice(['motor', 'row']) })
    await apply(other)
    expect(await left(other)).toEqual(nothing)
    await add(`name, kind) values (gen_random_uuid(), now(), now(), 'Skiff', 'row')`)
    await expect(add(`name, kind) values (gen_random_uuid(), now(), now(), 'X', 'sail')`)).rejects.toThrow(
      'choices',
    )
  })

  test('asks before what could lose or lack values', async () => {
    await apply(boat({ crew: number() }))
    expect((await left(boat({ crew: text() }))).ask).toEqual(['boat.crew is bigint, should be text'])
    expect((await left(boat({ crew: number({ required: true }) }))).ask).toEqual([
      'boat.crew must be filled before it can be required',
    ])
    expect((await left(boat({}))).do).toEqual([])
  })
})
