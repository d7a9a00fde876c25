import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { dateFormat } from '../kit/format.ts'
import { eachOnce } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Composer } from './Composer.tsx'
import { Event } from './Event.tsx'
import { type Page, pagesQuery, type Relation } from './record.ts'
import style from './timeline.module.css'

type Props = { def: WireObject; row: WireRow; relation: Relation; mayAdd: boolean }

const shown = [
  'subject',
  'kind',
  'body',
  'at',
  'endsAt',
  'dueAt',
  'done',
  'direction',
  'outcome',
  'priority',
  'location',
  'account',
  'contact',
  'deal',
  'owner',
]

/** What happened with this customer, newest first; open tasks stand above. */
export function Timeline({ def, row, relation, mayAdd }: Props) {
  const { locale, timeZone } = useShowing()
  const here = { [relation.field]: { is: row.id } }
  const isTask = { kind: { is: 'task' }, done: { not: true } }
  const tasks = useInfiniteQuery(
    pagesQuery(relation.def, { filter: { ...here, ...isTask }, sort: 'dueAt', limit: 20, fields: shown }),
  )
  const past = useInfiniteQuery(
    pagesQuery(relation.def, { filter: { ...here, no: isTask }, sort: '-at', limit: 30, fields: shown }),
  )
  const days = useMemo(() => byDay(rowsOf(past.data?.pages), locale, timeZone), [past.data, locale, timeZone])
  const open = rowsOf(tasks.data?.pages)
  const event = (one: WireRow) => <Event key={one.id} def={relation.def} row={one} here={relation.field} />
  return (
    <>
      {mayAdd && <Composer def={def} row={row} relation={relation} />}
      {open.length > 0 && (
        <section>
          <h2 className={style.day}>{t('To do')}</h2>
          <ol className={style.events}>{open.map(event)}</ol>
        </section>
      )}
      {days.map(([day, rows]) => (
        <section key={day}>
          <h2 className={style.day}>{day}</h2>
          <ol className={style.events}>{rows.map(event)}</ol>
        </section>
      ))}
      {past.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={past.isFetchingNextPage}
          onClick={() => void past.fetchNextPage()}
        >
          {past.isFetchingNextPage ? t('Loading…') : t('Show earlier')}
        </button>
      )}
      {past.isSuccess && !days.length && !open.length && (
        <p className={style.none}>{t('Nothing has happened yet. Write the first note above.')}</p>
      )}
      {past.error && <p className={style.none}>{past.error.message}</p>}
    </>
  )
}

const rowsOf = (pages: Page[] | undefined) => eachOnce(pages?.flatMap((page) => page.data) ?? [])

function byDay(rows: WireRow[], locale: string, timeZone: string): [string, WireRow[]][] {
  const days = new Map<string, WireRow[]>()
  const key = dateFormat('en-CA', { dateStyle: 'short', timeZone })
  const today = key.format(new Date())
  const yesterday = key.format(new Date(Date.now() - 24 * 3600 * 1000))
  const long = dateFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  for (const row of rows) {
    const at = new Date(String(row.at ?? row.createdAt ?? 0))
    const day = key.format(at)
    const name =
      day > today
        ? t('Upcoming')
        : day === today
          ? t('Today')
          : day === yesterday
            ? t('Yesterday')
            : long.format(at)
    days.set(name, [...(days.get(name) ?? []), row])
  }
  return [...days]
}
