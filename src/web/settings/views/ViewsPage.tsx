import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { many, useCatalogue, type WireRow } from '../../kit/catalogue.ts'
import { agoText } from '../../kit/format.ts'
import { Menu, type MenuItem } from '../../kit/Popup.tsx'
import { refresh } from '../../kit/queries.ts'
import { isAdmin, useSession, useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { deleteView } from '../../list/views.ts'
import type { PageProps } from '../pages.ts'
import { act } from '../parts/act.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { HandOn } from './HandOn.tsx'

type Use = { view: string; at: string; users: number }

/** The saved views of all objects: whose they are, who sees them, whether anybody needs them. */
export default function ViewsPage(_: PageProps) {
  const catalogue = useCatalogue()
  const [object, setObject] = useState<string | null>(null)
  const [handing, setHanding] = useState<WireRow>()
  const filter = object ? { object: { is: object } } : undefined
  const views = usePages(catalogue.find('view')!, { filter, sort: 'name', limit: 100, include: 'owner' })
  const uses = useQuery({
    queryKey: ['viewUses'],
    queryFn: ({ signal }) => api.get<{ data: Use[] }>('/viewUses', { signal }),
    staleTime: 0,
  })
  if (views.isPending) return <Waiting />
  return (
    <div className={style.page}>
      <Head
        title={t('Views')}
        lead={t(
          'Saved lists with their filter, order, columns, groups and charts. Everyone sees shared ones.',
        )}
      />
      <Select
        aria-label={t('Object')}
        placeholder={t('All objects')}
        clearable
        w={240}
        value={object}
        onChange={setObject}
        data={catalogue.shown().map((def) => ({ value: def.name, label: many(def) }))}
      />
      {views.error && <Failed error={views.error} again={views.refetch} />}
      {!views.error && !views.rows.length && (
        <Empty title={t('No saved views')}>
          {t('Change a list’s filter, order or columns and press “Save as new” above it.')}
        </Empty>
      )}
      {views.rows.length > 0 && (
        <Table views={views.rows} uses={uses.data?.data ?? []} onHandOn={setHanding} />
      )}
      {views.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void views.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
      {handing && <HandOn view={handing} onClose={() => setHanding(undefined)} />}
    </div>
  )
}

type TableProps = { views: WireRow[]; uses: Use[]; onHandOn: (view: WireRow) => void }

const Table = ({ views, uses, onHandOn }: TableProps) => (
  <div className={style.tableBox}>
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{t('View')}</th>
          <th scope="col">{t('Owner')}</th>
          <th scope="col">{t('Seen by')}</th>
          <th scope="col" className={style.wideOnly}>
            {t('Last used')}
          </th>
          <th scope="col">
            <span className="hidden-text">{t('Actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ViewRow
            key={view.id}
            view={view}
            use={uses.find((one) => one.view === view.id)}
            onHandOn={onHandOn}
          />
        ))}
      </tbody>
    </table>
  </div>
)

type RowProps = { view: WireRow; use: Use | undefined; onHandOn: (view: WireRow) => void }

function ViewRow({ view, use, onHandOn }: RowProps) {
  const { locale } = useShowing()
  const session = useSession()
  const def = useCatalogue().find(String(view.object))
  const name = String(view.name)
  const mayChange = view.owner === session.user.id || isAdmin(session)
  return (
    <tr>
      <th scope="row">
        {def ? (
          <Link
            to="/o/$plural"
            params={{ plural: def.plural }}
            search={{ view: view.id }}
            className={style.link}
          >
            {name}
          </Link>
        ) : (
          name
        )}
        <div className={style.quiet}>{def ? many(def) : String(view.object)}</div>
      </th>
      <td>{view.included?.owner?.title ?? t('Nobody')}</td>
      <td>
        {view.shared ? (
          <span className="chip chip-green">{t('Everyone')}</span>
        ) : (
          <span className="chip">{t('Owner only')}</span>
        )}
      </td>
      <td className={style.wideOnly}>
        {use ? agoText(use.at, locale) : <span className={style.quiet}>{t('Never')}</span>}
      </td>
      <td className={style.end}>
        {mayChange && (
          <Menu
            label={t('More for {name}', { name })}
            align="end"
            className={style.iconButton}
            items={() => itemsOf(view, onHandOn)}
            button="⋯"
          />
        )}
      </td>
    </tr>
  )
}

function itemsOf(view: WireRow, onHandOn: (view: WireRow) => void): MenuItem[] {
  const share = (shared: boolean) => api.patch(`/views/${view.id}`, { shared }).then(() => refresh('view'))
  const shared = view.shared === true
  return [
    {
      label: t('Share with everyone'),
      checked: shared,
      run: () =>
        void act(
          shared ? t('Only its owner sees this view now') : t('Everyone sees this view now'),
          () => share(!shared),
          () => share(shared),
        ),
    },
    { label: t('Hand on…'), run: () => onHandOn(view) },
    {
      label: t('Delete'),
      danger: true,
      run: () => void deleteView({ id: view.id, label: String(view.name) }),
    },
  ]
}
