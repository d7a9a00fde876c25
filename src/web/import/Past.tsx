import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { State } from '#core/transfer/run.ts'
import { many, useCatalogue, type WireObject } from '../kit/catalogue.ts'
import { agoText } from '../kit/format.ts'
import { countText } from '../kit/language.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { pagesQuery } from '../record/record.ts'
import style from './import.module.css'
import type { Run } from './run.ts'

const states: Record<State, string> = {
  draft: t('Not checked yet'),
  checking: t('Checking…'),
  ready: t('Checked'),
  running: t('Importing…'),
  done: t('Imported'),
  cancelled: t('Cancelled'),
  failed: t('Failed'),
}

export const stateText = (run: Pick<Run, 'state' | 'created' | 'changed' | 'rejected'>) => {
  if (run.state !== 'done') return states[run.state]
  const { created, changed, rejected } = run
  const counts = [
    created && t('{count} created', { count: countText(created) }),
    changed && t('{count} changed', { count: countText(changed) }),
    rejected && t('{count} rejected', { count: countText(rejected) }),
  ]
  return counts.filter(Boolean).join(', ') || t('Nothing changed')
}

/** Imports of before, newest first. */
export function Past() {
  const def = useCatalogue().find('importRun')
  return def ? <Runs def={def} /> : null
}

function Runs({ def }: { def: WireObject }) {
  const catalogue = useCatalogue()
  const { locale } = useShowing()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(
    pagesQuery(def, {
      filter: {},
      sort: '-createdAt',
      limit: 20,
      fields: ['name', 'object', 'source', 'state', 'created', 'changed', 'rejected', 'createdAt', 'owner'],
    }),
  )
  const runs = (data?.pages.flatMap((page) => page.data) ?? []) as unknown as (Run & {
    included?: { owner?: { title: string } }
  })[]
  if (!runs.length) return null
  return (
    <section className={style.part} aria-label={t('Past imports')}>
      <h3>{t('Past imports')}</h3>
      <ul className={style.past}>
        {runs.map((run) => {
          const object = catalogue.find(run.object ?? '')
          return (
            <li key={run.id}>
              <Link to="/import/$id" params={{ id: run.id }}>
                {run.name}
              </Link>
              <span>{object ? many(object) : ''}</span>
              <span data-state={run.state}>{stateText(run)}</span>
              <span>{run.included?.owner?.title}</span>
              <time dateTime={run.createdAt}>{agoText(run.createdAt, locale)}</time>
            </li>
          )
        })}
      </ul>
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </section>
  )
}
