import type { Mistake } from '../check.ts'
import { columnsOf, type Fields, fieldLabel, type ObjectDef } from '../object.ts'
import { label, say, word } from '../text.ts'
import { indexesOf } from './database/plan.ts'

/** What a database constraint found wrong, as a mistake of a field; undefined for anything else. */
export function constraintMistake(def: ObjectDef, error: unknown): Mistake | undefined {
  const { code, constraint, column } = error as { code?: string; constraint?: string; column?: string }
  if (code === '23505') return uniqueMistake(def, constraint ?? '')
  if (code === '23502') return { field: fieldOfColumn(def, column ?? ''), message: 'is required' }
  if (code === '23503')
    return { field: linkOf(def, constraint ?? ''), message: 'points at a record that is not there' }
  if (code === '23514') return { field: constraint ?? def.name, message: 'is none of its choices' }
  // 22xxx: a value PostgreSQL cannot take, such as a number beyond its range.
  return code?.startsWith('22')
    ? { field: fieldOfColumn(def, column ?? ''), message: 'is out of range' }
    : undefined
}

function uniqueMistake(def: ObjectDef, constraint: string): Mistake {
  const sets = [
    ...Object.entries(def.fields as Fields)
      .filter(([, f]) => f.unique)
      .map(([n]) => [n]),
    ...def.unique,
  ]
  const names = sets.find((set) =>
    indexesOf({ ...def, unique: [set] }).some(
      (i) => i.unique && i.name === constraint && matchesSet(def, set, i.columns),
    ),
  )
  const field = names?.[0] ?? def.title
  const object = word(def.labels[0])
  const [other] = names?.slice(1) ?? []
  return {
    field,
    message: other
      ? say('is taken together with {field}; another {object} has the same', {
          field: label(fieldLabel(other, def.fields[other])),
          object,
        })
      : say('is taken; another {object} has the same', { object }),
  }
}

const matchesSet = (def: ObjectDef, set: readonly string[], columns: string) =>
  columns === set.map((n) => `"${columnsOf(n, def.fields[n])[0]!.name}"`).join(', ')

const fieldOfColumn = (def: ObjectDef, column: string) =>
  Object.entries(def.fields as Fields).find(([n, f]) =>
    columnsOf(n, f).some((c) => c.name === column),
  )?.[0] ?? def.title

const linkOf = (def: ObjectDef, constraint: string) =>
  Object.entries(def.fields as Fields).find(
    ([n, f]) => f.target && constraint.includes(`_${columnsOf(n, f)[0]!.name}_link`),
  )?.[0] ?? def.title
