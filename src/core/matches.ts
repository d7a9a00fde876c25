import type { Condition, Link, Rollup, Within } from './condition.ts'
import { type Field, kindOf, type TestName } from './field/index.ts'
import { holdsNought } from './treeFilter.ts'

type Values = Record<string, unknown>

/** The records that links and children lead to, for conditions that leave the record at hand. */
export type World = {
  get(object: string, id: string): Values | undefined
  children(object: string, field: string, id: string): readonly Values[]
}

/** Whether one record in memory fulfils a condition. Twin: `where`; a property test holds them equal. */
export function matches(c: Condition, row: Values, world?: World): boolean {
  if ('all' in c) return c.all.every((one) => matches(one, row, world))
  if ('any' in c) return c.any.some((one) => matches(one, row, world))
  if ('no' in c) return !matches(c.no, row, world)
  if ('child' in c) return childHolds(c, row, need(world))
  if ('link' in c) {
    const far = linkedRow(row, c.link, world)
    return far !== undefined && matches(c.that, far, world)
  }
  if ('within' in c) return isWithin(c, row, world)
  if ('rollup' in c) return rolledUp(c, row, need(world))
  let at: Values | undefined = row
  for (const link of c.path) at = at && linkedRow(at, link, world)
  return holds(c.test, at?.[c.name] ?? null, c.field, c.operand)
}

function linkedRow(row: Values, link: Link, world?: World): Values | undefined {
  const id = row[link.name]
  return typeof id === 'string' ? need(world).get(link.to.name, id) : undefined
}

function need(world: World | undefined): World {
  if (!world) throw new Error('this condition leaves the record: give the world')
  return world
}

function holds(test: TestName | 'filled', value: unknown, field: Field, operand: unknown): boolean {
  if (value === null) return false
  if (test === 'filled') return true
  const kind = kindOf(field)
  const special = kind.holds?.(test, value, operand)
  if (special !== undefined) return special
  const compared = kind.compared(value, field)
  if (test === 'in') return (operand as unknown[]).includes(compared)
  if (test === 'has') return fold(compared).includes(fold(operand))
  if (test === 'starts') return fold(compared).startsWith(fold(operand))
  return ordered(test, compared, operand)
}

const fold = (text: unknown) => String(text).toLowerCase()

function ordered(test: TestName, value: unknown, operand: unknown): boolean {
  const [a, b] = [value as number, operand as number]
  if (test === 'over') return a > b
  if (test === 'under') return a < b
  if (test === 'from') return a >= b
  return test === 'to' ? a <= b : a === b
}

type ChildCondition = Extract<Condition, { child: unknown }>

function childHolds(c: ChildCondition, row: Values, world: World): boolean {
  const { object, field } = c.child
  const kids = world
    .children(object.name, field, String(row.id))
    .filter((kid) => matches(c.where, kid, world))
  const { measure } = c
  if (measure.of === 'some') return kids.length > 0
  if (measure.of === 'count')
    return holds(c.test, kids.length, { kind: 'number', isRequired: true }, c.operand)
  const kind = kindOf(measure.field)
  const values = kids
    .map((kid) => kid[measure.name] ?? null)
    .filter((v) => v !== null)
    .map((v) => Number(kind.compared(v, measure.field)))
  const result = calculate(measure.of, values)
  return result !== null && holds(c.test, result, { kind: 'number', isRequired: true }, c.operand)
}

function calculate(of: 'sum' | 'avg' | 'min' | 'max', values: number[]): number | null {
  const total = values.reduce((a, b) => a + b, 0)
  if (of === 'sum') return total
  if (!values.length) return null
  if (of === 'avg') return total / values.length
  return of === 'min' ? Math.min(...values) : Math.max(...values)
}

function isWithin(c: Within, row: Values, world?: World): boolean {
  let at: Values | undefined = row
  for (const link of c.path) at = at && linkedRow(at, link, world)
  let id = at?.[c.name]
  while (typeof id === 'string' && id !== c.within) id = need(world).get(c.tree.name, id)?.[c.tree.tree!]
  return id === c.within
}

function rolledUp(c: Rollup, row: Values, world: World): boolean {
  const { object, by } = c.rollup
  const records = [
    ...(c.reach === 'descendants' ? [] : [row]),
    ...(c.reach === 'own' ? [] : below(c, row, world)),
  ]
  const measured = by ? records.flatMap((one) => world.children(object.name, by, String(one.id))) : records
  const sums = sumsOf(
    c,
    measured.filter((one) => matches(c.where, one, world)),
  )
  const test = (n: number) => holds(c.test, n, { kind: 'number', isRequired: true }, c.operand)
  return holdsNought(c.test, c.operand) ? sums.every(test) : sums.some(test)
}

const below = (c: Rollup, row: Values, world: World): Values[] =>
  world.children(c.tree.name, c.tree.tree!, String(row.id)).flatMap((one) => [one, ...below(c, one, world)])

/** What is measured, added up per currency. */
function sumsOf({ rollup: { sum }, field, currency }: Rollup, measured: readonly Values[]): number[] {
  const sums = new Map<string, number>()
  for (const row of measured) {
    const value = sum ? (row[sum] ?? null) : 1
    if (value === null) continue
    const unit = (value as { currency?: string }).currency ?? ''
    const n = sum ? Number(kindOf(field).compared(value, field)) : 1
    if (!currency || unit === currency) sums.set(unit, (sums.get(unit) ?? 0) + n)
  }
  return [...sums.values()]
}
