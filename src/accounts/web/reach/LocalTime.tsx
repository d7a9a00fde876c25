import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { labelOf } from '#core/name.ts'
import { isZone, wallOf } from '#core/zone.ts'
import { useCatalogue, type WireObject, type WireRow } from '#web/kit/catalogue.ts'
import { useSession } from '#web/kit/session.ts'
import { t } from '#web/kit/text.ts'
import { recordQuery } from '#web/record/record.ts'
import { isWithin, readHours } from './hours.ts'
import style from './reach.module.css'

/** What time it is there, and whether that is a time they like to be reached. */
export function LocalTime({ def, row }: { def: WireObject; row: WireRow }) {
  const account = useAccount(def, row)
  const now = useMinute()
  const zone = [row.timeZone, account?.timeZone].find(isZone)
  const hours = (row.preferredHours ?? account?.preferredHours) as string | null | undefined
  const channel = row.preferredChannel as string | null | undefined
  const spans = hours ? readHours(hours) : undefined
  const isHere = zone === Intl.DateTimeFormat().resolvedOptions().timeZone
  const { user } = useSession()
  const wall = wallOf(now, zone ?? user.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const isGood = spans && isWithin(spans, wall)
  const prefers = [channel && labelOf(channel).toLowerCase(), hours].filter(Boolean).join(', ')
  if (!prefers && (!zone || isHere)) return null
  return (
    <p className={style.time} data-good={isGood}>
      <IconClock size={14} stroke={1.7} aria-hidden />
      <span>
        {zone && !isHere && t('It is {time} there now', { time: wall.slice(11) })}
        {zone && !isHere && prefers && ' · '}
        {prefers && t('prefers {what}', { what: prefers })}
        {isGood === true && ` · ${t('a good time now')}`}
      </span>
    </p>
  )
}

function useAccount(def: WireObject, row: WireRow): WireRow | undefined {
  const accounts = useCatalogue().find('account')
  const id = def.name === 'contact' ? (row.account as string | null) : null
  const { data } = useQuery({ ...recordQuery(accounts ?? def, id ?? ''), enabled: Boolean(id && accounts) })
  return id ? data : undefined
}

function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
