import { useQuery } from '@tanstack/react-query'
import { type Linked, useCatalogue, type WireObject, type WireRow } from '#web/kit/catalogue.ts'
import { t } from '#web/kit/text.ts'
import { pageQuery } from '#web/record/record.ts'
import type { Near } from './around.ts'
import { type Way, wordOf } from './words.ts'

/** A relation as it reads from the account at hand. */
export type Relation = { row: WireRow; way: Way; other: Linked; isOver: boolean }

const fields = ['from', 'type', 'to', 'since', 'until', 'note']

export function useRelations(account: string) {
  const def = useCatalogue().find('accountRelation')!
  const filter = { any: [{ from: { is: account } }, { to: { is: account } }] }
  const { data, isSuccess } = useQuery(pageQuery(def, { filter, sort: '-createdAt', limit: 100, fields }))
  const today = new Date().toISOString().slice(0, 10)
  const relations = (data?.data ?? []).flatMap((row): Relation[] => {
    const isForth = row.from === account
    const other = row.included?.[isForth ? 'to' : 'from']
    const isOver = typeof row.until === 'string' && row.until < today
    return other ? [{ row, way: { type: String(row.type), isForth }, other, isOver }] : []
  })
  return { def, relations, isSuccess }
}

const MOST = 20

/** Everything around an account: its relations of today, the account above it and those right below. */
export function useNear(accounts: WireObject, row: WireRow, relations: Relation[]) {
  const above = row.included?.parent
  const { data } = useQuery(
    pageQuery(accounts, {
      filter: { parent: { is: row.id } },
      sort: accounts.list.sort,
      limit: MOST + 1,
      fields: [],
    }),
  )
  const children = data?.data ?? []
  const near: (Near & { title: string })[] = [
    ...(above ? [{ ...tree(above.id, false), title: above.title }] : []),
    ...relations.filter((one) => !one.isOver).map(nearOf),
    ...children.map((child) => ({ ...tree(child.id, true), title: String(child[accounts.title]) })),
  ]
  return { near: near.slice(0, MOST), more: near.length - Math.min(near.length, MOST) }
}

const nearOf = ({ way, other, row }: Relation) => ({
  id: `${other.id} ${row.id}`,
  title: other.title,
  word: wordOf(way.type, way.isForth),
  back: wordOf(way.type, !way.isForth),
  isForth: way.isForth,
})

const tree = (id: string, isForth: boolean) => {
  const [owns, belongs] = [t('owns'), t('belongs to')]
  return { id, isForth, word: isForth ? owns : belongs, back: isForth ? belongs : owns }
}
