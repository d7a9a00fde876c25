import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Filter } from '#core/filter.ts'
import { useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { eachOnce } from '../kit/queries.ts'
import { useSession, useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { pagesQuery } from '../record/record.ts'
import { grouped } from './groups.ts'
import { PersonSelect } from './PersonSelect.tsx'
import { QuickTask } from './QuickTask.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { TaskGroup } from './TaskGroup.tsx'
import style from './tasks.module.css'
import { useTaskKeys } from './useTaskKeys.ts'

type Search = { of?: string; done?: boolean }

const fields = [
  ...['subject', 'kind', 'dueAt', 'done', 'priority', 'recurrence', 'account', 'contact', 'owner', 'at'],
]

/** What is to be done, by when it is due. */
export function TasksPage() {
  const def = useCatalogue().find('activity')
  useCrumbs([{ label: t('Tasks') }])
  return def ? <Tasks def={def} /> : null
}

function Tasks({ def }: { def: WireObject }) {
  const { user } = useSession()
  const { timeZone } = useShowing()
  const { of = user.id, done = false } = useSearch({ strict: false }) as Search
  const pages = useInfiniteQuery(pagesQuery(def, { ...asked(of, done), limit: 100, fields }))
  const rows = useMemo(() => eachOnce(pages.data?.pages.flatMap((page) => page.data) ?? none), [pages.data])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter((row) => picked.has(row.id))
  const toggle = (id: string) =>
    setPicked((was) => (was.has(id) ? new Set([...was].filter((one) => one !== id)) : new Set([...was, id])))
  useTaskKeys(def, rows, toggle)
  const shared = { def, picked, onPick: toggle, showOwner: of !== user.id }
  return (
    <div className={style.page}>
      <div className={style.width}>
        <Head of={of} done={done} />
        {def.can.create && !done && <QuickTask def={def} />}
        {pages.error && (
          <p className={style.failed} role="alert">
            {pages.error.message}
          </p>
        )}
        {pages.isPending && <span className="skeleton" style={{ height: 180, borderRadius: 10 }} aria-busy />}
        {pages.data && !rows.length && <Empty done={done} />}
        {done
          ? rows.length > 0 && <TaskGroup label={t('Done')} rows={rows} {...shared} />
          : grouped(rows, new Date(), timeZone).map(([name, some]) => (
              <TaskGroup key={name} name={name} rows={some} {...shared} />
            ))}
        {pages.hasNextPage && (
          <button
            type="button"
            className="btn"
            disabled={pages.isFetching}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('Show more')}
          </button>
        )}
      </div>
      {chosen.length > 0 && <SelectionBar def={def} rows={chosen} onClose={() => setPicked(new Set())} />}
    </div>
  )
}

const none: WireRow[] = []

function asked(of: string, done: boolean): { filter: Filter; sort: string } {
  const whose: Filter = of === 'all' ? {} : { owner: { is: of } }
  return {
    filter: { kind: { is: 'task' }, done: done ? { is: true } : { not: true }, ...whose },
    sort: done ? '-updatedAt' : 'dueAt',
  }
}

function Head({ of, done }: { of: string; done: boolean }) {
  const navigate = useNavigate()
  const { user } = useSession()
  const go = (search: Search) => void navigate({ to: '/tasks', search: search as never })
  const shown = of === user.id ? undefined : of
  return (
    <div className={style.head}>
      <fieldset className={style.tabs} aria-label={t('Which tasks')}>
        <button type="button" aria-pressed={!done} onClick={() => go({ of: shown })}>
          {t('Open')}
        </button>
        <button type="button" aria-pressed={done} onClick={() => go({ of: shown, done: true })}>
          {t('Done')}
        </button>
      </fieldset>
      <PersonSelect
        value={of}
        all={t('Everybody')}
        onChange={(next) => go({ of: next === user.id ? undefined : next, done: done || undefined })}
      />
    </div>
  )
}

const Empty = ({ done }: { done: boolean }) => (
  <div className={style.empty}>
    <h2>{done ? t('Nothing is done yet') : t('All done')}</h2>
    <p>
      {done
        ? t('Tasks that are ticked off stand here.')
        : t('Write down above what must not be forgotten: “call Jo fri 14:00”, “invoice every month”.')}
    </p>
  </div>
)
