import { Link } from '@tanstack/react-router'
import { one, useCatalogue } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import { Card } from './Card.tsx'
import style from './home.module.css'
import type { Seen } from './home.ts'

export function Recent({ rows }: { rows: Seen[] }) {
  const catalogue = useCatalogue()
  return (
    <Card
      title={t('Recently viewed')}
      empty={rows.length ? undefined : t('What you look at stands here, so that you find it again.')}
    >
      {rows.map((row) => {
        const def = catalogue.find(row.object)
        if (!def) return null
        const title = row.title || one(def)
        return (
          <div key={row.id} className={style.line}>
            <Initials name={title} size={24} square={def.name !== 'contact' && def.name !== 'user'} />
            <span className={style.what}>
              <Link to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }} className={style.title}>
                {title}
              </Link>
            </span>
            <span className={style.sub}>{one(def)}</span>
          </div>
        )
      })}
    </Card>
  )
}
