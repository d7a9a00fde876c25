import { useNavigate } from '@tanstack/react-router'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { type Scheme, useScheme } from '../kit/scheme.ts'
import { signOut, useSession } from '../kit/session.ts'
import { Initials } from '../kit/Value.tsx'

const schemes: [Scheme, string][] = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

export function UserMenu() {
  const { user } = useSession()
  const { scheme, choose } = useScheme()
  const navigate = useNavigate()
  const items = (): MenuItem[] => [
    { heading: user.email },
    { label: 'Settings', run: () => void navigate({ to: '/settings/$', params: { _splat: '' } }) },
    'line',
    { heading: 'Appearance' },
    ...schemes.map(([value, label]) => ({ label, checked: scheme === value, run: () => choose(value) })),
    'line',
    { label: 'Sign out', run: () => void signOut() },
  ]
  return (
    <Menu
      label={`Menu of ${user.name}`}
      className="user-menu"
      align="end"
      items={items}
      button={<Initials name={user.name} size={26} />}
    />
  )
}
