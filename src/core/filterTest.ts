import { type Condition, type FilterContext, FilterError, type Test } from './condition.ts'
import { type Field, isList, kindOf, type TestName, testsOf } from './field/index.ts'
import { nearest } from './name.ts'
import { allFields, fieldOf, mayField, type ObjectDef } from './object.ts'
import { relativeMoment } from './relative.ts'
import { say } from './text.ts'

/** A field the filter may name, or the mend. */
export function visible(def: ObjectDef, name: string, ctx: FilterContext, at: string): Field {
  const field = fieldOf(def, name)
  if (field && (!ctx.actor || mayField(ctx.actor, field, 'read'))) return field
  const names = [...allFields(def).map(([n]) => n), ...ctx.catalogue.children(def).keys()]
  const near = nearest(name, names)
  throw new FilterError(
    at,
    near
      ? say('{object} has no field "{name}"; did you mean "{near}"?', { object: def.name, name, near })
      : say('{object} has no field "{name}"', { object: def.name, name }),
  )
}

export type One = { test: TestName | 'filled'; operand: unknown; no?: boolean }

// `not` and "is empty" become the opposite of a plain test, so that empty values count as values in both readers.
export function tests(entry: Test, field: Field, ctx: FilterContext, at: string): One[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new FilterError(at, 'must be a test such as { "is": … }')
  const allowed = testsOf(field)
  return Object.entries(entry).map(([name, operand]): One => {
    const test = name as TestName
    const empty = operand === null && (test === 'is' || test === 'not')
    if (empty) return { test: 'filled', operand: null, no: test === 'is' }
    if (!allowed.includes(test))
      throw new FilterError(
        at,
        say('{kind} knows no test "{name}"; it knows {tests}', {
          kind: field.kind,
          name,
          tests: allowed.join(', '),
        }),
      )
    const value = test === 'in' ? list(operand, field, ctx, at) : operandOf(operand, field, ctx, at)
    return test === 'not' ? { test: 'is', operand: value, no: true } : { test, operand: value }
  })
}

export const wrap =
  (make: (test: TestName | 'filled', operand: unknown) => Condition) =>
  (one: One): Condition =>
    one.no ? { no: make(one.test, one.operand) } : make(one.test, one.operand)

function list(operand: unknown, field: Field, ctx: FilterContext, at: string) {
  if (!Array.isArray(operand) || operand.length > 1000)
    throw new FilterError(at, '"in" takes a list of up to 1,000 values')
  return operand.map((one) => operandOf(one, field, ctx, at))
}

function operandOf(operand: unknown, field: Field, ctx: FilterContext, at: string): unknown {
  if (operand === 'me' && field.target === 'user' && ctx.actor) return ctx.actor.id
  const kind = field.kind === 'computed' ? field.result : field.kind
  const moment = typeof operand === 'string' ? relativeMoment(operand, ctx.now) : undefined
  if (moment && kind === 'date') return moment.toISOString().slice(0, 10)
  if (moment && kind === 'dateTime') return moment.toISOString()
  const checked =
    isList(field) || typeof operand !== 'object' || operand !== null
      ? kindOf(field).operand(operand, field)
      : { error: 'may be empty only in "is" and "not"' }
  if ('error' in checked) throw new FilterError(at, checked.error)
  return checked.value
}
