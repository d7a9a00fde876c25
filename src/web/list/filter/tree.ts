import type { Filter } from '#core/filter.ts'
import { t } from '../../kit/text.ts'

/** A filter as people edit it. What the editor cannot express stays whole in `raw` and is not lost. */
export type Node =
  | { type: 'test'; path: string; test: string; operand: unknown }
  | { type: 'count'; child: string; test: string; operand: unknown; where?: Filter }
  | { type: 'group'; kind: 'any' | 'all'; items: Node[] }
  | { type: 'raw'; filter: Filter }

/** Spans of time that have a name; each is true on the day it is asked. */
export const periods: Record<string, { label: string; test: Record<string, string> }> = {
  today: { label: t('today'), test: { from: 'today', under: 'today+1d' } },
  yesterday: { label: t('yesterday'), test: { from: 'today-1d', under: 'today' } },
  tomorrow: { label: t('tomorrow'), test: { from: 'today+1d', under: 'today+2d' } },
  week: { label: t('this week'), test: { from: 'weekStart', under: 'weekStart+1w' } },
  lastWeek: { label: t('last week'), test: { from: 'weekStart-1w', under: 'weekStart' } },
  nextWeek: { label: t('next week'), test: { from: 'weekStart+1w', under: 'weekStart+2w' } },
  month: { label: t('this month'), test: { from: 'monthStart', under: 'monthStart+1m' } },
  lastMonth: { label: t('last month'), test: { from: 'monthStart-1m', under: 'monthStart' } },
  nextMonth: { label: t('next month'), test: { from: 'monthStart+1m', under: 'monthStart+2m' } },
  quarter: { label: t('this quarter'), test: { from: 'quarterStart', under: 'quarterStart+3m' } },
  year: { label: t('this year'), test: { from: 'yearStart', under: 'yearStart+1y' } },
  last7: { label: t('in the last 7 days'), test: { from: 'today-7d', under: 'today+1d' } },
  last30: { label: t('in the last 30 days'), test: { from: 'today-30d', under: 'today+1d' } },
  last90: { label: t('in the last 90 days'), test: { from: 'today-90d', under: 'today+1d' } },
  next7: { label: t('in the next 7 days'), test: { from: 'today', under: 'today+8d' } },
  next30: { label: t('in the next 30 days'), test: { from: 'today', under: 'today+31d' } },
  past: { label: t('before today'), test: { under: 'today' } },
  older30: { label: t('more than 30 days ago'), test: { under: 'today-30d' } },
  older90: { label: t('more than 90 days ago'), test: { under: 'today-90d' } },
}

const countTests = ['is', 'over', 'under', 'from', 'to', 'not']

export function fromFilter(filter: Filter | undefined, isChild: (name: string) => boolean): Node[] {
  return Object.entries(filter ?? {}).flatMap(([name, entry]): Node[] => {
    if (entry === undefined) return []
    if (name === 'all') return (entry as Filter[]).flatMap((one) => asNodes(one, isChild))
    if (name === 'any')
      return [{ type: 'group', kind: 'any', items: (entry as Filter[]).map((one) => asOne(one, isChild)) }]
    if (name === 'no') return [asNot(entry as Filter)]
    if (isChild(name)) return [asCount(name, entry as Record<string, unknown>)]
    return asTests(name, entry as Record<string, unknown>)
  })
}

// A filter inside `all` is simply more of the same; a whole `all` of its own stays a group.
const asNodes = (filter: Filter, isChild: (name: string) => boolean): Node[] =>
  'all' in filter && Object.keys(filter).length === 1
    ? [{ type: 'group', kind: 'all', items: fromFilter(filter, isChild) }]
    : fromFilter(filter, isChild)

function asOne(filter: Filter, isChild: (name: string) => boolean): Node {
  const nodes = fromFilter(filter, isChild)
  return nodes.length === 1 ? nodes[0]! : { type: 'group', kind: 'all', items: nodes }
}

function asNot(filter: Filter): Node {
  const [[path, entry] = ['', undefined], ...more] = Object.entries(filter)
  const list = (entry as { in?: unknown } | undefined)?.in
  if (!more.length && Array.isArray(list) && Object.keys(entry as object).length === 1)
    return { type: 'test', path, test: 'none', operand: list }
  return { type: 'raw', filter: { no: filter } }
}

function asCount(child: string, entry: Record<string, unknown>): Node {
  const { count, where, ...others } = entry as { count?: Record<string, unknown>; where?: Filter }
  const [[test, operand] = ['over', 0], ...more] = Object.entries(count ?? {})
  if (Object.keys(others).length || more.length || !countTests.includes(test))
    return { type: 'raw', filter: { [child]: entry } as Filter }
  return { type: 'count', child, test, operand, ...(where && { where }) }
}

function asTests(path: string, entry: Record<string, unknown>): Node[] {
  if ('that' in entry) return [{ type: 'raw', filter: { [path]: entry } as Filter }]
  const text = JSON.stringify(entry)
  const period = Object.entries(periods).find(([, one]) => JSON.stringify(one.test) === text)?.[0]
  if (period) return [{ type: 'test', path, test: 'period', operand: period }]
  return Object.entries(entry).map(([test, operand]) => ({
    type: 'test',
    path,
    ...(operand === null && test === 'is' && { test: 'empty', operand: null }),
    ...(operand === null && test === 'not' && { test: 'filled', operand: null }),
    ...(operand !== null && { test, operand }),
  })) as Node[]
}

/** Nodes that lack a value yet are left out: an unfinished test finds everything. */
export function toFilter(nodes: readonly Node[]): Filter {
  const parts = nodes.filter(isComplete).map(partOf)
  const merged: Record<string, unknown> = {}
  const rest: Filter[] = []
  for (const part of parts) {
    const [name, entry] = Object.entries(part)[0]!
    const known = merged[name] as Record<string, unknown> | undefined
    if (known === undefined) merged[name] = entry
    else if (name !== 'no' && mayMerge(known, entry as object))
      merged[name] = { ...known, ...(entry as object) }
    else rest.push(part)
  }
  if (rest.length) merged.all = [...((merged.all as Filter[] | undefined) ?? []), ...rest]
  return merged as Filter
}

const mayMerge = (known: object, entry: object) =>
  !Array.isArray(known) &&
  !Array.isArray(entry) &&
  Object.keys(entry).every(
    (test) => !(test in known) && test !== 'that' && test !== 'count' && test !== 'where',
  )

function partOf(node: Node): Filter {
  if (node.type === 'raw') return node.filter
  if (node.type === 'group') {
    const items = node.items.filter(isComplete).map((one) => toFilter([one]))
    return (node.kind === 'any' ? { any: items } : { all: [{ all: items }] }) as Filter
  }
  if (node.type === 'count')
    return {
      [node.child]: { ...(node.where && { where: node.where }), count: { [node.test]: node.operand } },
    } as Filter
  return testPart(node)
}

function testPart({ path, test, operand }: Extract<Node, { type: 'test' }>): Filter {
  if (test === 'empty') return { [path]: { is: null } }
  if (test === 'filled') return { [path]: { not: null } }
  if (test === 'none') return { no: { [path]: { in: operand } } }
  if (test === 'period') return { [path]: periods[operand as string]!.test }
  return { [path]: { [test]: operand } }
}

export function isComplete(node: Node): boolean {
  if (node.type === 'raw') return true
  if (node.type === 'group') return node.items.some(isComplete)
  if (node.type === 'test' && (node.test === 'empty' || node.test === 'filled')) return true
  if (Array.isArray(node.operand)) return node.operand.length > 0
  return node.operand !== null && node.operand !== undefined && node.operand !== ''
}
