import { useQuery } from '@tanstack/react-query'
import { api } from '#web/kit/api.ts'
import { useCatalogue, type WireRow } from '#web/kit/catalogue.ts'
import { sumsKey } from '#web/kit/queries.ts'
import { pageQuery } from '#web/record/record.ts'
import { gapsOf } from './gaps.ts'
import { peopleOf, rolesOf } from './people.ts'

const MOST = 200
const roleFields = ['title', 'contact', 'roles', 'isPrimary', 'active', 'from', 'to']
const contactFields = ['name', 'title', 'account', 'email', 'phone', 'mobile', 'reportsTo', 'department']

/** Everyone of an account, and the roles nobody has who should be there. */
export function usePeople(account: WireRow) {
  const catalogue = useCatalogue()
  const [roleDef, contactDef] = [catalogue.find('accountContact')!, catalogue.find('contact')!]
  const mine = { account: { is: account.id } }
  const roles = useQuery(
    pageQuery(roleDef, { filter: mine, sort: '-createdAt', limit: MOST, fields: roleFields }),
  )
  const members = useQuery(
    pageQuery(contactDef, {
      filter: mine,
      sort: 'name',
      limit: MOST,
      fields: contactFields,
      count: 'bounded',
    }),
  )
  const known = new Set(members.data?.data.map((one) => one.id))
  const further = [...new Set(roles.data?.data.map((one) => String(one.contact)))].filter(
    (id) => !known.has(id),
  )
  const others = useQuery({
    ...pageQuery(contactDef, { filter: { id: { in: further } }, limit: MOST, fields: contactFields }),
    enabled: members.isSuccess && further.length > 0,
  })
  const contacts = [...(members.data?.data ?? []), ...(others.data?.data ?? [])]
  const today = new Date().toISOString().slice(0, 10)
  const people = peopleOf(account.id, roles.data?.data ?? [], contacts, today)
  const isKnown = roles.isSuccess && members.isSuccess
  const current = people.filter((one) => !one.isFormer)
  return {
    roleDef,
    contactDef,
    current,
    former: people.filter((one) => one.isFormer),
    isKnown,
    isMore: members.data?.nextCursor != null,
    count: members.data?.count,
  }
}

export function useGaps(account: WireRow, { current, isKnown }: ReturnType<typeof usePeople>): string[] {
  const deals = useCatalogue().find('deal')
  const query = { measure: 'count', filter: { account: { is: account.id }, 'stage.outcome': { is: 'open' } } }
  const { data } = useQuery({
    queryKey: sumsKey('deal', query),
    queryFn: ({ signal }) => api.get<{ data: { count: number }[] }>('/deals/aggregate', { query, signal }),
    enabled: deals !== undefined,
  })
  if (!isKnown || (deals && !data)) return []
  const types = (account.types as string[] | null) ?? []
  return gapsOf({
    isCustomer: types.includes('customer'),
    hasOpenDeals: (data?.data[0]?.count ?? 0) > 0,
    roles: new Set(current.flatMap(rolesOf)),
  })
}
