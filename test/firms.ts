import fc from 'fast-check'
import { Catalogue } from '#core/catalogue.ts'
import {
  address,
  autoNumber,
  choice,
  computed,
  date,
  dateTime,
  email,
  longText,
  money,
  multiChoice,
  number,
  percent,
  phone,
  reference,
  tags,
  text,
  url,
  yesNo,
} from '#core/field/index.ts'
import type { World } from '#core/matches.ts'
import { defineObject, type ObjectDef } from '#core/object.ts'
import { everyone } from '#core/rules.ts'
import { makeContext, system } from '#core/server/context.ts'
import { applyPlan } from '#core/server/database/apply.ts'
import type { Pool } from '#core/server/database/pool.ts'
import { batch, rows } from '#core/server/store.ts'

const can = { read: everyone, create: everyone, update: everyone, delete: everyone }

/** Has a field of every kind a filter may test. */
export const Firm = defineObject('firm', {
  labels: ['Firm', 'Firms'],
  title: 'name',
  fields: {
    name: text({ required: true }),
    number: autoNumber({ prefix: 'F-' }),
    note: longText(),
    mail: email(),
    tel: phone(),
    site: url(),
    staff: number(),
    rate: number({ decimals: 2 }),
    share: percent(),
    worth: money(),
    twice: computed('staff * 2', { result: 'number', decimals: 2 }),
    shout: computed("upper(name) & '!'", { result: 'text' }),
    since: date(),
    metAt: dateTime(),
    open: yesNo(),
    size: choice(['small', 'large']),
    lines: multiChoice(['grain', 'wood', 'steel']),
    tags: tags(),
    place: address(),
    parent: reference('firm', { inverse: 'branches' }),
  },
  can,
  tree: 'parent',
  measures: {
    staff: { label: 'Staff', sum: 'staff' },
    worth: { label: 'Worth', sum: 'worth' },
  },
  list: {
    columns: ['name', 'staff', 'worth', 'since', 'metAt', 'size', 'parent', 'rate', 'open'],
    sort: 'name',
  },
})

export const Task = defineObject('task', {
  labels: ['Task', 'Tasks'],
  title: 'name',
  fields: {
    name: text({ required: true }),
    firm: reference('firm'),
    fee: money(),
    hours: number({ decimals: 2 }),
    dueOn: date(),
    tags: tags(),
    place: address(),
  },
  can,
  measures: {
    tasks: { label: 'Tasks', by: 'firm', where: { hours: { over: 1 } } },
    fees: { label: 'Fees', by: 'firm', sum: 'fee' },
    hours: { label: 'Hours', by: 'firm', sum: 'hours', where: { 'firm.staff': { over: 0 } } },
  },
  list: { columns: ['name'], sort: 'name' },
})

const words = ['Acme', 'acme', 'École', 'école', 'Ärger', '50%', 'a_b', 'back\\slash', 'Zoë', "O'Neil", 'ab']
/** Values each kind draws from: few, so that filters hit, and awkward, so that they may miss. */
export const pools: Record<string, unknown[]> = {
  text: words,
  longText: words,
  email: ['ann@example.com', 'bob@example.com', 'zoe@other.example'],
  phone: ['+49891234567', '+441632960961', '12345'],
  url: ['https://example.com', 'https://other.example/path'],
  number: [-3, 0, 1, 2, 7, 1000],
  percent: [0, 12.5, 50, 99.99],
  money: [0, 100, 12_345].flatMap((amount) => ['EUR', 'JPY'].map((currency) => ({ amount, currency }))),
  date: ['2026-11-21', '2026-11-22', '2026-01-01', '2025-12-31', '0099-03-01'],
  dateTime: ['2026-11-22T10:00:00.000Z', '2026-11-22T00:00:00.000Z', '2026-11-21T23:59:59.999Z'],
  yesNo: [true, false],
  tags: [['vip'], ['vip', 'new'], ['New'], ['a,b']],
  address: [
    { city: 'Bonn' },
    { city: 'München', country: 'DE' },
    { street: 'Bonner Straße 1\n2nd floor', postalCode: '53113' },
  ],
}

const decimals = [0.25, 1.5, -2.75, 3, 100.01]

const oneOf = (def: ObjectDef, name: string, ids: string[]): fc.Arbitrary<unknown> => {
  const field = def.fields[name]
  const pool = field.target
    ? ids
    : field.choices
      ? field.kind === 'multiChoice'
        ? fc.sample(fc.subarray([...field.choices], { minLength: 1 }), { numRuns: 5, seed: 1 })
        : field.choices
      : field.kind === 'number' && field.decimals
        ? decimals
        : pools[field.kind]
  const some = fc.constantFrom(...(pool as unknown[]))
  return field.isRequired ? some : fc.option(some, { nil: null, freq: 3 })
}

const recordOf = (def: ObjectDef, ids: string[]) =>
  fc.record(
    Object.fromEntries(
      Object.keys(def.fields)
        .filter((name) => !def.fields[name].readOnly && (ids.length || !def.fields[name].target))
        .map((name) => [name, oneOf(def, name, ids)]),
    ),
  )

type Values = Record<string, any>
export type Table = { def: ObjectDef; rows: Values[] }
export type Firms = { catalogue: Catalogue; firms: Table; reach: World }

/** Firms in firms with tasks, some of them in the bin, in a database that has nothing else. */
export async function firmsIn(pool: Pool, objects: readonly ObjectDef[], now: Date): Promise<Firms> {
  const catalogue = new Catalogue([...objects, Firm, Task])
  await applyPlan(pool, catalogue.objects)
  const settings = { company: 'Test', currency: 'EUR' }
  const ctx = makeContext({ db: pool, actor: system, catalogue, settings, now })
  const add = async (def: ObjectDef, count: number, ids: string[], seed: number) => {
    const records = fc.sample(recordOf(def, ids), { numRuns: count, seed }) as Values[]
    const results = await batch(ctx, def, { operation: 'create', records })
    const failed = results.find((r) => r.errors)
    if (failed) throw new Error(`${JSON.stringify(records[failed.index])}: ${JSON.stringify(failed.errors)}`)
    return results.map((r) => r.id!)
  }
  const parents = await add(Firm, 25, [], 1)
  const firms = [...parents, ...(await add(Firm, 45, parents, 2))]
  const tasks = await add(Task, 130, firms.slice(10), 3)
  const gone = new Set([...parents.slice(0, 4), ...tasks.slice(0, 20)])
  const bin = (def: ObjectDef, ids: string[]) =>
    batch(ctx, def, { operation: 'delete', records: ids.filter((id) => gone.has(id)).map((id) => ({ id })) })
  await bin(Firm, firms)
  await bin(Task, tasks)
  const all = async (def: ObjectDef) => [
    ...(await rows(ctx, def, { limit: 200 })),
    ...(await rows(ctx, def, { limit: 200, deleted: true })),
  ]
  const tables = { firm: await all(Firm), task: await all(Task) } as Record<string, Values[]>
  const reach: World = {
    get: (object, id) => tables[object]!.find((row) => row.id === id),
    children: (object, field, id) => tables[object]!.filter((row) => row[field] === id && !gone.has(row.id)),
  }
  return { catalogue, firms: { def: Firm, rows: tables.firm! }, reach }
}
