import type { Catalogue } from '../catalogue.ts'
import { allFields, type ObjectDef } from '../object.ts'
import { exportedTable, objectOfExport } from './exportTable.ts'
import { guessField } from './guess.ts'
import { type Source, sources } from './sources.ts'
import type { SourceTable } from './sourceTable.ts'
import { objectWords } from './synonyms.ts'
import { fold } from './table.ts'

export type Recognised = {
  source: { key: string; label: string } | null
  object: string | null
  confidence: number
  table: SourceTable | null
}

/** What a table is, told by its headers first and its name second. */
export function recognise(name: string, columns: readonly string[], catalogue: Catalogue): Recognised {
  const own = catalogue.find(objectOfExport(columns) ?? '')
  if (own)
    return {
      source: { key: 'mainstay', label: 'Mainstay' },
      object: own.name,
      confidence: 1,
      table: exportedTable(own),
    }
  const custom = objectNamed(catalogue, name.split(' ').at(-1)!)
  if (custom?.custom) return { source: null, object: custom.name, confidence: 0.9, table: null }
  const headers = new Set(columns.map(fold))
  const source = sources.find((one) => one.signed(headers, columns))
  const found = source && bestTable(source, name, headers, catalogue)
  const label = source && { key: source.key, label: source.label }
  if (found && found.share >= 0.3)
    return {
      source: label!,
      object: found.table.object,
      table: found.table,
      confidence: round(0.6 + found.share * 0.4),
    }
  const object = guessObject(name, columns, catalogue)
  return {
    source: columns.some((c) => /__[cr]$/i.test(c)) ? (label ?? null) : null,
    object: object?.name ?? null,
    confidence: object?.confidence ?? 0,
    table: null,
  }
}

/** The object called so, by its name or either label; the endings of other systems' names do not count. */
export function objectNamed(catalogue: Catalogue, name: string): ObjectDef | undefined {
  const word = fold(name.replace(/\.[a-z]+$/i, '').replace(/__[cr]$/i, ''))
  return catalogue.objects.find((def) =>
    [def.name.replace(/^x_/, ''), ...def.labels].some((own) => fold(own) === word),
  )
}

/** The source's table that explains most headers, with the object the person chose when there is one. */
export function tableFor(
  source: string | null,
  def: ObjectDef,
  columns: readonly string[],
): SourceTable | null {
  if (source === 'mainstay') return exportedTable(def)
  const headers = new Set(columns.map(fold))
  const tables = sources.filter((one) => one.key === source).flatMap((one) => one.tables)
  const ranked = tables.filter((t) => t.object === def.name).map((t) => ({ t, share: shareOf(t, headers) }))
  ranked.sort((a, b) => b.share - a.share)
  return ranked[0] && ranked[0].share > 0.1 ? ranked[0].t : null
}

function bestTable(source: Source, name: string, headers: ReadonlySet<string>, catalogue: Catalogue) {
  const ranked = source.tables
    .filter((table) => catalogue.find(table.object))
    .map((table) => ({ table, share: shareOf(table, headers) + (isNamed(table.object, name) ? 0.15 : 0) }))
  ranked.sort((a, b) => b.share - a.share)
  return ranked[0]
}

const shareOf = (table: SourceTable, headers: ReadonlySet<string>) =>
  [...headers].filter((header) => header in table.columns).length / Math.max(headers.size, 1)

const round = (n: number) => Math.min(1, Math.round(n * 100) / 100)

function guessObject(name: string, columns: readonly string[], catalogue: Catalogue) {
  const ranked = catalogue.objects
    .filter((def) => def.nav)
    .map((def) => ({ name: def.name, score: objectScore(def, name, columns) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = ranked
  if (!best || best.score < 0.25) return undefined
  return { name: best.name, confidence: round(0.4 + Math.min(0.55, best.score - (next?.score ?? 0))) }
}

// Fields the headers name, the field that gives a record its name, and what the file itself is called.
function objectScore(def: ObjectDef, name: string, columns: readonly string[]): number {
  const guesses = columns.map((column) => guessField(def, column)).filter((g) => g !== undefined)
  const distinct = new Map(guesses.map((g) => [`${g.field}.${g.part ?? ''}`, g.confidence]))
  const share = [...distinct.values()].reduce((sum, n) => sum + n, 0) / Math.max(columns.length, 1)
  const titled = distinct.has(`${def.title}.`) ? 0.15 : 0
  const filled = allFields(def).filter(
    ([n, f]) => f.isRequired && f.default === undefined && distinct.has(`${n}.`),
  ).length
  const first = objectWords[def.name]?.some((word) => fold(columns[0] ?? '').startsWith(word)) ? 0.2 : 0
  return share + titled + first + Math.min(filled, 2) * 0.05 + (isNamed(def.name, name) ? 0.4 : 0)
}

function isNamed(object: string, fileName: string): boolean {
  const words = fileName
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
  const known = [object.toLowerCase(), ...(objectWords[object] ?? [])]
  const pairs = words.map((word, i) => word + (words[i + 1] ?? ''))
  return [...words, ...pairs].some((word) =>
    known.some((k) => word === k || word === `${k}s` || word === k.replace(/y$/, 'ies')),
  )
}
