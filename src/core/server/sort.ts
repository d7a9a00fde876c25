import { kindOf } from '../field/index.ts'
import { columnsOf, fieldOf, type ObjectDef } from '../object.ts'
import { label, say } from '../text.ts'
import type { Writing } from '../where.ts'
import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { pick } from './select.ts'

export type SortKey = { name: string; column: string; type: string; down: boolean; nullable: boolean }

/** Reads "-amount,name". Empty values come last either way. */
export function sortKeys(ctx: Context, def: ObjectDef, sort: string): SortKey[] {
  const names = sort.split(',').filter(Boolean)
  if (names.length > 3) throw new Refusal(400, 'sort', 'sort takes at most three fields')
  return names.map((part) => {
    const down = part.startsWith('-')
    const [name, field] = pick(ctx, def, part.replace(/^[-+]/, ''))
    if (!kindOf(field).sortable)
      throw new Refusal(
        400,
        'sort',
        say('{name} cannot be sorted by; {kind} has no order', {
          name,
          kind: label(kindOf(field).label),
        }),
      )
    const column = columnsOf(name, field)[0]!
    const own = fieldOf(def, name)!
    return {
      name,
      column: `t."${column.name}"`,
      type: column.type,
      down,
      nullable: !own.isRequired && !['createdAt', 'updatedAt', 'version'].includes(name),
    }
  })
}

/** Where the last page ended: the sort values of its last record as PostgreSQL wrote them, and its id. */
export type Cursor = { sort: string; values: (string | null)[]; id: string }

export const writeCursor = (cursor: Cursor) =>
  Buffer.from(JSON.stringify([cursor.sort, cursor.id, ...cursor.values])).toString('base64url')

export function readCursor(text: string, sort: string, count: number): Cursor {
  try {
    const [was, id, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString()) as string[]
    if (was === sort && typeof id === 'string' && values.length === count) return { sort, id, values }
  } catch {
    // Falls through to the refusal: what cannot be read is as wrong as what does not fit.
  }
  throw new Refusal(400, 'cursor', 'cursor does not belong to this list; start again without it')
}

/**
 * A list by a field that may be empty is two lists, first the filled, then the empty: each is one straight
 * walk along an index, which "nulls last" alone would not be in both directions.
 */
export type Part = 'all' | 'filled' | 'empty'

export const partsOf = (keys: SortKey[], cursor?: Cursor): Part[] => {
  if (!keys[0]?.nullable) return ['all']
  return cursor && cursor.values[0] === null ? ['empty'] : ['filled', 'empty']
}

/** Order and bounds of one part, after the cursor when there is one. */
export function partSql(
  keys: SortKey[],
  part: Part,
  cursor: Cursor | undefined,
  w: Writing,
): { where: string; order: string } {
  const [head, ...rest] = keys
  const used = part === 'empty' ? rest : keys
  const fits = cursor && (part !== 'empty' || cursor.values[0] === null)
  const values = part === 'empty' ? cursor?.values.slice(1) : cursor?.values
  const bounds = [
    part === 'filled' ? `${head!.column} is not null` : part === 'empty' ? `${head!.column} is null` : '',
    fits ? after(used, values!, cursor, w, keys[0]?.down ?? false, part) : '',
  ].filter(Boolean)
  const order = used.map(
    (k) => `${k.column} ${k.down ? 'desc' : 'asc'}${k.nullable && k !== head ? ' nulls last' : ''}`,
  )
  return {
    where: bounds.join(' and '),
    order: [...order, `t.id ${keys[0]?.down ? 'desc' : 'asc'}`].join(', '),
  }
}

function after(
  keys: SortKey[],
  values: (string | null)[],
  cursor: Cursor,
  w: Writing,
  down: boolean,
  part: Part,
): string {
  const id = `${w.bind(cursor.id)}::uuid`
  const sign = down ? '<' : '>'
  if (!keys.length) return `t.id ${sign} ${id}`
  // A pair compares in one direction only, that of the ids; a key that runs against it takes the long way.
  if (keys.length === 1 && keys[0]!.down === down && (part !== 'empty' || !keys[0]!.nullable))
    return `(${keys[0]!.column}, t.id) ${sign} (${w.bind(values[0])}::${keys[0]!.type}, ${id})`
  return `(${chainAfter(keys, values, id, sign, w)})`
}

// (a > v) or (a = v and ((b > w) or (b = w and id > i))), empty values after all filled ones.
function chainAfter(
  keys: SortKey[],
  values: (string | null)[],
  id: string,
  sign: string,
  w: Writing,
): string {
  const [key, ...rest] = keys
  if (!key) return `t.id ${sign} ${id}`
  const inner = chainAfter(rest, values.slice(1), id, sign, w)
  if (values[0] === null) return `(${key.column} is null and ${inner})`
  const bound = `${w.bind(values[0])}::${key.type}`
  const past = `${key.column} ${key.down ? '<' : '>'} ${bound}${key.nullable ? ` or ${key.column} is null` : ''}`
  return `(${past} or (${key.column} = ${bound} and ${inner}))`
}
