import { type Field, type Kind, type KindName, make, type Options } from './kind.ts'

type ResultKind = 'number' | 'percent' | 'money' | 'text' | 'yesNo' | 'date'

/** A value PostgreSQL works out from other fields of the record; see core/formula.ts for what a formula may say. */
export const computed = <const O extends Options & { result: ResultKind; decimals?: number }>(
  formula: string,
  o: O,
) => make<unknown, O>('computed', { readOnly: true, ...o }, { formula, result: o.result })

/** A computed field behaves as a field of its result kind that nobody may write. */
export function computedKind(resultOf: (kind: KindName) => Kind): Kind {
  const inner = (field: Field) => resultOf(field.result ?? 'text')
  return {
    label: 'Computed',
    editor: 'none',
    tests: ['is', 'not', 'in', 'over', 'under', 'from', 'to'],
    sortable: true,
    columns: (column, field) => inner(field).columns(column, field),
    store: () => [],
    wire: (column, field) => inner(field).wire(column, field),
    check: () => ({ error: 'is computed by Mainstay; leave it out' }),
    operand: (value, field) => inner(field).operand(value, field),
    compared: (value, field) => inner(field).compared(value, field),
    read: (text, field, how) => inner(field).read(text, field, how),
    write: (value, field) => inner(field).write(value, field),
    show: (value, field, how) => inner(field).show(value, field, how),
    schema: (field) => ({ ...inner(field).schema(field), readOnly: true }),
  }
}
