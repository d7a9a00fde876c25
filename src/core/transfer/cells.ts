import { type Checked, type Field, isLink, kindOf, type Reading } from '../field/index.ts'
import type { ObjectDef } from '../object.ts'
import { type Sentence, say } from '../text.ts'
import { unguardText } from './guard.ts'
import { POINTS } from './guess.ts'
import type { LinkPlan, Plan, PlanColumn } from './plan.ts'
import type { TableRow } from './table.ts'

export type Problem = { column: string; message: Sentence }
/** A cell that names another record; `key` is what it says. */
export type Named = { field: string; key: string; column: string; link: LinkPlan }
/** One more way to reach someone, for the record's children. */
export type Point = { kind: string; label: string; value: string }

/** One row as the plan reads it: values of the record, and what still has to be looked up. */
export type Prepared = {
  row: number
  cells: string[]
  values: Record<string, unknown>
  links: Named[]
  points: Point[]
  sourceId?: string
  errors: Problem[]
  warnings: Problem[]
}

/** Whether text that looks like a formula was guarded by an apostrophe, as in our own CSV. */
export type CellsHow = { guarded?: boolean }

type Step = (cell: string, row: Prepared, at: (column: string) => string) => void

/** Makes the reader of a plan's rows. Fields that are to be created must be in `def` already. */
export function rowReader(
  def: ObjectDef,
  plan: Plan,
  columns: readonly string[],
  how: CellsHow = {},
): (row: TableRow) => Prepared {
  const index = new Map(columns.map((name, i) => [name, i]))
  const steps = plan.columns
    .filter((c) => c.field && index.has(c.column))
    .map((c) => ({ column: c, index: index.get(c.column)!, step: stepOf(def, c) }))
  const constants = Object.entries(plan.constants ?? {}).map(([field, value]) =>
    constantStep(def, field, value),
  )
  const idAt = plan.sourceId === undefined ? undefined : index.get(plan.sourceId)
  return ({ row, cells }) => {
    const given = fixed(cells, plan.fixes?.[row], index)
    const prepared: Prepared = {
      row,
      cells: given,
      values: {},
      links: [],
      points: [],
      errors: [],
      warnings: [],
    }
    const at = (column: string) => given[index.get(column) ?? -1] ?? ''
    if (idAt !== undefined && given[idAt]?.trim()) prepared.sourceId = given[idAt]!.trim()
    for (const { column, index: i, step } of steps) step(meant(given[i] ?? '', column, how), prepared, at)
    for (const step of constants) step('', prepared, at)
    const extra = given.slice(columns.length).filter((cell) => cell.trim()).length
    if (extra)
      prepared.errors.push({
        column: '',
        message:
          extra > 1
            ? say('The row has {count} more cells than there are columns', { count: extra })
            : 'The row has one cell more than there are columns',
      })
    return prepared
  }
}

function fixed(
  cells: string[],
  fixes: Record<string, string> | undefined,
  index: Map<string, number>,
): string[] {
  if (!fixes) return cells
  const result = [...cells]
  for (const [column, value] of Object.entries(fixes))
    if (index.has(column)) result[index.get(column)!] = value
  return result
}

function meant(cell: string, { values }: PlanColumn, { guarded }: CellsHow): string {
  const text = guarded ? unguardText(cell.trim()) : cell.trim()
  return values && Object.hasOwn(values, text) ? values[text]! : text
}

function stepOf(def: ObjectDef, column: PlanColumn): Step {
  if (column.field === POINTS) return pointStep(column)
  const field = def.fields[column.field!] as Field
  if (isLink(field)) return linkStep(column)
  return column.part ? partStep(column) : valueStep(field, column)
}

function pointStep({ part = '' }: PlanColumn): Step {
  const [kind, label = ''] = part.split(/:(.*)/s) as [string, string?]
  return (cell, row, at) => {
    for (const value of several(cell))
      row.points.push({ kind, label: filledIn(label, at).slice(0, 60), value })
  }
}

// Contact managers put several addresses into one cell, joined by " ::: ".
const several = (cell: string) =>
  cell
    .split(/\s+:::\s+|\n/)
    .map((v) => v.trim())
    .filter(Boolean)

const filledIn = (template: string, at: (column: string) => string) =>
  template.replace(/\{([^}]+)\}/g, (_, column: string) => at(column).trim().replace(/^\* /, ''))

function linkStep({ column, field, link }: PlanColumn): Step {
  const how: LinkPlan = link ?? { by: 'name', missing: 'report' }
  return (cell, row) => {
    const key =
      how.by === 'source'
        ? cell
            .replace(/^@(?!@)/, '')
            .split(';')[0]!
            .trim()
        : cell
    if (key && !row.links.some((l) => l.field === field))
      row.links.push({ field: field!, key, column, link: how })
  }
}

function partStep({ field, part }: PlanColumn): Step {
  return (cell, row) => {
    if (!cell) return
    const whole = (row.values[field!] ?? {}) as Record<string, string>
    // A second line of the street is a line of the street.
    row.values[field!] = { ...whole, [part!]: whole[part!] ? `${whole[part!]}\n${cell}` : cell }
  }
}

function valueStep(field: Field, { column, field: name, reading = {}, unreadable, scale }: PlanColumn): Step {
  const kind = kindOf(field)
  const reach = field.kind === 'email' || field.kind === 'phone' ? field.kind : undefined
  return (cell, row) => {
    if (!cell || row.values[name!] !== undefined) return
    const [text, ...others] = reach ? waysIn(cell) : [cell]
    const read = scale
      ? scaled(text!, field, reading, scale)
      : kind.read(field.kind === 'longText' ? asHtml(text!) : text!, field, reading)
    if ('value' in read) row.values[name!] = read.value
    else (unreadable === 'empty' ? row.warnings : row.errors).push({ column, message: read.error })
    for (const value of others) row.points.push({ kind: reach!, label: '', value })
  }
}

function scaled(text: string, field: Field, how: Reading, scale: number): Checked {
  const raw = kindOf(field).read(text, { ...field, min: undefined, max: undefined, decimals: 12 }, how)
  return 'error' in raw
    ? raw
    : kindOf(field).check(Number(((raw.value as number) * scale).toPrecision(12)), field)
}

const waysIn = (cell: string) => {
  const parts = cell
    .split(/\s+:::\s+|[;,\n]\s*/)
    .map((v) => v.trim())
    .filter(Boolean)
  return parts.length > 1 && parts.every((p) => p.includes('@') || p.replace(/\D/g, '').length >= 5)
    ? parts
    : [cell]
}

// Text without tags is text: its lines stay lines, and "a < b" stays what it says.
function asHtml(text: string): string {
  if (/<\/?[a-z][^>]*>/i.test(text)) return text
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return safe.split(/\r?\n/).length > 1
    ? safe
        .split(/\r?\n/)
        .map((line) => `<p>${line}</p>`)
        .join('')
    : safe
}

function constantStep(def: ObjectDef, name: string, value: unknown): Step {
  const field = def.fields[name] as Field | undefined
  const ready = !field || typeof value !== 'string' || (isLink(field) && /^[0-9a-f-]{36}$/i.test(value))
  if (ready)
    return (_, row) => {
      row.values[name] ??= value
    }
  const step = stepOf(def, { column: name, field: name })
  return (_, row, at) => step(filledIn(value, at).trim(), row, at)
}
