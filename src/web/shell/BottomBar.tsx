import { IconBook, IconDots, IconFileImport, IconSettings } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { many, useCatalogue } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import { iconOf } from './icons.ts'
import { groupsOf } from './Nav.tsx'
import { navPages } from './pages.ts'

/** On phones the navigation lies at the thumb: four pages and objects, and the rest behind "More". */
export function BottomBar() {
  const navigate = useNavigate()
  const objects = groupsOf(useCatalogue().shown()).flatMap(([, defs]) => defs)
  const pages = navPages.filter((page) => page.onPhone)
  const places = 4 - pages.length
  const more = (): MenuItem[] => [
    ...navPages
      .filter((page) => !page.onPhone)
      .map((page) => ({
        label: page.label,
        icon: <page.icon size={17} stroke={1.7} aria-hidden />,
        run: () => void navigate({ to: page.to }),
      })),
    ...objects.slice(places).map((def) => {
      const Icon = iconOf(def.nav?.icon)
      return {
        label: many(def),
        icon: <Icon size={17} stroke={1.7} aria-hidden />,
        run: () => void navigate({ to: '/o/$plural', params: { plural: def.plural } }),
      }
    }),
    ...(objects.length > places ? (['line'] as const) : []),
    {
      label: t('Import'),
      icon: <IconFileImport size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/import' }),
    },
    {
      label: t('Guide'),
      icon: <IconBook size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/guide/{-$page}' }),
    },
    {
      label: t('Settings'),
      icon: <IconSettings size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/settings/$', params: { _splat: '' } }),
    },
  ]
  return (
    <nav className="bottom" aria-label={t('Main, at the bottom')}>
      {pages.map((page) => (
        <Link key={page.to} to={page.to}>
          <page.icon size={20} stroke={1.6} aria-hidden />
          {page.label}
        </Link>
      ))}
      {objects.slice(0, places).map((def) => {
        const Icon = iconOf(def.nav?.icon)
        return (
          <Link key={def.name} to="/o/$plural" params={{ plural: def.plural }}>
            <Icon size={20} stroke={1.6} aria-hidden />
            {many(def)}
          </Link>
        )
      })}
      <Menu
        label={t('More')}
        className="bottom-more"
        align="end"
        items={more}
        button={
          <>
            <IconDots size={20} stroke={1.6} aria-hidden />
            {t('More')}
          </>
        }
      />
    </nav>
  )
}
