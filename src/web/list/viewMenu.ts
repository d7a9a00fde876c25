import { useNavigate } from '@tanstack/react-router'
import type { MenuItem } from '../kit/Popup.tsx'
import { isAdmin, useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast } from '../kit/undo.tsx'
import { keptOf, type ListView, queryOf } from './query.ts'
import type { List } from './useList.ts'
import { changeView, choose, createView, deleteView } from './views.ts'

/** What the dialog that asks for the name of a view begins with, and does. */
export type Naming = {
  title: string
  label: string
  shared: boolean
  done: (label: string, shared: boolean) => void
}
type Given = {
  list: List
  tabs: readonly ListView[]
  view: ListView
  onName: (naming: Naming) => void
  onSaveNew: () => void
}

/** All that can be done with a view and its tab. */
export function useViewMenu(given: Given): () => MenuItem[] {
  const session = useSession()
  const navigate = useNavigate()
  const { list, view, onSaveNew } = given
  const mine = view.saved && (view.saved.mine || isAdmin(session))
  return () => [
    ...(mine && list.changed ? saving(given) : []),
    { label: t('Save as new…'), run: onSaveNew },
    { label: t('Duplicate'), run: () => void duplicate(list, view, session.user.id) },
    ...(mine ? ownItems(given) : []),
    'line',
    ...tabItems(given),
    'line',
    { label: t('All views…'), run: () => void navigate({ to: '/settings/$', params: { _splat: 'views' } }) },
  ]
}

const saving = ({ list, view }: Given): MenuItem[] => [
  {
    label: t('Save'),
    run: () => void changeView(view, { query: keptOf(list.query) }, t('View saved')).then(list.reset),
  },
]

const ownItems = ({ list, view, onName }: Given): MenuItem[] => [
  {
    label: t('Rename…'),
    run: () =>
      onName({
        title: t('Rename the view'),
        label: view.label,
        shared: view.saved!.shared,
        done: (name, shared) => void changeView(view, { name, shared }, t('View renamed')),
      }),
  },
  {
    label: t('Share with everyone'),
    checked: view.saved!.shared,
    run: () => {
      const shared = !view.saved!.shared
      void changeView(
        view,
        { shared },
        shared ? t('Everyone sees this view now') : t('Only you see this view now'),
      )
    },
  },
  {
    label: t('Delete'),
    danger: true,
    run: () => {
      void deleteView({ id: view.saved!.id, label: view.label })
      list.open(list.views.all[0]!)
    },
  },
]

function tabItems({ list, tabs, view }: Given): MenuItem[] {
  const { choice } = list.views
  const arrange = (change: Parameters<typeof choose>[1]) => void choose(list.def.name, change)
  const keys = tabs.map((one) => one.key)
  const at = keys.indexOf(view.key)
  const move = (to: number) =>
    arrange({ order: keys.filter((key) => key !== view.key).toSpliced(to, 0, view.key) })
  const has = (name: 'pinned' | 'hidden') => choice[name]?.includes(view.key) === true
  const flip = (name: 'pinned' | 'hidden') =>
    has(name) ? choice[name]!.filter((key) => key !== view.key) : [...(choice[name] ?? []), view.key]
  const isDefault = choice.default === view.key
  return [
    {
      label: t('Open with this view'),
      checked: isDefault,
      run: () => arrange({ default: isDefault ? null : view.key }),
    },
    {
      label: t('Keep in the navigation'),
      checked: has('pinned'),
      run: () => arrange({ pinned: flip('pinned') }),
    },
    { label: t('Move left'), disabled: at <= 0, run: () => move(at - 1) },
    { label: t('Move right'), disabled: at >= keys.length - 1, run: () => move(at + 1) },
    {
      label: t('Hide the tab'),
      checked: has('hidden'),
      disabled: tabs.length < 2,
      run: () => hide(list, view, flip('hidden')),
    },
    { label: t('Copy the link'), run: () => void copyLink() },
  ]
}

function hide(list: List, view: ListView, hidden: string[]) {
  void choose(list.def.name, { hidden })
  const next = list.views.all.find((one) => one.key !== view.key && !hidden.includes(one.key))
  if (hidden.includes(view.key) && next) list.open(next)
}

async function copyLink() {
  await navigator.clipboard?.writeText(location.href)
  toast({ message: t('Link copied') })
}

async function duplicate(list: List, view: ListView, owner: string) {
  const label = t('Copy of {name}', { name: view.label })
  const query = keptOf(queryOf(list.def, view, {}))
  list.open({ key: await createView(list.def, { label, query, shared: false, owner }), label, query })
}
