import { IconBook, IconFileImport, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { labelOf } from '#core/name.ts'
import { many, useCatalogue, type WireObject } from '../kit/catalogue.ts'
import { useSession } from '../kit/session.ts'
import { defined, t } from '../kit/text.ts'
import { PinnedViews } from '../list/PinnedViews.tsx'
import { iconOf } from './icons.ts'
import { type NavPage, navPages } from './pages.ts'

const order = ['customers', 'sales', 'service', 'billing', 'marketing', 'insights']

/** Objects by group, in the order a business thinks of them; groups nobody foresaw come after. */
export function groupsOf(objects: readonly WireObject[]): [string, WireObject[]][] {
  const groups = new Map<string, WireObject[]>()
  for (const def of objects) {
    const group = def.nav!.group
    if (group !== 'settings') groups.set(group, [...(groups.get(group) ?? []), def])
  }
  const rank = (group: string) => order.indexOf(group) + 1 || 99
  return [...groups].sort(([a], [b]) => rank(a) - rank(b))
}

export function Nav() {
  const { organisation } = useSession()
  const groups = groupsOf(useCatalogue().shown())
  return (
    <nav className="nav" aria-label={t('Main')}>
      <Link to="/" className="nav-home">
        <span className="logo" aria-hidden>
          M
        </span>
        <span className="nav-name">{organisation.name || 'Mainstay'}</span>
      </Link>
      <div className="nav-list">
        {navPages.map((page) => (
          <PageLink key={page.to} page={page} />
        ))}
        {groups.map(([group, objects]) => (
          <section key={group} aria-label={defined(labelOf(group), 'nav')}>
            {groups.length > 1 && <h2>{defined(labelOf(group), 'nav')}</h2>}
            {objects.map((def) => (
              <Fragment key={def.name}>
                <NavLink def={def} />
                <PinnedViews def={def} />
              </Fragment>
            ))}
          </section>
        ))}
      </div>
      <div className="nav-foot">
        <Link to="/import" className="nav-link">
          <IconFileImport size={16} stroke={1.7} aria-hidden />
          {t('Import')}
        </Link>
        <Link to="/guide/{-$page}" className="nav-link">
          <IconBook size={16} stroke={1.7} aria-hidden />
          {t('Guide')}
        </Link>
        <Link to="/settings/$" params={{ _splat: '' }} className="nav-link">
          <IconSettings size={16} stroke={1.7} aria-hidden />
          {t('Settings')}
        </Link>
      </div>
    </nav>
  )
}

function NavLink({ def }: { def: WireObject }) {
  const Icon = iconOf(def.nav?.icon)
  return (
    <Link
      to="/o/$plural"
      params={{ plural: def.plural }}
      className="nav-link"
      activeOptions={{ includeSearch: false }}
    >
      <Icon size={16} stroke={1.7} aria-hidden />
      {many(def)}
    </Link>
  )
}

function PageLink({ page }: { page: NavPage }) {
  const count = (page.useCount ?? none)()
  return (
    <Link to={page.to} className="nav-link" activeOptions={{ exact: true }}>
      <page.icon size={16} stroke={1.7} aria-hidden />
      {page.label}
      {count > 0 && <span className="nav-count">{count}</span>}
    </Link>
  )
}

const none = () => 0
