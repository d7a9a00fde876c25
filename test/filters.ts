import fc from 'fast-check'
import type { Catalogue } from '#core/catalogue.ts'
import { type Field, isLink, kindOf, testsOf } from '#core/field/index.ts'
import type { Filter } from '#core/filter.ts'
import type { ObjectDef } from '#core/object.ts'
import { pools } from './firms.ts'

const order = ['is', 'not', 'in', 'over', 'under', 'from', 'to'] as const
const moments = ['today', 'today-1d', 'now', 'monthStart', 'yearStart-1y', 'weekStart']

/** Any filter over an object: nested groups, links, paths and what children come to. */
export function filtersOf(
  catalogue: Catalogue,
  def: ObjectDef,
  ids: string[],
  depth = 3,
): fc.Arbitrary<Filter> {
  const leaf = fc.oneof(
    ...Object.keys(def.fields).map((name) => testOf(def.fields[name], ids).map((test) => ({ [name]: test }))),
    fc.constantFrom(...ids).map((id) => ({ id: { is: id } })),
  ) as fc.Arbitrary<Filter>
  if (depth === 0) return leaf
  const inner = filtersOf(catalogue, def, ids, depth - 1)
  const groups = [
    fc.array(inner, { maxLength: 3 }).map((all) => ({ all })),
    fc.array(inner, { maxLength: 3 }).map((any) => ({ any })),
    inner.map((no) => ({ no })),
    fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })),
  ]
  const links = Object.keys(def.fields).filter((name) => isLink(def.fields[name]))
  const reaching = links.flatMap((name) => {
    const target = catalogue.get(def.fields[name].target)
    const far = filtersOf(catalogue, target, ids, depth - 1)
    const path = Object.keys(target.fields).map((end) =>
      testOf(target.fields[end], ids).map((test) => ({ [`${name}.${end}`]: test })),
    )
    return [far.map((that) => ({ [name]: { that } })), ...path.slice(0, 6)]
  })
  const children = [...catalogue.children(def).values()].map((child) =>
    childTest(child.object, filtersOf(catalogue, child.object, ids, depth - 1)).map((test) => ({
      [child.name]: test,
    })),
  )
  const trees = def.tree ? treeTests(catalogue, def, ids) : []
  return fc.oneof(leaf, ...groups, ...reaching, ...children, ...trees) as fc.Arbitrary<Filter>
}

/** What lies within a record, by link, path and id, and what measures come to over what is below. */
function treeTests(catalogue: Catalogue, def: ObjectDef, ids: string[]): fc.Arbitrary<object>[] {
  const within = fc
    .tuple(fc.constantFrom('id', def.tree!, `${def.tree}.${def.tree}`), fc.constantFrom(...ids))
    .map(([name, id]) => ({ [name]: { within: id } }))
  const rollup = fc
    .tuple(
      fc.constantFrom(...catalogue.measures(def).keys()),
      fc.constantFrom('own', 'descendants', 'total'),
      fc.constantFrom(...order.filter((test) => test !== 'in')),
      fc.constantFrom(-1, 0, 1, 3, 100, 12_345),
    )
    .map(([name, reach, test, n]) => ({ rollup: { [name]: { [reach]: { [test]: n } } } }))
  const inEuro = fc
    .constantFrom('over', 'under')
    .map((test) => ({ rollup: { fees: { total: { [test]: { amount: 150, currency: 'EUR' } } } } }))
  return [within, rollup, inEuro]
}

const count = fc.record({ over: fc.integer({ min: -1, max: 4 }) })

function childTest(def: ObjectDef, where: fc.Arbitrary<Filter>) {
  const sums = Object.keys(def.fields).filter((name) => kindOf(def.fields[name]).align === 'end')
  const measure = fc
    .tuple(
      fc.constantFrom('sum', 'avg', 'min', 'max'),
      fc.constantFrom(...sums),
      fc.constantFrom(...order.slice(3)),
    )
    .chain(([of, name, test]) =>
      fc.constantFrom(-1, 0, 100, 12_345).map((n) => ({ [of]: { [name]: { [test]: n } } })),
    )
  const empty = fc
    .tuple(fc.constantFrom('sum', 'min'), fc.constantFrom(...sums), fc.constantFrom('is', 'not'))
    .map(([of, name, test]) => ({ [of]: { [name]: { [test]: null } } }))
  return fc
    .tuple(
      fc.option(where, { nil: undefined }),
      fc.oneof(
        fc.constant({}),
        count.map((c) => ({ count: c })),
        measure,
        empty,
      ),
    )
    .map(([filter, rest]) => ({ ...(filter && { where: filter }), ...rest }))
}

function testOf(field: Field, ids: string[]): fc.Arbitrary<object> {
  const empty = fc.constantFrom({ is: null }, { not: null })
  const some = fc.constantFrom(...testsOf(field)).chain((test) => {
    const operand = operandOf(field, ids)
    const given =
      test === 'in'
        ? fc.array(operand, { maxLength: 3 })
        : test === 'has' || test === 'starts'
          ? part(field, operand)
          : operand
    return given.map((value) => ({ [test]: value }))
  })
  return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: empty })
}

function operandOf(field: Field, ids: string[]): fc.Arbitrary<unknown> {
  const kind = field.kind === 'computed' ? field.result! : field.kind
  if (field.target) return fc.constantFrom(...ids)
  if (field.choices) return fc.constantFrom(...field.choices)
  if (kind === 'autoNumber') return fc.constantFrom('F-00003', 'F-00040', 7)
  if (kind === 'money') return fc.constantFrom(0, 100, 12_345, { amount: 100, currency: 'EUR' })
  if (kind === 'tags') return fc.constantFrom('vip', 'new', 'New', 'a,b', 'none')
  if (kind === 'number') return fc.constantFrom(-3, 0, 2, 7, 14, ...(field.decimals ? [0.25, 1.5] : []))
  const moment = kind === 'date' || kind === 'dateTime' ? moments : []
  const loud = field.formula ? ['ACME!', 'ÉCOLE!'] : []
  return fc.constantFrom(...(pools[kind] ?? pools.text!), ...moment, ...loud)
}

// Beginnings and other cases of what there is; addresses are looked through for words.
function part(field: Field, operand: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (field.kind === 'tags' || field.kind === 'multiChoice') return operand
  if (field.kind === 'address') return fc.constantFrom('bonn', 'BONN', 'münchen', 'floor', '531', '%', '_')
  return fc
    .tuple(operand, fc.constantFrom(0, 1, 2), fc.boolean())
    .map(([value, from, up]) =>
      (up ? String(value).toUpperCase() : String(value).toLowerCase()).slice(from, from + 3),
    )
}
