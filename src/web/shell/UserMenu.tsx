import { useNavigate } from '@tanstack/react-router'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { type Scheme, useScheme } from '../kit/scheme.ts'
import { signOut, useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'

const schemes: [Scheme, string][] = [
  ['auto', t('As the system')],
  ['light', t('Light')],
  ['dark', t('Dark')],
]

export function UserMenu() {
  const { user } = useSession()
  const { scheme, choose } = useScheme()
  const navigate = useNavigate()
  const items = (): MenuItem[] => [
    { heading: user.email },
    { label: t('Settings'), run: () => void navigate({ to: '/settings/$', params: { _splat: '' } }) },
    'line',
    { heading: t('Appearance') },
    ...schemes.map(([value, label]) => ({ label, checked: scheme === value, run: () => choose(value) })),
    'line',
    { label: t('Sign out'), run: () => void signOut() },
  ]
  return (
    <Menu
      label={t('Menu of {name}', { name: user.name })}
      className="user-menu"
      align="end"
      items={items}
      button={<Initials name={user.name} size={26} />}
    />
  )
}
