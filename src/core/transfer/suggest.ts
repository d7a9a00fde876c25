import { choiceLabel } from '../field/choice.ts'
import { type Field, type KindName, kindOf } from '../field/index.ts'
import type { Fields, ObjectDef } from '../object.ts'
import type { OfferedColumn, Plan, PlanColumn } from './plan.ts'
import { isFraction } from './profile.ts'
import type { SourceTable } from './sourceTable.ts'
import { objectWords } from './synonyms.ts'
import { fold } from './table.ts'

export type Known = {
  def: ObjectDef
  columns: readonly OfferedColumn[]
  table: SourceTable | null
  source: { label: string } | null
  currency?: string
  country?: string
  /** The object a column named so would point at. */
  objectNamed?: (header: string) => string | undefined
}

/**
 * The plan a person starts from: every guess taken, every other column that holds anything kept in a field of
 * its own, so that nothing is lost unless somebody says so.
 */
export function suggestPlan(known: Known): Plan {
  const sourceId = sourceIdOf(known)
  const columns = known.columns.flatMap((column) => planColumn(known, column, sourceId))
  const plan: Plan = { columns, onMatch: 'update' }
  if (sourceId) plan.sourceId = sourceId
  nameByOther(known, plan)
  const match = matchOf(known.def, columns)
  if (sourceId) plan.match = { by: 'source' }
  else if (match) plan.match = { by: match }
  return plan
}

function planColumn(known: Known, column: OfferedColumn, sourceId: string | undefined): PlanColumn[] {
  const told = known.table?.columns[fold(column.name)]
  const labelsAnother = known.columns.some((c) => c.guess?.part?.includes(`{${column.name}}`))
  const leaveOut: PlanColumn[] = [{ column: column.name, field: null }]
  if (column.guess) return guessed(known, column)
  if (column.name === sourceId || labelsAnother || told === '#' || told === '-' || column.filled === 0)
    return leaveOut
  return [kept(known, column)]
}

function guessed(known: Known, column: OfferedColumn): PlanColumn[] {
  const { field, part, link } = column.guess!
  const plan: PlanColumn = { column: column.name, field, ...(part && { part }), ...(link && { link }) }
  const target = known.def.fields[field] as Field | undefined
  const reading = readingFor(known, column, target)
  if (Object.keys(reading).length) plan.reading = reading
  const own = known.source?.label === 'Mainstay'
  if (target && !own && isFraction(column, target)) plan.scale = 100
  if (!target || !closed(target)) return [plan]
  const { values, left } = translate(target, column.values)
  if (Object.keys(values).length) plan.values = values
  if (!left.length) return [plan]
  plan.unreadable = 'empty'
  return [plan, kept(known, column)]
}

const closed = (field: Field) => (field.kind === 'choice' || field.kind === 'multiChoice') && !field.open

function readingFor({ currency, country }: Known, column: OfferedColumn, field: Field | undefined) {
  const reading = { ...column.reading }
  if (field?.kind === 'money' && currency) reading.currency = currency
  if (country && (field?.kind === 'phone' || !field)) reading.country = country
  return reading
}

/** Choices that the file's words contain or begin: "Customer - Direct" is a customer. */
export function translate(
  field: Field,
  texts: readonly string[],
): { values: Record<string, string>; left: string[] } {
  const values: Record<string, string> = {}
  const left: string[] = []
  for (const text of texts) {
    if (!('error' in kindOf(field).read(text, field, {}))) continue
    const words = text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map(fold)
    const meant = field.choices!.find(
      (c) => words.includes(fold(c)) || fold(text).includes(fold(choiceLabel(c, field))),
    )
    if (meant) values[text] = meant
    else left.push(text)
  }
  return { values, left }
}

/** A column kept as a field of its own; a name that is taken says where it comes from. */
function kept({ def, source, objectNamed }: Known, column: OfferedColumn): PlanColumn {
  const label = labelFor(def, column.name, source?.label)
  const kind: KindName = column.kind
  // In a record tree "@Ref" is another record; where its object is known, the link is kept as a link.
  const target = column.samples.every((text) => /^@[^@]/.test(text)) ? objectNamed?.(column.name) : undefined
  if (target)
    return {
      column: column.name,
      field: null,
      createField: { label, kind: 'reference', target },
      link: { by: 'source', missing: 'report' },
    }
  const plan: PlanColumn = { column: column.name, field: null, createField: { label, kind } }
  if (kind === 'number' && column.decimals) plan.createField!.decimals = Math.min(column.decimals, 10)
  if (Object.keys(column.reading).length) plan.reading = column.reading
  return plan
}

export function labelFor(def: ObjectDef, header: string, source?: string): string {
  const words = header
    .replace(/__(c|s|r)$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 80)
  const label =
    words.charAt(0).toUpperCase() + (/[a-z]/.test(words) ? words.slice(1) : words.slice(1).toLowerCase())
  const taken = Object.entries(def.fields as Fields).some(
    ([n, f]) => !f.custom && (fold(f.label ?? n) === fold(label) || fold(n) === fold(label)),
  )
  return taken ? `${label} (${source ?? 'imported'})` : label
}

// The column told by the source, else one whose name says id and whose values are all different.
function sourceIdOf({ def, columns, table }: Known): string | undefined {
  const told = columns.find((c) => table?.columns[fold(c.name)] === '#' && c.filled > 0)
  if (told) return told.name
  const own = [def.name.toLowerCase(), ...(objectWords[def.name] ?? [])]
  const named = (word: string) =>
    [
      'id',
      'recordid',
      'referenceid',
      'externalid',
      'uuid',
      'guid',
      ...own.map((o) => `${o}id`),
      ...own.map((o) => `${o}key`),
    ].includes(word)
  return columns.find((c) => c.unique && c.filled > 0 && !c.guess?.link && named(fold(c.name)))?.name
}

// A record must be called something: where no column names it, its id in the source does.
function nameByOther({ def }: Known, plan: Plan) {
  const title = def.fields[def.title] as Field
  const mapped = plan.columns.some((c) => c.field === def.title)
  const parts = plan.columns.some((c) => c.field === 'lastName' || c.field === 'firstName')
  if (!title.isRequired || mapped || parts || title.kind !== 'text') return
  if (plan.sourceId) plan.columns.push({ column: plan.sourceId, field: def.title })
}

/** The first of the object's own ways to recognise a record for which the file has all columns. */
function matchOf(def: ObjectDef, columns: readonly PlanColumn[]): string[] | undefined {
  const mapped = new Set(columns.map((c) => c.field))
  const full = [...def.match].filter((set) => set.every((n: string) => mapped.has(n)))
  return full.length ? [...(full[0] as readonly string[])] : undefined
}
