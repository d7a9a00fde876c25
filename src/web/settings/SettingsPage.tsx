import '../kit/mantine.ts'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense, useSyncExternalStore } from 'react'
import { useCrumbs } from '../kit/crumbs.ts'
import { isAdmin, useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Missing } from '../shell/Missing.tsx'
import { parts, type SettingsPart } from './pages.ts'
import style from './parts/page.module.css'
import { Waiting } from './parts/Waiting.tsx'

/** Settings: their own navigation beside the page; on a phone first the one, then the other. */
export function SettingsPage() {
  const splat = useParams({ strict: false })._splat ?? ''
  const session = useSession()
  const mine = parts.filter((part) => !part.admin || isAdmin(session))
  const [path, ...rest] = splat.split('/').filter(Boolean)
  const narrow = useNarrow()
  const part = path ? mine.find((one) => one.path === path) : narrow ? undefined : mine[0]
  return (
    <div className={style.settings} data-chosen={path ? '' : undefined}>
      <Sub parts={mine} current={part} />
      <div className={style.content}>
        {path && (
          <Link to="/settings/$" params={{ _splat: '' }} className={style.back}>
            <IconChevronLeft size={16} aria-hidden />
            {t('Settings')}
          </Link>
        )}
        <Suspense fallback={<Waiting />}>
          {part && <part.Page key={splat} rest={rest.join('/')} />}
          {!part && (path ? <Missing /> : <Start />)}
        </Suspense>
      </div>
    </div>
  )
}

/** On a phone the navigation is a page of its own. */
function Start() {
  useCrumbs([{ label: t('Settings') }])
  return null
}

// The twin of the width in page.module.css.
const phone = matchMedia('(max-width: 720px)')

const useNarrow = () =>
  useSyncExternalStore(
    (listener) => {
      phone.addEventListener('change', listener)
      return () => phone.removeEventListener('change', listener)
    },
    () => phone.matches,
  )

function Sub({ parts, current }: { parts: readonly SettingsPart[]; current?: SettingsPart }) {
  const groups = [...new Set(parts.map((part) => part.group))]
  return (
    <nav className={style.sub} aria-label={t('Settings')}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className={style.subTitle}>{group}</h2>
          {parts
            .filter((part) => part.group === group)
            .map((part) => (
              <Link
                key={part.path}
                to="/settings/$"
                params={{ _splat: part.path }}
                aria-current={part === current ? 'page' : undefined}
                className={style.subLink}
              >
                <part.icon size={17} stroke={1.7} aria-hidden />
                {part.label}
                <IconChevronRight size={16} className={style.subMore} aria-hidden />
              </Link>
            ))}
        </section>
      ))}
    </nav>
  )
}
