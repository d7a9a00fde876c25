import { useState } from 'react'
import { inSentence, linksAmong, many, titleOf, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { agoText, momentText } from '../../kit/format.ts'
import { countText } from '../../kit/language.ts'
import { useShowing } from '../../kit/session.ts'
import { t, tn } from '../../kit/text.ts'
import { act, batch } from '../parts/act.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import style from '../parts/page.module.css'
import { usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import own from './bin.module.css'

/** The deleted records of one object, newest first. */
export function Deleted({ def }: { def: WireObject }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const pages = usePages(def, {
    deleted: true,
    sort: '-updatedAt',
    limit: 50,
    fields: `${def.title},updatedAt,updatedBy`,
    include: [...linksAmong(def, [def.title]), 'updatedBy'].join(','),
  })
  const chosen = pages.rows.filter((row) => picked.has(row.id))
  const pick = (ids: string[], on: boolean) => {
    const next = new Set(picked)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setPicked(next)
  }
  const restore = async (rows: WireRow[]) => {
    if (await putBack(def, rows)) setPicked(new Set())
  }
  if (pages.isPending) return <Waiting />
  if (pages.error) return <Failed error={pages.error} again={pages.refetch} />
  if (!pages.rows.length)
    return <Empty title={t('No deleted {objects}', { objects: inSentence(many(def)) })} />
  return (
    <>
      <div className={own.bar}>
        <label>
          <input
            type="checkbox"
            checked={chosen.length === pages.rows.length}
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && chosen.length < pages.rows.length
            }}
            onChange={(event) =>
              pick(
                pages.rows.map((row) => row.id),
                event.currentTarget.checked,
              )
            }
          />
          {chosen.length ? tn(chosen.length, '{count} chosen', '{count} chosen') : t('Choose all shown')}
        </label>
        <button type="button" className="btn" disabled={!chosen.length} onClick={() => void restore(chosen)}>
          {t('Restore chosen')}
        </button>
      </div>
      <ul className={own.rows}>
        {pages.rows.map((row) => (
          <Row
            key={row.id}
            {...{ def, row }}
            on={picked.has(row.id)}
            onPick={(on) => pick([row.id], on)}
            onRestore={() => void restore([row])}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </>
  )
}

type RowProps = {
  def: WireObject
  row: WireRow
  on: boolean
  onPick: (on: boolean) => void
  onRestore: () => void
}

function Row({ def, row, on, onPick, onRestore }: RowProps) {
  const { locale, timeZone } = useShowing()
  const title = titleOf(def, row)
  const at = String(row.updatedAt)
  return (
    <li>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => onPick(event.currentTarget.checked)} />
        <b>{title}</b>
      </label>
      <span title={momentText(at, locale, timeZone)}>
        {row.included?.updatedBy?.title ?? t('Somebody')}, {agoText(at, locale)}
      </span>
      <button type="button" className="btn" aria-label={t('Restore {title}', { title })} onClick={onRestore}>
        {t('Restore')}
      </button>
    </li>
  )
}

function putBack(def: WireObject, rows: WireRow[]) {
  const records = rows.map(({ id }) => ({ id }))
  const what =
    rows.length === 1
      ? titleOf(def, rows[0]!)
      : t('{count} {objects}', { count: countText(rows.length), objects: inSentence(many(def)) })
  return act(
    t('{what} restored', { what }),
    () => batch(def, 'restore', records),
    () => batch(def, 'delete', records),
  )
}
