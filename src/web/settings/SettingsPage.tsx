import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useCrumbs } from '../kit/crumbs.ts'
import { isAdmin, useSession } from '../kit/session.ts'
import { ApiKeys } from './ApiKeys.tsx'
import { Bin } from './Bin.tsx'
import { Company } from './Company.tsx'
import { Objects } from './Objects.tsx'
import { Pipelines } from './Pipelines.tsx'
import { Profile } from './Profile.tsx'
import style from './parts/page.module.css'
import { Teams } from './Teams.tsx'
import { Users } from './Users.tsx'

type Part = {
  path: string
  label: string
  group: string
  page: ComponentType<{ rest: string }>
  admin?: boolean
}

const parts: Part[] = [
  { path: 'profile', label: 'My profile', group: 'You', page: Profile },
  { path: 'keys', label: 'API keys', group: 'You', page: ApiKeys },
  { path: 'company', label: 'Company', group: 'Organisation', page: Company, admin: true },
  { path: 'users', label: 'Users', group: 'Organisation', page: Users },
  { path: 'teams', label: 'Teams', group: 'Organisation', page: Teams },
  { path: 'objects', label: 'Objects and fields', group: 'Data', page: Objects },
  { path: 'pipelines', label: 'Pipelines and stages', group: 'Data', page: Pipelines },
  { path: 'bin', label: 'Bin', group: 'Data', page: Bin },
]

export function SettingsPage() {
  const session = useSession()
  const { _splat = '' } = useParams({ strict: false }) as { _splat?: string }
  const [path, ...rest] = _splat.split('/')
  const mine = parts.filter((part) => !part.admin || isAdmin(session))
  const current = mine.find((part) => part.path === path) ?? mine[0]!
  useCrumbs([{ label: 'Settings', to: '/settings/' }, { label: current.label }])
  const Page = current.page
  return (
    <div className={style.frame}>
      <nav className={style.nav} aria-label="Settings">
        {[...new Set(mine.map((part) => part.group))].map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            {mine
              .filter((part) => part.group === group)
              .map((part) => (
                <Link
                  key={part.path}
                  to="/settings/$"
                  params={{ _splat: part.path }}
                  aria-current={part === current ? 'page' : undefined}
                >
                  {part.label}
                </Link>
              ))}
          </section>
        ))}
      </nav>
      <div className={style.page}>
        <Page rest={rest.join('/')} />
      </div>
    </div>
  )
}
