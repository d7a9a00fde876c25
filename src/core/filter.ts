import type { Child } from './catalogue.ts'
import {
  type ChildTest,
  type Condition,
  type Filter,
  type FilterContext,
  FilterError,
  type Link,
  type LinkTest,
  type Measure,
  type RollupTest,
  type Test,
} from './condition.ts'
import { type Field, isLink, kindOf } from './field/index.ts'
import { tests, visible, wrap } from './filterTest.ts'
import { fieldOf } from './object.ts'
import { say } from './text.ts'
import { rollupTests, withinTest } from './treeFilter.ts'

export { type Condition, type Filter, type FilterContext, FilterError } from './condition.ts'

/** Resolves names and checks operands. Throws FilterError naming the entry and the mend. */
export function prepare(filter: Filter, ctx: FilterContext, at = 'filter'): Condition {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw new FilterError(at, 'must be an object such as { "name": { "has": "acme" } }')
  const parts = Object.entries(filter).flatMap(([name, entry]): Condition[] => {
    const here = `${at}.${name}`
    if (entry === undefined) return []
    if (name === 'all' || name === 'any') return [group(name, entry, ctx, here)]
    if (name === 'no') return [{ no: prepare(entry as Filter, ctx, here) }]
    return entryOf(name, entry as Test, ctx, here)
  })
  return parts.length === 1 ? parts[0]! : { all: parts }
}

function group(kind: 'all' | 'any', entry: unknown, ctx: FilterContext, at: string): Condition {
  if (!Array.isArray(entry)) throw new FilterError(at, 'must be a list of filters')
  const parts = entry.map((one, i) => prepare(one as Filter, ctx, `${at}[${i}]`))
  return kind === 'all' ? { all: parts } : { any: parts }
}

function entryOf(name: string, entry: Test | ChildTest, ctx: FilterContext, at: string): Condition[] {
  const steps = name.split('.')
  const path: Link[] = []
  let def = ctx.def
  for (const step of steps.slice(0, -1)) {
    const field = visible(def, step, ctx, at)
    if (!isLink(field))
      throw new FilterError(at, say('{name} is no link, so nothing can follow it', { name: step }))
    const to = ctx.catalogue.get(field.target!)
    path.push({ name: step, from: def, to })
    def = to
  }
  const last = steps.at(-1)!
  const child = ctx.catalogue.children(def).get(last)
  if (child && path.length === 0 && !fieldOf(def, last)) return childTests(child, entry as ChildTest, ctx, at)
  if (last === 'rollup' && def.tree && !fieldOf(def, last)) {
    const inner = { ...ctx, def }
    return rollupTests(entry as RollupTest, inner, at, prepare).map((one) => along(path, one))
  }
  const field = last === 'id' ? idField : visible(def, last, ctx, at)
  const tree = last === 'id' ? def : field.target ? ctx.catalogue.get(field.target) : undefined
  if (tree?.tree && 'within' in entry) {
    const { within, ...rest } = entry as Test & { within: unknown }
    const one = withinTest({ name: last, path, tree }, within, at)
    return Object.keys(rest).length ? [one, ...entryOf(name, rest, ctx, at)] : [one]
  }
  if (isLink(field) && 'that' in entry)
    return [
      linked(
        { name: last, from: def, to: ctx.catalogue.get(field.target!) },
        path,
        entry as LinkTest,
        ctx,
        at,
      ),
    ]
  return tests(entry as Test, field, ctx, at).map(
    wrap((test, operand) => ({ test, operand, field, name: last, path })),
  )
}

function linked(link: Link, path: Link[], entry: LinkTest, ctx: FilterContext, at: string): Condition {
  const that = prepare(entry.that, { ...ctx, def: link.to }, `${at}.that`)
  return along(path, { link, that })
}

const along = (path: Link[], end: Condition): Condition =>
  path.reduceRight<Condition>((inner, step) => ({ link: step, that: inner }), end)

const idField: Field = { kind: 'reference', isRequired: true }

const measures = ['sum', 'avg', 'min', 'max'] as const
const countField: Field = { kind: 'number', isRequired: true }

function childTests(child: Child, entry: ChildTest, ctx: FilterContext, at: string): Condition[] {
  if (typeof entry !== 'object' || entry === null)
    throw new FilterError(at, 'must be { "where": …, "count": … }')
  for (const key of Object.keys(entry))
    if (key !== 'where' && key !== 'count' && !measures.includes(key as 'sum'))
      throw new FilterError(at, say('knows no "{key}"; it knows where, count, sum, avg, min, max', { key }))
  const inner = { ...ctx, def: child.object }
  const where = prepare(entry.where ?? {}, inner, `${at}.where`)
  const found: Condition[] = []
  const add = (measure: Measure, test: Test, field: Field, here: string) =>
    found.push(
      ...tests(test, field, ctx, here).map(
        wrap((t, operand) => ({ child, where, measure, test: t, operand })),
      ),
    )
  if (entry.count) add({ of: 'count' }, entry.count, countField, `${at}.count`)
  for (const of of measures)
    for (const [name, test] of Object.entries(entry[of] ?? {})) {
      const field = visible(child.object, name, inner, `${at}.${of}`)
      if (kindOf(field).align !== 'end')
        throw new FilterError(`${at}.${of}`, say('{name} is no number', { name }))
      // Whole numbers have averages that are none.
      const asked = of === 'avg' && field.kind === 'number' ? { ...field, decimals: 6 } : field
      add({ of, name, field }, test, asked, `${at}.${of}.${name}`)
    }
  return found.length ? found : [{ child, where, measure: { of: 'some' }, test: 'filled', operand: null }]
}
