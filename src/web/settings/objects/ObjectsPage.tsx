import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { many, useCatalogue, type WireObject } from '../../kit/catalogue.ts'
import { t, tn } from '../../kit/text.ts'
import { iconOf } from '../../shell/icons.ts'
import { Missing } from '../../shell/Missing.tsx'
import type { PageProps } from '../pages.ts'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import type { Page } from '../parts/rows.ts'
import { ObjectPage } from './ObjectPage.tsx'
import { ObjectSheet } from './ObjectSheet.tsx'

// What Mainstay keeps for itself: fields of one's own would show nowhere.
const internal = new Set(['view', 'apiKey', 'importRun', 'importMap'])

export default function ObjectsPage({ rest }: PageProps) {
  const catalogue = useCatalogue()
  if (!rest) return <List objects={catalogue.objects.filter((def) => !internal.has(def.name))} />
  const def = catalogue.find(rest)
  return def ? <ObjectPage def={def} /> : <Missing />
}

function List({ objects }: { objects: WireObject[] }) {
  const [adding, setAdding] = useState(false)
  const custom = objects.filter((def) => def.custom)
  return (
    <div className={style.page}>
      <Head
        title={t('Objects and fields')}
        lead={t('What Mainstay keeps records of, and what it knows of each.')}
      >
        <button type="button" className="btn btn-main" onClick={() => setAdding(true)}>
          <IconPlus size={15} aria-hidden />
          {t('New object')}
        </button>
      </Head>
      {custom.length > 0 && <Group title={t('Your own')} objects={custom} />}
      <Group title={t('Built in')} objects={objects.filter((def) => !def.custom)} />
      {adding && <ObjectSheet onClose={() => setAdding(false)} />}
    </div>
  )
}

const Group = ({ title, objects }: { title: string; objects: WireObject[] }) => (
  <section>
    <h3 className={style.groupTitle}>{title}</h3>
    <ul className={style.cards}>
      {objects.map((def) => (
        <ObjectRow key={def.name} def={def} />
      ))}
    </ul>
  </section>
)

function ObjectRow({ def }: { def: WireObject }) {
  const Icon = iconOf(def.nav?.icon)
  const fields = Object.values(def.fields).filter((field) => !field.system)
  const own = fields.filter((field) => field.custom).length
  return (
    <li>
      <Link to="/settings/$" params={{ _splat: `objects/${def.name}` }} className={style.card}>
        <Icon size={18} stroke={1.6} aria-hidden />
        <b>{many(def)}</b>
        <span className={style.quiet}>
          {own > 0 && !def.custom
            ? tn(fields.length, '{count} field, {own} your own', '{count} fields, {own} your own', { own })
            : tn(fields.length, '{count} field', '{count} fields')}
        </span>
        <Count def={def} />
        <IconChevronRight size={16} aria-hidden />
      </Link>
    </li>
  )
}

function Count({ def }: { def: WireObject }) {
  const { data } = useQuery({
    queryKey: [def.name, 'settings', 'count'],
    queryFn: ({ signal }) => countOf(def, signal),
    staleTime: 60_000,
  })
  if (data === undefined) return <span className={style.count} />
  return <span className={style.count}>{tn(data, '{count} record', '{count} records')}</span>
}

// An estimate costs nothing at any size but is far off for few records; those are counted.
async function countOf(def: WireObject, signal: AbortSignal): Promise<number> {
  const ask = (count: 'bounded' | 'estimated') =>
    api.get<Page>(`/${def.plural}`, { query: { limit: 1, count, fields: def.title }, signal })
  const few = (await ask('bounded')).count!
  return few.more ? Math.max((await ask('estimated')).count!.value, few.value) : few.value
}
