import { Link } from '@tanstack/react-router'
import { dayOf } from '#core/zone.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import { nearDayText } from '../kit/when.ts'
import { Card } from './Card.tsx'
import style from './home.module.css'
import type { Birthday } from './home.ts'

export function Birthdays({ rows }: { rows: Birthday[] }) {
  const catalogue = useCatalogue()
  const { locale, timeZone } = useShowing()
  const today = dayOf(new Date(), timeZone)
  return (
    <Card
      title={t('Birthdays')}
      empty={rows.length ? undefined : t('None of your contacts has a birthday in the next two weeks.')}
    >
      {rows.map((row) => {
        const plural = catalogue.find(row.object)?.plural
        if (!plural) return null
        const age = Number(row.day.slice(0, 4)) - row.year
        return (
          <div key={row.id} className={style.line}>
            <Initials name={row.title} size={24} />
            <span className={style.what}>
              <Link to="/o/$plural/$id" params={{ plural, id: row.id }} className={style.title}>
                {row.title}
              </Link>
              {age > 0 && age < 120 && <span className={style.sub}>{t('turns {age}', { age })}</span>}
            </span>
            <span className={row.day === today ? 'chip chip-pink' : style.number}>
              {nearDayText(row.day, locale, today)}
            </span>
          </div>
        )
      })}
    </Card>
  )
}
