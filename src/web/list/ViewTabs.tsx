import { IconChevronDown, IconLock, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { usePhone } from '../kit/phone.ts'
import { isAdmin, type Session, useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { keptOf, type ListView } from './query.ts'
import type { List } from './useList.ts'
import { type Naming, useViewMenu } from './viewMenu.ts'
import { changeView, choose, createView } from './views.ts'

const ViewDialog = lazy(() => import('./ViewDialog.tsx'))

/** The saved views of a list, one a tab; what differs from the view can be kept. */
export function ViewTabs({ list }: { list: List }) {
  const [naming, setNaming] = useState<Naming | null>(null)
  const { view, views, changed } = list
  const phone = usePhone()
  const session = useSession()
  const hidden = views.choice.hidden ?? []
  const tabs = views.all.filter((one) => one === view || !hidden.includes(one.key))
  const saveNew = () =>
    setNaming({
      title: t('Save as a new view'),
      label: '',
      shared: false,
      done: (label, shared) => void keep(list, label, shared, session.user.id),
    })
  return (
    <>
      <div className="views">
        <nav aria-label={t('Views')} className="view-tabs">
          {tabs.map((one) => (
            <ViewTab
              key={one.key}
              list={list}
              tabs={tabs}
              view={one}
              onName={setNaming}
              onSaveNew={saveNew}
            />
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
        {tabs.length < views.all.length && <MoreViews list={list} />}
        {changed && !phone && <Unsaved list={list} session={session} onSaveNew={saveNew} />}
      </div>
      {changed && phone && <Unsaved list={list} session={session} onSaveNew={saveNew} />}
      {naming && (
        <Suspense>
          <ViewDialog {...naming} onClose={() => setNaming(null)} />
        </Suspense>
      )}
    </>
  )
}

export const mayChange = (view: ListView | undefined, session: Session) =>
  view?.saved !== undefined && (view.saved.mine || isAdmin(session))

type UnsavedProps = { list: List; session: Session; onSaveNew: () => void }

function Unsaved({ list, session, onSaveNew }: UnsavedProps) {
  const { view } = list
  return (
    <div className="view-changed" role="status">
      <span>{t('Unsaved changes')}</span>
      {mayChange(view, session) && (
        <button type="button" className="link-button" onClick={() => void overwrite(list, view!)}>
          {t('Save')}
        </button>
      )}
      <button type="button" className="link-button" onClick={onSaveNew}>
        {t('Save as new')}
      </button>
      <button type="button" className="link-button quiet" onClick={list.reset}>
        {t('Reset')}
      </button>
    </div>
  )
}

type TabProps = {
  list: List
  tabs: readonly ListView[]
  view: ListView
  onName: (naming: Naming) => void
  onSaveNew: () => void
}

let dragged: string | undefined

function ViewTab({ list, tabs, view, onName, onSaveNew }: TabProps) {
  const on = view.key === list.view?.key
  const items = useViewMenu({ list, tabs, view, onName, onSaveNew })
  const take = (event: React.DragEvent) => {
    event.preventDefault()
    if (!dragged || dragged === view.key) return
    const keys = tabs.map((one) => one.key)
    const rest = keys.filter((key) => key !== dragged)
    void choose(list.def.name, { order: rest.toSpliced(keys.indexOf(view.key), 0, dragged) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its menu moves it by keys
    <span
      className={on ? 'view-tab on' : 'view-tab'}
      draggable
      onDragStart={() => {
        dragged = view.key
      }}
      onDragOver={take}
      onDragEnd={() => {
        dragged = undefined
      }}
    >
      <button type="button" aria-current={on ? 'page' : undefined} onClick={() => list.open(view)}>
        {view.saved && !view.saved.shared && <IconLock size={12} aria-label={t('Only you')} />}
        {view.label}
        {on && list.changed && <i title={t('Changed')} className="view-dot" />}
      </button>
      {on && (
        <Menu
          label={t('Options of {name}', { name: view.label })}
          className="view-more"
          items={items}
          button={<IconChevronDown size={13} aria-hidden />}
        />
      )}
    </span>
  )
}

/** Views whose tab the user hid. */
function MoreViews({ list }: { list: List }) {
  const { all, choice } = list.views
  const hidden = all.filter((one) => choice.hidden?.includes(one.key) && one !== list.view)
  const items = () => hidden.map((one): MenuItem => ({ label: one.label, run: () => list.open(one) }))
  return (
    <Menu
      label={t('Hidden views')}
      className="view-new"
      items={items}
      button={t('{n} more', { n: hidden.length })}
    />
  )
}

async function keep(list: List, label: string, shared: boolean, owner: string) {
  const key = await createView(list.def, { label, query: keptOf(list.query), shared, owner })
  list.open({ key, label, query: keptOf(list.query) })
}

export async function overwrite(list: List, view: ListView) {
  await changeView(view, { query: keptOf(list.query) }, t('View saved'))
  list.reset()
}
