import { Link } from '@tanstack/react-router'
import type { Money } from '#core/money.ts'
import { dayOf } from '#core/zone.ts'
import { titleOf, useCatalogue, type WireRow } from '../kit/catalogue.ts'
import { moneyText } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t, tn } from '../kit/text.ts'
import { Card } from './Card.tsx'
import style from './home.module.css'
import type { Home } from './home.ts'

/** Deals that slip through one's fingers, each with the reason why it stands here. */
export function Deals({ rows, count }: NonNullable<Home['deals']>) {
  const def = useCatalogue().find('deal')
  const { locale, timeZone } = useShowing()
  if (!def) return null
  const today = dayOf(new Date(), timeZone)
  return (
    <Card
      title={t('Deals at risk')}
      beside={rows.length < (count?.value ?? 0) ? String(count!.value) : undefined}
      empty={rows.length ? undefined : t('No deal of yours is late, stale or slipping.')}
    >
      {rows.map((row) => (
        <div key={row.id} className={style.line}>
          <span className={style.what}>
            <Link to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }} className={style.title}>
              {titleOf(def, row)}
            </Link>
            <span className={style.sub}>
              {[row.included?.account?.title, row.included?.stage?.title].filter(Boolean).join(' · ')}
            </span>
          </span>
          {risksOf(row, today).map((risk) => (
            <span key={risk} className="chip chip-amber">
              {risk}
            </span>
          ))}
          <span className={style.number}>
            {row.amount ? moneyText(row.amount as Money, locale, true) : ''}
          </span>
        </div>
      ))}
    </Card>
  )
}

const DAY = 86_400_000
const daysSince = (day: string, today: string) =>
  Math.round((Date.parse(today) - Date.parse(day.slice(0, 10))) / DAY)

function risksOf(row: WireRow, today: string): string[] {
  const late =
    typeof row.closeDate === 'string' && row.closeDate < today ? daysSince(row.closeDate, today) : 0
  const isStale = typeof row.rotAt === 'string' && row.rotAt < new Date().toISOString()
  const slips = Number(row.slips ?? 0)
  return [
    ...(late ? [tn(late, '{count} day late', '{count} days late')] : []),
    ...(isStale ? [t('Stale')] : []),
    ...(slips > 2 && !late ? [tn(slips, 'Slipped once', 'Slipped {count} times')] : []),
  ]
}
