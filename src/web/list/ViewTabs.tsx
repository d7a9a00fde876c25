import { IconChevronDown, IconLock, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { isAdmin, useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import type { ListView, ViewQuery } from './query.ts'
import type { List } from './useList.ts'
import { changeView, createView, deleteView } from './views.ts'

const ViewDialog = lazy(() => import('./ViewDialog.tsx'))
type Naming = {
  title: string
  label: string
  shared: boolean
  done: (label: string, shared: boolean) => void
}

/** The saved views of a list, one a tab; what differs from the view can be kept. */
export function ViewTabs({ list }: { list: List }) {
  const [naming, setNaming] = useState<Naming | null>(null)
  const { view, views, changed } = list
  const { user } = useSession()
  const saveNew = () =>
    setNaming({
      title: t('Save as a new view'),
      label: '',
      shared: false,
      done: (label, shared) => void keep(list, label, shared, user.id),
    })
  return (
    <div className="views">
      <nav aria-label={t('Views')} className="view-tabs">
        {views.map((one) => (
          <ViewTab key={one.key} list={list} view={one} onName={setNaming} onSaveNew={saveNew} />
        ))}
        <button
          type="button"
          className="view-new"
          onClick={saveNew}
          title={t('Keep what is shown as a view of its own')}
        >
          <IconPlus size={14} aria-hidden /> {t('New view')}
        </button>
      </nav>
      {changed && (
        <div className="view-changed">
          {view?.saved?.mine && (
            <button type="button" className="link-button" onClick={() => void overwrite(list, view)}>
              {t('Save')}
            </button>
          )}
          <button type="button" className="link-button" onClick={saveNew}>
            {t('Save as…')}
          </button>
          <button type="button" className="link-button quiet" onClick={list.reset}>
            {t('Reset')}
          </button>
        </div>
      )}
      {naming && (
        <Suspense>
          <ViewDialog {...naming} onClose={() => setNaming(null)} />
        </Suspense>
      )}
    </div>
  )
}

type TabProps = { list: List; view: ListView; onName: (naming: Naming) => void; onSaveNew: () => void }

function ViewTab({ list, view, onName, onSaveNew }: TabProps) {
  const on = view.key === list.view?.key
  const session = useSession()
  const mayChange = view.saved?.mine || (view.saved && isAdmin(session))
  const isDefault = list.defaultKey === view.key
  const items = (): MenuItem[] => [
    {
      label: t('Open with this view'),
      checked: isDefault,
      run: () => list.setDefault(isDefault ? null : view.key),
    },
    { label: t('Save a copy…'), run: onSaveNew },
    ...(mayChange ? ownItems(list, view, onName) : []),
  ]
  return (
    <span className={on ? 'view-tab on' : 'view-tab'}>
      <button type="button" aria-current={on ? 'page' : undefined} onClick={() => list.open(view)}>
        {view.saved && !view.saved.shared && <IconLock size={12} aria-label={t('Only you')} />}
        {view.label}
        {on && list.changed && <i title={t('Changed')} className="view-dot" />}
      </button>
      {on && (
        <Menu
          label={t('Options of {label}', { label: view.label })}
          className="view-more"
          items={items}
          button={<IconChevronDown size={13} aria-hidden />}
        />
      )}
    </span>
  )
}

const ownItems = (list: List, view: ListView, onName: (naming: Naming) => void): MenuItem[] => [
  'line',
  {
    label: t('Rename…'),
    run: () =>
      onName({
        title: t('Rename the view'),
        label: view.label,
        shared: view.saved!.shared,
        done: (name, shared) => void changeView(view, { name, shared }),
      }),
  },
  {
    label: t('Share with everyone'),
    checked: view.saved!.shared,
    run: () => void changeView(view, { shared: !view.saved!.shared }),
  },
  {
    label: t('Delete'),
    danger: true,
    run: () => {
      void deleteView(view)
      list.open(list.views[0]!)
    },
  },
]

const queryNow = ({ query }: List): ViewQuery => ({
  filter: query.filter,
  sort: query.sort,
  columns: query.columns,
  layout: query.layout,
})

async function keep(list: List, label: string, shared: boolean, owner: string) {
  const key = await createView(list.def, { label, query: queryNow(list), shared, owner })
  list.open({ key, label, query: {} })
}

async function overwrite(list: List, view: ListView) {
  await changeView(view, { query: queryNow(list) })
  list.reset()
}
