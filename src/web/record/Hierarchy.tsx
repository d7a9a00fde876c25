import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import style from './hierarchy.module.css'
import { pageQuery, recordQuery } from './record.ts'

type Props = { def: WireObject; row: WireRow }

/** The chain above a record and the ones right below, for objects that link to themselves. */
export function Hierarchy({ def, row }: Props) {
  const child = def.children.find((one) => one.object === def.name && def.fields[one.field])
  return child ? <Tree def={def} row={row} field={child.field} /> : null
}

function Tree({ def, row, field }: Props & { field: string }) {
  const above = useAbove(def, row, field)
  const { data } = useQuery(
    pageQuery(def, {
      filter: { [field]: { is: row.id } },
      sort: def.list.sort,
      limit: 12,
      fields: [],
      count: 'bounded',
    }),
  )
  const below = data?.data ?? []
  if (!above.length && !below.length) return null
  const more = (data?.count?.value ?? 0) - below.length
  return (
    <nav className={style.tree} aria-label={t('Hierarchy')}>
      <h2>{t('Hierarchy')}</h2>
      <ul>
        {above.map((one, depth) => (
          <li key={one.id} style={{ paddingLeft: depth * 14 }}>
            <To def={def} row={one} />
          </li>
        ))}
        <li style={{ paddingLeft: above.length * 14 }} aria-current="page" className={style.here}>
          {titleOf(def, row)}
        </li>
        {below.map((one) => (
          <li key={one.id} style={{ paddingLeft: (above.length + 1) * 14 }}>
            <To def={def} row={one} />
          </li>
        ))}
        {more > 0 && (
          <li style={{ paddingLeft: (above.length + 1) * 14 }} className={style.more}>
            {t('{more} more', { more })}
          </li>
        )}
      </ul>
    </nav>
  )
}

const To = ({ def, row }: Props) => (
  <Link to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }}>
    {titleOf(def, row)}
  </Link>
)

// Four steps up, each known once the one below it is; a loop ends where it begins again.
function useAbove(def: WireObject, row: WireRow, field: string): WireRow[] {
  const one = useParent(def, row, field)
  const two = useParent(def, one, field)
  const three = useParent(def, two, field)
  const four = useParent(def, three, field)
  const chain: WireRow[] = []
  for (const next of [one, two, three, four]) {
    if (!next || next.id === row.id || chain.some((known) => known.id === next.id)) break
    chain.push(next)
  }
  return chain.reverse()
}

function useParent(def: WireObject, row: WireRow | undefined, field: string): WireRow | undefined {
  const id = row?.[field] as string | null | undefined
  const { data } = useQuery({ ...recordQuery(def, id ?? ''), enabled: Boolean(id) })
  return id ? data : undefined
}
