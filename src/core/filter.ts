import type { Catalogue, Child } from './catalogue.ts'
import { type Field, isLink, isList, kindOf, type TestName, testsOf } from './field/index.ts'
import { nearest } from './name.ts'
import { allFields, fieldOf, mayField, type ObjectDef } from './object.ts'
import { relativeMoment } from './relative.ts'
import type { Actor } from './rules.ts'
import { type Sentence, say } from './text.ts'

/** Tests on one value; several must all hold. `over`/`under` exclude the bound, `from`/`to` include it. */
export type Test = { [name in TestName]?: unknown }

/** Tests on the records that point at this one: how many there are, or what their values come to. */
export type ChildTest = { where?: Filter; count?: Test } & {
  [of in 'sum' | 'avg' | 'min' | 'max']?: Record<string, Test>
}

/** The linked record fulfils a filter of its own: `{ account: { that: { industry: … } } }`. */
export type LinkTest = { that: Filter }

/**
 * One language for lists, views, rights, segments and conditions. Every entry must hold. A name may reach
 * through links (`account.parent.owner`); the name of children (`deals`) takes a ChildTest.
 */
export type Filter = {
  all?: readonly Filter[]
  any?: readonly Filter[]
  no?: Filter
} & { [name: string]: Test | ChildTest | LinkTest | Filter | readonly Filter[] | undefined }

/** A filter whose names are resolved and operands checked; both readers walk this. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { no: Condition }
  | { test: TestName | 'filled'; field: Field; name: string; operand: unknown; path: Link[] }
  | { link: Link; that: Condition }
  | { child: Child; where: Condition; measure: Measure; test: TestName | 'filled'; operand: unknown }
export type Link = { name: string; from: ObjectDef; to: ObjectDef }
export type Measure =
  | { of: 'some' }
  | { of: 'count' }
  | { of: 'sum' | 'avg' | 'min' | 'max'; name: string; field: Field }

export type FilterContext = {
  catalogue: Catalogue
  def: ObjectDef
  now: Date
  /** Whose field rights hold; a field the actor may not read cannot be filtered by. */
  actor?: Actor
}

export class FilterError extends Error {
  readonly at: string
  readonly sentence: Sentence
  constructor(at: string, sentence: Sentence) {
    super(String(sentence))
    this.at = at
    this.sentence = sentence
  }
}

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
    if (!isLink(field)) throw new FilterError(at, `${step} is no link, so nothing can follow it`)
    const to = ctx.catalogue.get(field.target!)
    path.push({ name: step, from: def, to })
    def = to
  }
  const last = steps.at(-1)!
  const child = ctx.catalogue.children(def).get(last)
  if (child && path.length === 0 && !fieldOf(def, last)) return childTests(child, entry as ChildTest, ctx, at)
  const field = last === 'id' ? idField : visible(def, last, ctx, at)
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
  return path.reduceRight<Condition>((inner, step) => ({ link: step, that: inner }), { link, that })
}

const idField: Field = { kind: 'reference', isRequired: true }

function visible(def: ObjectDef, name: string, ctx: FilterContext, at: string): Field {
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

type One = { test: TestName | 'filled'; operand: unknown; no?: boolean }

// `not` and "is empty" become the opposite of a plain test, so that empty values count as values in both readers.
function tests(entry: Test, field: Field, ctx: FilterContext, at: string): One[] {
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

const wrap =
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
