import { IconPlus, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { inSentence, one, type WireObject } from '../kit/catalogue.ts'
import { useTrail } from '../kit/crumbs.ts'
import { openNew } from '../kit/form.ts'
import { t } from '../kit/text.ts'
import { UserMenu } from './UserMenu.tsx'

export const modKey = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : t('Ctrl')

export function TopBar({ def, onSearch }: { def?: WireObject; onSearch: () => void }) {
  return (
    <header className="top">
      <Crumbs />
      <button type="button" className="search" onClick={onSearch}>
        <IconSearch size={15} stroke={1.8} aria-hidden />
        <span className="search-text">{t('Search or run a command')}</span>
        <kbd aria-hidden>{modKey} K</kbd>
      </button>
      <Link to="/import" className="btn top-import">
        {t('Import')}
      </Link>
      {def?.can.create && (
        <button
          type="button"
          className="btn btn-main top-new"
          onClick={() => openNew({ plural: def.plural })}
        >
          <IconPlus size={16} className="top-plus" aria-hidden />
          <span className="top-new-text">{t('New {object}', { object: inSentence(one(def)) })}</span>
          <kbd aria-hidden>C</kbd>
        </button>
      )}
      <UserMenu />
    </header>
  )
}

function Crumbs() {
  const { crumbs, beside } = useTrail()
  return (
    <div className="crumbs">
      <nav aria-label={t('Breadcrumb')}>
        {crumbs.map((crumb, i) => (
          <Fragment key={`${crumb.label}-${crumb.to}`}>
            {i > 0 && <span aria-hidden> / </span>}
            {i === crumbs.length - 1 ? (
              <h1 aria-current="page">{crumb.label}</h1>
            ) : (
              <Link to={crumb.to ?? '/'}>{crumb.label}</Link>
            )}
          </Fragment>
        ))}
      </nav>
      {beside}
    </div>
  )
}
