import type { Condition, Link, Rollup, Within } from './condition.ts'
import { type Field, kindOf, type TestName } from './field/index.ts'
import { columnsOf, type ObjectDef, tableOf, treeTable } from './object.ts'
import { holdsNought } from './treeFilter.ts'

/** How the SQL reader binds values and hides what the actor may not see in linked records. */
export type Writing = {
  bind: (value: unknown) => string
  /** Rights on another object's records as SQL over `alias`, or undefined when all may be seen. */
  sees?: (def: ObjectDef, alias: string) => string | undefined
  next: { alias: number }
  /** Rights look each linked record up by its key: under an ordered limit that beats hashing the whole table. */
  lookUp?: boolean
}

export const writing = (values: unknown[], sees?: Writing['sees']): Writing => ({
  bind: (value) => `$${values.push(value)}`,
  sees,
  next: { alias: 0 },
})

/** The condition as SQL over `alias`. Plain comparisons only, so that indexes serve them. Twin: `matches`. */
export function where(c: Condition, alias: string, w: Writing): string {
  if ('all' in c) return c.all.length ? `(${c.all.map((one) => where(one, alias, w)).join(' and ')})` : 'true'
  if ('any' in c) return c.any.length ? `(${c.any.map((one) => where(one, alias, w)).join(' or ')})` : 'false'
  if ('no' in c) return isEmpty(c.no) ? emptySql(c.no, alias) : `(${where(c.no, alias, w)} is not true)`
  if ('child' in c) return childSql(c, alias, w)
  if ('link' in c) return linkSql(c, alias, w)
  if ('within' in c) return withinSql(c, alias, w)
  if ('rollup' in c) return rollupSql(c, alias, w)
  return alongPath(c.path, alias, w, (end) =>
    testSql(c.test, firstColumn(c.name, c.field, end), c.field, c.operand, w),
  )
}

type Test = Extract<Condition, { path: Link[]; test: unknown }>
const isEmpty = (c: Condition): c is Test =>
  'path' in c && 'test' in c && c.test === 'filled' && c.path.length === 0
// As "is null" an index finds the empty ones; "is not null is not true" would look at every record.
const emptySql = (c: Test, alias: string) => `${firstColumn(c.name, c.field, alias)} is null`

function linkSql(c: { link: Link; that: Condition }, alias: string, w: Writing): string {
  if (!w.lookUp) return alongPath([c.link], alias, w, (far) => where(c.that, far, w))
  const far = `f${++w.next.alias}`
  const column = firstColumn(c.link.name, { kind: 'reference', isRequired: false }, alias)
  return `(select ${where(c.that, far, w)} from ${tableOf(c.link.to)} ${far} where ${far}.id = ${column})`
}

export const firstColumn = (name: string, field: Field, alias: string) =>
  name === 'id' ? `${alias}.id` : `${alias}."${columnsOf(name, field)[0]!.name}"`

// `in (select …)` rather than a join: the planner may start from either side, and rows never double.
function alongPath(path: Link[], alias: string, w: Writing, end: (alias: string) => string): string {
  const [link, ...rest] = path
  if (!link) return end(alias)
  const far = `f${++w.next.alias}`
  const inner = alongPath(rest, far, w, end)
  const seen = w.sees?.(link.to, far)
  const column = firstColumn(link.name, { kind: 'reference', isRequired: false }, alias)
  return `${column} in (select ${far}.id from ${tableOf(link.to)} ${far} where ${inner}${seen ? ` and ${seen}` : ''})`
}

const signs: Partial<Record<TestName, string>> = { is: '=', over: '>', under: '<', from: '>=', to: '<=' }
const escapeLike = (text: unknown) => String(text).replace(/[\\%_]/g, '\\$&')

function testSql(
  test: TestName | 'filled',
  column: string,
  field: Field,
  operand: unknown,
  w: Writing,
): string {
  if (test === 'filled') return `${column} is not null`
  const value = field.kind === 'tags' || field.kind === 'multiChoice' ? operand : pattern(test, operand)
  const own = kindOf(field).testSql
  const bound = w.bind(value)
  const special = own?.(test, column, bound)
  if (special) return special
  if (test === 'in') return `${column} = any(${bound})`
  if (test === 'has' || test === 'starts') return `${column} ilike ${bound}`
  return `${column} ${signs[test]} ${bound}`
}

function pattern(test: TestName, operand: unknown) {
  if (test === 'has') return `%${escapeLike(operand)}%`
  return test === 'starts' ? `${escapeLike(operand)}%` : operand
}

type ChildCondition = Extract<Condition, { child: unknown }>

function childSql(c: ChildCondition, alias: string, w: Writing): string {
  const kid = `c${++w.next.alias}`
  const { object, field } = c.child
  const link = firstColumn(field, { kind: 'reference', isRequired: false }, kid)
  const seen = w.sees?.(object, kid)
  const rows = `from ${tableOf(object)} ${kid} where ${kid}.deleted_at is null and ${where(c.where, kid, w)}${seen ? ` and ${seen}` : ''}`
  if (c.measure.of === 'some') return `${alias}.id in (select ${link} ${rows})`
  const measured =
    c.measure.of === 'count'
      ? 'count(*)'
      : measureSql(c.measure.of, firstColumn(c.measure.name, c.measure.field, kid))
  const field_ = c.measure.of === 'count' ? countField : c.measure.field
  return testSql(c.test, `(select ${measured} ${rows} and ${link} = ${alias}.id)`, field_, c.operand, w)
}

const countField: Field = { kind: 'number', isRequired: true }
// Nothing sold sums to nought; an average of nothing is empty.
const measureSql = (of: string, column: string) =>
  of === 'sum' ? `coalesce(sum(${column}), 0)` : `${of}(${column})`

// A record the actor may not see has nothing below it to ask about.
function withinSql(c: Within, alias: string, w: Writing): string {
  return alongPath(c.path, alias, w, (end) => {
    const top = `f${++w.next.alias}`
    const seen = w.sees?.(c.tree, top)
    const found = `from ${tableOf(c.tree)} ${top} where ${top}.id = ${w.bind(c.within)}${seen ? ` and ${seen}` : ''}`
    const below = `select x.descendant from ${treeTable(c.tree)} x where x.ancestor in (select ${top}.id ${found})`
    const column = firstColumn(c.name, { kind: 'reference', isRequired: false }, end)
    return `${column} in (select ${top}.id ${found} union all ${below})`
  })
}

/**
 * Which records' totals hold, worked out for all at once: what was measured is added up per record and
 * carried to those above. Records with nothing measured have nought, which decides the way round.
 */
function rollupSql(c: Rollup, alias: string, w: Writing): string {
  const { tree, reach, field } = c
  const parts: string[] = []
  if (reach !== 'descendants') parts.push('select o.at, o.n, o.currency from o')
  if (reach !== 'own') {
    const below = `f${++w.next.alias}`
    const seen = w.sees?.(tree, below)
    parts.push(`select x.ancestor as at, o.n, o.currency from o join ${treeTable(tree)} x on x.descendant = o.at
      join ${tableOf(tree)} ${below} on ${below}.id = o.at and ${below}.deleted_at is null${seen ? ` and ${seen}` : ''}`)
  }
  const own = ownSql(c, w)
  const test = testSql(c.test, 'sum(p.n)', field, c.operand, w)
  const nought = holdsNought(c.test, c.operand)
  return `${alias}.id ${nought ? 'not in' : 'in'} (with o as materialized (${own})
    select p.at from (${parts.join(' union all ')}) p group by p.at, p.currency having ${nought ? `(${test}) is not true` : test})`
}

/** What each record has of a measure by itself, money per currency. */
function ownSql({ rollup, where: only, field, currency }: Rollup, w: Writing): string {
  const { object, by, sum } = rollup
  const kid = `c${++w.next.alias}`
  const at = by ? firstColumn(by, { kind: 'reference', isRequired: false }, kid) : `${kid}.id`
  const [amount, unit] = sum ? columnsOf(sum, field).map((one) => `${kid}."${one.name}"`) : []
  const seen = w.sees?.(object, kid)
  const bounds = [
    `${at} is not null`,
    where(only, kid, w),
    ...(by ? [`${kid}.deleted_at is null`] : []),
    ...(amount ? [`${amount} is not null`] : []),
    ...(unit && currency ? [`${unit} = ${w.bind(currency)}`] : []),
    ...(seen ? [seen] : []),
  ]
  return `select ${at} as at, ${amount ? `sum(${amount})` : 'count(*)'} as n, ${unit ?? 'null::text'} as currency
    from ${tableOf(object)} ${kid} where ${bounds.join(' and ')} group by 1, 3`
}
