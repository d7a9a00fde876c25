import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { titleOf, useCatalogue, type WireObject } from '../kit/catalogue.ts'
import { Initials, Value } from '../kit/Value.tsx'
import { isEmpty, recordQuery } from './record.ts'
import style from './related.module.css'

type Props = { object: string; id: string; label: string }

/** A linked person or company with the ways to reach them. */
export function Reach({ object, id, label }: Props) {
  const def = useCatalogue().find(object)
  return def ? <Card def={def} id={id} label={label} /> : null
}

const ways = ['email', 'phone', 'mobile', 'website', 'billingAddress']

function Card({ def, id, label }: { def: WireObject; id: string; label: string }) {
  const { data: row } = useQuery(recordQuery(def, id))
  if (!row) return null
  const title = titleOf(def, row)
  const shown = ways.filter((name) => def.fields[name] && !isEmpty(row[name]))
  return (
    <section className={style.card} aria-label={label}>
      <h2>{label}</h2>
      <Link className={style.line} to="/o/$plural/$id" params={{ plural: def.plural, id }}>
        <Initials name={title} size={24} square={def.name !== 'contact'} />
        <span className={style.title}>
          <span className={style.name}>{title}</span>
          {typeof row.title === 'string' && <span className={style.sub}>{row.title}</span>}
        </span>
      </Link>
      {shown.length > 0 && (
        <ul className={style.ways}>
          {shown.map((name) => (
            <li key={name}>
              <Value name={name} field={def.fields[name]!} value={row[name]} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
