import { useInfiniteQuery } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import type { WireRow } from '../../kit/catalogue.ts'
import { eachOnce } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { pagesQuery, type Relation } from '../record.ts'
import { ActivityLine } from './ActivityLine.tsx'
import type { Whole } from './pages.ts'
import style from './timeline.module.css'

const isOpen: Filter = { kind: { is: 'task' }, done: { not: true } }

/** What is still to do, and what somebody pinned: above everything that happened. */
export function OnTop({ row, relation }: { row: WireRow; relation: Relation }) {
  const here = { [relation.field]: { is: row.id } }
  return (
    <>
      <Section
        title={t('To do')}
        row={row}
        relation={relation}
        filter={{ ...here, ...isOpen }}
        sort="dueAt"
      />
      <Section
        title={t('Pinned')}
        row={row}
        relation={relation}
        filter={{ ...here, pinned: { is: true }, no: isOpen }}
        sort="-at"
      />
    </>
  )
}

type Props = { title: string; row: WireRow; relation: Relation; filter: Filter; sort: string }

function Section({ title, row, relation: { def }, filter, sort }: Props) {
  const fields = Object.keys(def.fields)
  const found = useInfiniteQuery(pagesQuery(def, { filter, sort, limit: 10, fields }))
  const rows = eachOnce(found.data?.pages.flatMap((page) => page.data) ?? [])
  if (!rows.length) return null
  return (
    <section className={style.top} aria-label={title}>
      <h2 className={style.day}>{title}</h2>
      {rows.map((one, i) => (
        <div key={one.id} className={style.slot}>
          <ActivityLine def={def} whole={wholeOf(one)} here={row.id} isLast={i === rows.length - 1} />
        </div>
      ))}
      {found.hasNextPage && (
        <button type="button" className="btn" onClick={() => void found.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </section>
  )
}

const wholeOf = ({ body, transcript, ...row }: WireRow): Whole => ({
  row: row as WireRow,
  texts: { body: body as string | null, transcript: transcript as string | null },
  cut: [],
  people: null,
  files: null,
})
