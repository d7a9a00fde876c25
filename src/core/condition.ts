import type { Catalogue, Child, Measured } from './catalogue.ts'
import type { Field, TestName } from './field/index.ts'
import type { ObjectDef } from './object.ts'
import type { Actor } from './rules.ts'
import type { Sentence } from './text.ts'

/** Tests on one value; several must all hold. `over`/`under` exclude the bound, `from`/`to` include it. */
export type Test = { [name in TestName]?: unknown }

/** Tests on the records that point at this one: how many there are, or what their values come to. */
export type ChildTest = { where?: Filter; count?: Test } & {
  [of in 'sum' | 'avg' | 'min' | 'max']?: Record<string, Test>
}

/** The linked record fulfils a filter of its own: `{ account: { that: { industry: … } } }`. */
export type LinkTest = { that: Filter }

/** A measure over a tree: `{ rollup: { openAmount: { total: { over: … } } } }`. */
export type RollupTest = Record<string, { [reach in Reach]?: Test }>

/**
 * One language for lists, views, rights, segments and conditions. Every entry must hold. A name may reach
 * through links (`account.parent.owner`); the name of children (`deals`) takes a ChildTest. A link to an object
 * whose records form a tree, and its `id`, know `within`: that record or any below it.
 */
export type Filter = {
  all?: readonly Filter[]
  any?: readonly Filter[]
  no?: Filter
} & { [name: string]: Test | ChildTest | LinkTest | RollupTest | Filter | readonly Filter[] | undefined }

/** A filter whose names are resolved and operands checked; both readers walk this. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { no: Condition }
  | { test: TestName | 'filled'; field: Field; name: string; operand: unknown; path: Link[] }
  | { link: Link; that: Condition }
  | Within
  | Rollup
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

/** What a measure is taken over: the record itself, all below it, or both. */
export type Reach = 'own' | 'descendants' | 'total'

/** The record at the end of a path, or the one `name` links to, is `operand` or below it. */
export type Within = { within: string; name: string; path: Link[]; tree: ObjectDef }

/** What a measure comes to over the tree, tested. Money counts in one currency, or in each by itself. */
export type Rollup = {
  rollup: Measured
  reach: Reach
  tree: ObjectDef
  where: Condition
  field: Field
  test: TestName
  operand: unknown
  currency?: string
}
