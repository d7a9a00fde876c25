import { useQuery } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import type { WireRow } from '../kit/catalogue.ts'
import { rowsKey } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'

/** Everyone who works here, by name. */
export function useColleagues(): WireRow[] {
  const query = { filter: { active: { not: false } }, sort: 'name', limit: 200, fields: 'name' }
  const found = useQuery({
    queryKey: rowsKey('user', 'colleagues'),
    queryFn: ({ signal }) => api.get<{ data: WireRow[] }>('/users', { query, signal }),
    staleTime: 300_000,
  })
  return found.data?.data ?? none
}

const none: WireRow[] = []

type Props = { value: string; all: string; onChange: (id: string) => void }

/** Whose: mine, a colleague's, everybody's. */
export function PersonSelect({ value, all, onChange }: Props) {
  const { user } = useSession()
  const others = useColleagues().filter(({ id }) => id !== user.id)
  return (
    <select
      className="text-input"
      aria-label={t('Whose')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value={user.id}>{t('Mine')}</option>
      <option value="all">{all}</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {String(name)}
        </option>
      ))}
    </select>
  )
}
