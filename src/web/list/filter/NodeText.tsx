import { useQuery } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import { relativeMoment } from '#core/relative.ts'
import { api } from '../../kit/api.ts'
import { titleOf, useCatalogue, type WireField, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { dayText, moneyText } from '../../kit/format.ts'
import { rowsKey } from '../../kit/queries.ts'
import { useSession, useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { choiceText } from '../../kit/Value.tsx'
import { fromFilter, type Node, periods } from './tree.ts'
import { countWords, followPath, wordsOfTest } from './words.ts'

/** One condition as a phrase: "Industry is any of Energy, Media". */
export function NodeText({ def, node }: { def: WireObject; node: Node }) {
  const catalogue = useCatalogue()
  if (node.type === 'raw') return <RawText filter={node.filter} />
  if (node.type === 'group') return <GroupText def={def} node={node} />
  if (node.type === 'count') {
    const child = def.children.find((one) => one.name === node.child)
    const many = catalogue.find(child?.object ?? '')?.labels[1] ?? node.child
    return (
      <>
        {many}
        {node.where && ` ${t('(some)')}`}{' '}
        <b>{countWords.find(([test]) => test === node.test)?.[1] ?? node.test}</b>{' '}
        {String(node.operand ?? '…')}
      </>
    )
  }
  const { field, label } = followPath(catalogue, def, node.path)
  return (
    <>
      {label} <b>{wordsOfTest(field, node.test)}</b>{' '}
      {node.test !== 'empty' && node.test !== 'filled' && <Operand field={field} node={node} />}
    </>
  )
}

function GroupText({ def, node }: { def: WireObject; node: Extract<Node, { type: 'group' }> }) {
  const [first] = node.items
  if (!first) return <b>{node.kind === 'any' ? t('any of …') : t('all of …')}</b>
  const more = node.items.length - 1
  return (
    <>
      <b>{node.kind === 'any' ? t('any of') : t('all of')}</b> <NodeText def={def} node={first} />
      {more > 0 && ` +${more}`}
    </>
  )
}

const RawText = ({ filter }: { filter: Filter }) => {
  const names = Object.keys('no' in filter ? (filter.no ?? {}) : filter)
  return (
    <span title={JSON.stringify(filter)}>
      <b>{t('special')}</b> {names.join(', ')}
    </span>
  )
}

type OperandProps = { field: WireField | undefined; node: Extract<Node, { type: 'test' }> }

function Operand({ field, node: { test, operand } }: OperandProps) {
  const { locale } = useShowing()
  const { organisation } = useSession()
  if (operand === null || operand === undefined || operand === '') return <>…</>
  if (test === 'period') return <>{periods[operand as string]?.label ?? String(operand)}</>
  if (field?.target) return <LinkedTitles field={field} operand={operand} />
  if (Array.isArray(operand))
    return <>{shortList(operand.map((one) => (field ? choiceText(String(one), field) : String(one))))}</>
  if (field?.kind === 'money' && typeof operand === 'number')
    return <>{moneyText({ amount: operand, currency: organisation.currency }, locale)}</>
  if (typeof operand === 'object') return <>{moneyText(operand as never, locale)}</>
  if (typeof operand === 'boolean') return <>{operand ? t('yes') : t('no')}</>
  if (
    (field?.kind === 'date' || field?.kind === 'dateTime') &&
    relativeMoment(String(operand), new Date()) === undefined
  )
    return <>{dayText(String(operand), locale)}</>
  return <>{field?.kind === 'choice' ? choiceText(String(operand), field) : String(operand)}</>
}

const shortList = (words: string[]) =>
  words.length > 3 ? `${words.slice(0, 2).join(', ')}, +${words.length - 2}` : words.join(', ') || '…'

function LinkedTitles({ field, operand }: { field: WireField; operand: unknown }) {
  const { user } = useSession()
  const ids = Array.isArray(operand) ? operand.map(String) : [String(operand)]
  const titles = useTitles(
    field.target!,
    ids.filter((id) => id !== 'me'),
  )
  return (
    <>
      {shortList(
        ids.map((id) => (id === 'me' ? t('me') : id === user.id ? user.name : (titles.get(id) ?? '…'))),
      )}
    </>
  )
}

/** Titles of records a filter names by id. */
export function useTitles(object: string, ids: string[]): Map<string, string> {
  const def = useCatalogue().find(object)
  const { data } = useQuery({
    queryKey: rowsKey(object, 'titles', ids),
    queryFn: ({ signal }) =>
      api.get<{ data: WireRow[] }>(`/${def!.plural}`, {
        query: { filter: { id: { in: ids } }, fields: def!.title, limit: 200 },
        signal,
      }),
    enabled: Boolean(def) && ids.length > 0,
  })
  return new Map((data?.data ?? []).map((row) => [row.id, titleOf(def!, row)]))
}

export const nodesOf = (def: WireObject, filter: Filter) =>
  fromFilter(filter, (name) => !def.fields[name] && def.children.some((child) => child.name === name))
