import type { Measured } from './catalogue.ts'
import {
  type Condition,
  type Filter,
  type FilterContext,
  FilterError,
  type Reach,
  type RollupTest,
  type Within,
} from './condition.ts'
import { type Field, isId, type TestName } from './field/index.ts'
import { tests, visible, wrap } from './filterTest.ts'
import { nearest } from './name.ts'
import { say } from './text.ts'

export const reaches: readonly Reach[] = ['own', 'descendants', 'total']
export type Prepare = (filter: Filter, ctx: FilterContext, at: string) => Condition

export function withinTest(at: Omit<Within, 'within'>, operand: unknown, here: string): Within {
  if (!isId(operand)) throw new FilterError(`${here}.within`, 'must be the id of a record')
  return { ...at, within: operand.toLowerCase() }
}

export function rollupTests(
  entry: RollupTest,
  ctx: FilterContext,
  at: string,
  prepare: Prepare,
): Condition[] {
  if (typeof entry !== 'object' || entry === null)
    throw new FilterError(at, 'must be { measure: { "total": … } }')
  return Object.entries(entry).flatMap(([name, over]) => {
    const known = measureOf(ctx, name, at, prepare)
    return Object.entries(over).flatMap(([reach, test]) => {
      const here = `${at}.${name}.${reach}`
      if (!reaches.includes(reach as Reach))
        throw new FilterError(here, say('knows no "{key}"; it knows own, descendants, total', { key: reach }))
      return reachTests(known, reach as Reach, test as Record<string, unknown>, ctx, here)
    })
  })
}

function reachTests(
  { measure, field, where }: Known,
  reach: Reach,
  test: Record<string, unknown>,
  ctx: FilterContext,
  at: string,
): Condition[] {
  const currency = currencyIn(test)
  return tests(test, field, ctx, at).map(
    wrap((name, operand): Condition => {
      if (name === 'filled') throw new FilterError(at, 'compares with a number')
      const known = { rollup: measure, reach, tree: ctx.def, where, field, test: name, operand }
      return currency ? { ...known, currency } : known
    }),
  )
}

const currencyIn = (test: Record<string, unknown>) =>
  Object.values(test ?? {}).flatMap((one) => {
    const currency = (one as { currency?: unknown } | null)?.currency
    return typeof currency === 'string' ? [currency] : []
  })[0]

type Known = { measure: Measured; field: Field; where: Condition }

/** The measure by its name; one that goes by what the actor may not read is none. */
function measureOf(ctx: FilterContext, name: string, at: string, prepare: Prepare): Known {
  const measure = ctx.catalogue.measures(ctx.def).get(name)
  if (!measure) {
    const near = nearest(name, [...ctx.catalogue.measures(ctx.def).keys()])
    throw new FilterError(
      at,
      near
        ? say('{object} has no measure "{name}"; did you mean "{near}"?', {
            object: ctx.def.name,
            name,
            near,
          })
        : say('{object} has no measure "{name}"', { object: ctx.def.name, name }),
    )
  }
  const inner = { ...ctx, def: measure.object }
  const where = prepare(measure.where ?? {}, inner, at)
  if (measure.by) visible(measure.object, measure.by, inner, at)
  return {
    measure,
    where,
    field: measure.sum ? visible(measure.object, measure.sum, inner, at) : countField,
  }
}

const countField: Field = { kind: 'number', isRequired: true }

/** Whether a test holds for records that have nothing of a measure. */
export function holdsNought(test: TestName, operand: unknown): boolean {
  const n = operand as number
  if (test === 'in') return (operand as unknown[]).includes(0)
  const holds: Partial<Record<TestName, boolean>> = { over: n < 0, under: n > 0, from: n <= 0, to: n >= 0 }
  return holds[test] ?? n === 0
}
