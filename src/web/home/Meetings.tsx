import { Link } from '@tanstack/react-router'
import { titleOf, useCatalogue, type WireRow } from '../kit/catalogue.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { timeText } from '../kit/when.ts'
import { About } from '../tasks/TaskLine.tsx'
import { Card } from './Card.tsx'
import style from './home.module.css'

export function Meetings({ rows }: { rows: WireRow[] }) {
  const def = useCatalogue().find('activity')
  const { locale, timeZone } = useShowing()
  if (!def) return null
  const now = new Date().toISOString()
  return (
    <Card title={t('Today')} empty={rows.length ? undefined : t('No meetings or calls today.')}>
      {rows.map((row) => {
        const [at, end] = [String(row.at), (row.endsAt ?? row.at) as string]
        return (
          <div key={`${row.id} ${at}`} className={style.meeting} data-past={end < now || undefined}>
            <time dateTime={at}>{row.allDay ? t('All day') : timeText(at, locale, timeZone)}</time>
            <span className={style.what}>
              <Link to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }} className={style.title}>
                {titleOf(def, row)}
              </Link>
              <span className={style.sub}>
                <About row={row} />
                {typeof row.location === 'string' && <span>{row.location}</span>}
              </span>
            </span>
          </div>
        )
      })}
    </Card>
  )
}
