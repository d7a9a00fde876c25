import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { dayOf } from '#core/zone.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { dateFormat } from '../kit/format.ts'
import { useSession, useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { QuickTask } from '../tasks/QuickTask.tsx'
import { Birthdays } from './Birthdays.tsx'
import { Changes } from './Changes.tsx'
import { Deals } from './Deals.tsx'
import style from './home.module.css'
import { type Home, homeQuery } from './home.ts'
import { Meetings } from './Meetings.tsx'
import { homeParts } from './parts.ts'
import { Recent } from './Recent.tsx'
import { Tasks } from './Tasks.tsx'

/** What the day holds, on one page. */
export function HomePage() {
  const { timeZone } = useShowing()
  const home = useQuery(homeQuery(timeZone))
  const activity = useCatalogue().find('activity')
  useCrumbs([{ label: t('Home') }])
  return (
    <div className={style.home}>
      <div className={style.width}>
        <Greeting />
        {homeParts
          .toSorted((a, b) => a.order - b.order)
          .map(({ name, Body }) => (
            <Suspense key={name} fallback={null}>
              <Body />
            </Suspense>
          ))}
        {activity?.can.create && <QuickTask def={activity} />}
        {home.error && (
          <p className={style.failed} role="alert">
            {home.error.message}
          </p>
        )}
        {home.data ? <Cards home={home.data} /> : !home.error && <Waiting />}
      </div>
    </div>
  )
}

function Greeting() {
  const { user } = useSession()
  const { locale, timeZone } = useShowing()
  const now = new Date()
  const hour = Number(dateFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now))
  const name = user.name.split(' ')[0]!
  const text =
    hour < 5 || hour >= 18
      ? t('Good evening, {name}', { name })
      : hour < 12
        ? t('Good morning, {name}', { name })
        : t('Good afternoon, {name}', { name })
  const day = dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(now)
  return (
    <header className={style.greeting}>
      <h2>{text}</h2>
      <time dateTime={dayOf(now, timeZone)}>{day}</time>
    </header>
  )
}

function Cards({ home }: { home: Home }) {
  return (
    <div className={style.columns}>
      <div className={style.column}>
        <Tasks {...home.tasks} />
        <Changes rows={home.changes.rows} />
        {home.deals && <Deals {...home.deals} />}
      </div>
      <div className={style.column}>
        <Meetings rows={home.meetings.rows} />
        <Birthdays rows={home.birthdays.rows} />
        <Recent rows={home.recent.rows} />
      </div>
    </div>
  )
}

const Waiting = () => (
  <div className={style.columns} aria-busy="true">
    {[0, 1].map((column) => (
      <div key={column} className={style.column}>
        {[150, 110].map((height) => (
          <span key={height} className="skeleton" style={{ height, borderRadius: 10 }} />
        ))}
      </div>
    ))}
  </div>
)
