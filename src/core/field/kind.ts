import type { Filter } from '../filter.ts'
import type { Rule } from '../rules.ts'
import type { Sentence } from '../text.ts'

/** Answer of a check: the normalised value, or what is wrong and how to mend it. */
export type Checked<T = unknown> = { value: T } | { error: Sentence }

export type TestName = 'is' | 'not' | 'in' | 'over' | 'under' | 'from' | 'to' | 'has' | 'starts'

export type Column = { name: string; type: string; default?: string; generated?: string }

/** How text written by people is read: dates day first or month first, decimal comma or point. */
export type Reading = { dayFirst?: boolean; decimalComma?: boolean; currency?: string; country?: string }

/** How a value is shown to one reader. */
export type Showing = { locale?: string; timeZone?: string }

export type Editor =
  | 'line'
  | 'area'
  | 'number'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'switch'
  | 'select'
  | 'multiSelect'
  | 'tags'
  | 'lookup'
  | 'address'
  | 'file'
  | 'recurrence'
  | 'none'

export type Options = {
  required?: boolean
  label?: string
  help?: string
  /** The name the field had before; the planner renames the column. */
  was?: string
  personal?: boolean
  unique?: boolean
  /** Sortable at any size; references and list columns are indexed unasked. */
  index?: boolean
  readOnly?: boolean
  default?: unknown
  can?: { read?: Rule; write?: Rule }
  visibleWhen?: Filter
}

/** One declared field. Data only, save for the rules; `type` is never set and carries the TypeScript type. */
export type Field<T = unknown, Required extends boolean = boolean> = Options & {
  kind: KindName
  isRequired: Required
  type?: T
  max?: number
  min?: number
  decimals?: number
  grouping?: boolean
  choices?: readonly string[]
  choiceLabels?: Readonly<Record<string, string>>
  /** Choices anyone may extend by writing a new one. */
  open?: boolean
  target?: string
  /** What the target calls the records that point at it. */
  inverse?: string
  prefix?: string
  digits?: number
  formula?: string
  result?: KindName
  custom?: boolean
  /** What people of the organisation wrote instead of ours, and nobody translates. */
  written?: { label: boolean; help: boolean }
}

export type KindName =
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'url'
  | 'number'
  | 'percent'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'yesNo'
  | 'choice'
  | 'multiChoice'
  | 'tags'
  | 'reference'
  | 'user'
  | 'address'
  | 'file'
  | 'autoNumber'
  | 'computed'
  | 'recurrence'
  | 'json'

/**
 * All there is to know about one kind of value. Values have one form everywhere (store, wire, browser,
 * history): what JSON can carry. Dates are ISO text, money is `{ amount: minor units, currency }`.
 */
export type Kind<T = any> = {
  label: string
  editor: Editor
  align?: 'end'
  tests: readonly TestName[]
  sortable: boolean
  /** PostgreSQL columns holding the value; the first carries filter and sort. */
  columns(column: string, field: Field): Column[]
  /** From value to one JSON value per column, in the order of `columns`. */
  store(value: T | null, field: Field): unknown[]
  /** SQL that makes the wire form from columns qualified by `alias.` */
  wire(column: string, field: Field): string
  /** Normalises or refuses. Never called with null, undefined or ''. */
  check(value: unknown, field: Field, how?: Reading): Checked<T>
  /** Checks the operand of a filter test; answers what is compared with the first column. */
  operand(value: unknown, field: Field): Checked
  /** What `matches` compares: the first column's value as JSON. */
  compared(value: T, field: Field): unknown
  read(text: string, field: Field, how: Reading): Checked<T>
  /** Export text; `read` of it gives the value back. */
  write(value: T, field: Field): string
  show(value: T, field: Field, how: Showing): string
  schema(field: Field): Record<string, unknown>
  /** Named pieces that forms, maps and exports treat apart (an address's city). */
  parts?: readonly string[]
  /** SQL of a test where the plain one does not fit; `bound` is the placeholder. Its twin is `holds`. */
  testSql?(test: TestName, column: string, bound: string): string | undefined
  holds?(test: TestName, value: T, operand: unknown): boolean | undefined
}

const wireAsIs = (column: string) => column

/** A kind whose value lies in one column exactly as it travels. */
export function plainKind<T>(
  type: string,
  rest: Pick<Kind<T>, 'label' | 'editor' | 'tests' | 'check' | 'schema'> & Partial<Kind<T>>,
): Kind<T> {
  return {
    sortable: true,
    columns: (name) => [{ name, type }],
    store: (value) => [value],
    wire: wireAsIs,
    operand: rest.check,
    compared: (value) => value,
    read: (text, field) => rest.check(text, field),
    write: (value) => String(value),
    show: (value, field, _how) => (rest.write ?? String)(value as any, field),
    ...rest,
  }
}

export type Made<T, O> = Field<T, O extends { required: true } ? true : false>

/** Declares a field of a kind; the literal type of `required` decides whether the row's value may be null. */
export function make<T, O extends Options>(
  kind: KindName,
  options: O,
  rest: Partial<Field> = {},
): Made<T, O> {
  return { ...options, ...rest, kind, isRequired: options.required === true } as unknown as Made<T, O>
}
