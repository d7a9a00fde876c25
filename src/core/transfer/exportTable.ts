import { type Field, isLink, kindOf } from '../field/index.ts'
import { allFields, fieldLabel, type ObjectDef } from '../object.ts'
import { guardText } from './guard.ts'
import type { SourceTable } from './sourceTable.ts'
import { fold } from './table.ts'

/** One column of an export: a value, a part of it, or what a link points at, by title and by id. */
export type ExportColumn = {
  header: string
  field: string
  kind: Field['kind']
  part?: string
  as: 'id' | 'value' | 'title' | 'link'
}

type ExportRow = Record<string, unknown> & {
  id: string
  included?: Record<string, { title?: string } | null>
}

/** Begins every export of ours, so that an import knows the object and finds the same records again. */
export const idHeader = (def: ObjectDef) => `Mainstay ${def.name} ID`
export const objectOfExport = (columns: readonly string[]) =>
  /^mainstay (\S+) id$/i.exec(columns[0] ?? '')?.[1]

export function exportColumns(def: ObjectDef, names?: readonly string[]): ExportColumn[] {
  const chosen = allFields(def).filter(([name]) => (names ? names.includes(name) : name !== 'version'))
  const taken = new Set<string>()
  const unique = (header: string) => {
    let free = header
    for (let n = 2; taken.has(fold(free)); n++) free = `${header} ${n}`
    taken.add(fold(free))
    return free
  }
  const columns: ExportColumn[] = [{ header: unique(idHeader(def)), field: 'id', kind: 'text', as: 'id' }]
  for (const [field, f] of chosen) {
    const label = fieldLabel(field, f)
    const base = { field, kind: f.kind }
    const { parts } = kindOf(f)
    if (parts)
      for (const part of parts)
        columns.push({
          ...base,
          header: unique(`${label} ${part.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)}`),
          part,
          as: 'value',
        })
    else if (isLink(f))
      columns.push(
        { ...base, header: unique(label), as: 'title' },
        { ...base, header: unique(`${label} ID`), as: 'link' },
      )
    else columns.push({ ...base, header: unique(label), as: 'value' })
  }
  return columns
}

/** How an export of ours is read again: links by id, titles only to be read by people. */
export function exportedTable(def: ObjectDef): SourceTable {
  const columns = exportColumns(def).map(({ header, field, part, as }): [string, string] => {
    const own = def.fields[field] as Field | undefined
    const readOnly = !own || own.readOnly === true
    const target =
      as === 'id'
        ? '#'
        : as === 'title' || readOnly
          ? '-'
          : as === 'link'
            ? `${field}@`
            : part
              ? `${field}.${part}`
              : field
    return [fold(header), target]
  })
  return { object: def.name, columns: Object.fromEntries(columns) }
}

/** The text of one cell; `read` of the field's kind gives the value back. */
export function cellText(def: ObjectDef, { field, part, as }: ExportColumn, row: ExportRow): string {
  const value = row[field]
  if (as === 'title') return row.included?.[field]?.title ?? ''
  if (value === null || value === undefined) return ''
  if (as !== 'value') return String(value)
  if (part) return (value as Record<string, string>)[part] ?? ''
  const known = allFields(def).find(([name]) => name === field)![1]
  return kindOf(known).write(value, known)
}

// Numbers, dates and the like are written by us and cannot begin a formula; a phone number may begin with +.
const written = new Set<Field['kind']>([
  'number',
  'percent',
  'money',
  'date',
  'dateTime',
  'yesNo',
  'autoNumber',
  'computed',
])

export const guarded = ({ kind, as }: ExportColumn, text: string): string => {
  if (as === 'id' || as === 'link' || (as === 'value' && written.has(kind))) return text
  return kind === 'phone' && /^\+[\d\s;=ext().-]*$/.test(text) ? text : guardText(text)
}
