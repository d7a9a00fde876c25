/** A table of text gathered from structured records. */
export type TextTable = { name: string; columns: string[]; rows: string[][] }

type Node = Record<string, unknown> & { attributes?: { type?: string; referenceId?: string } }
type PlanEntry = { sobject?: string; files?: string[] }
export type JsonFile = { name: string; json: unknown }

export const isTree = (json: unknown): json is { records: Node[] } =>
  Array.isArray((json as { records?: unknown })?.records)
export const isDataPlan = (json: unknown): json is PlanEntry[] =>
  Array.isArray(json) && json.some((entry: PlanEntry) => entry?.sobject && entry.files)

/**
 * Salesforce record trees as one table per object. Children nested in a record become rows of their own that
 * name their parent; references `@Ref` between records and files become source ids.
 */
export function readTrees(files: readonly JsonFile[]): TextTable[] {
  const plan = files.map((f) => f.json).find(isDataPlan)
  const gathered = new Map<string, Map<string, string>[]>()
  for (const { json, name } of inPlannedOrder(files, plan))
    if (isTree(json))
      for (const record of json.records) gather(record, undefined, fallbackType(name, plan), gathered)
  return [...gathered].map(([name, records]) => tableOf(name, records))
}

function inPlannedOrder(files: readonly JsonFile[], plan: PlanEntry[] | undefined): readonly JsonFile[] {
  const order = plan?.flatMap((entry) => entry.files ?? []) ?? []
  const at = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...files].sort((a, b) => at(a.name) - at(b.name))
}

const fallbackType = (file: string, plan: PlanEntry[] | undefined) =>
  plan?.find((entry) => entry.files?.includes(file))?.sobject ?? file.replace(/\.json$/i, '')

function gather(
  node: Node,
  parent: { type: string; id: string } | undefined,
  fallback: string,
  into: Map<string, Map<string, string>[]>,
) {
  const type = node.attributes?.type ?? fallback
  const rows = into.get(type) ?? []
  into.set(type, rows)
  const id = node.attributes?.referenceId ?? `${type}#${rows.length + 1}`
  const row = new Map([['referenceId', id]])
  rows.push(row)
  if (parent) row.set(linkTo(parent.type), `@${parent.id}`)
  for (const [name, value] of Object.entries(node)) {
    if (name === 'attributes' || value === null || value === undefined) continue
    if (isTree(value)) for (const child of value.records) gather(child, { type, id }, name, into)
    else row.set(name, textOf(value))
  }
}

const linkTo = (type: string) => (/__c$/i.test(type) ? type : `${type}Id`)

// "@Ref" points at a record; "@@text" would be text that begins with @.
const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function tableOf(name: string, records: Map<string, string>[]): TextTable {
  const columns = [...new Set(records.flatMap((row) => [...row.keys()]))]
  return { name, columns, rows: records.map((row) => columns.map((column) => row.get(column) ?? '')) }
}
