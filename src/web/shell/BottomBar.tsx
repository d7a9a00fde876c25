import { IconDots, IconFileImport, IconSettings } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { many, useCatalogue } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { iconOf } from './icons.ts'
import { groupsOf } from './Nav.tsx'

/** On phones the navigation lies at the thumb: the first four objects and the rest behind "More". */
export function BottomBar() {
  const navigate = useNavigate()
  const objects = groupsOf(useCatalogue().shown()).flatMap(([, defs]) => defs)
  const more = (): MenuItem[] => [
    ...objects.slice(4).map((def) => {
      const Icon = iconOf(def.nav?.icon)
      return {
        label: many(def),
        icon: <Icon size={17} stroke={1.7} aria-hidden />,
        run: () => void navigate({ to: '/o/$plural', params: { plural: def.plural } }),
      }
    }),
    ...(objects.length > 4 ? (['line'] as const) : []),
    {
      label: 'Import',
      icon: <IconFileImport size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/import' }),
    },
    {
      label: 'Settings',
      icon: <IconSettings size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/settings/$', params: { _splat: '' } }),
    },
  ]
  return (
    <nav className="bottom" aria-label="Main, at the bottom">
      {objects.slice(0, 4).map((def) => {
        const Icon = iconOf(def.nav?.icon)
        return (
          <Link key={def.name} to="/o/$plural" params={{ plural: def.plural }}>
            <Icon size={20} stroke={1.6} aria-hidden />
            {many(def)}
          </Link>
        )
      })}
      <Menu
        label="More"
        className="bottom-more"
        align="end"
        items={more}
        button={
          <>
            <IconDots size={20} stroke={1.6} aria-hidden />
            More
          </>
        }
      />
    </nav>
  )
}
