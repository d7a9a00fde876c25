import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../kit/catalogue.ts'
import { t, tn } from '../kit/text.ts'
import { TaskLine } from '../tasks/TaskLine.tsx'
import { Card } from './Card.tsx'
import style from './home.module.css'
import type { Home } from './home.ts'

export function Tasks({ rows, count, overdue }: Home['tasks']) {
  const def = useCatalogue().find('activity')
  if (!def) return null
  const more = (count?.value ?? 0) - rows.length
  return (
    <Card
      title={t('My tasks')}
      beside={
        <>
          {Boolean(overdue?.value) && (
            <span className={style.late}>{tn(overdue!.value, '{count} overdue', '{count} overdue')}</span>
          )}
          <Link to="/tasks">{t('All tasks')}</Link>
        </>
      }
      empty={
        rows.length ? undefined : t('Nothing is due today. Write down above what must not be forgotten.')
      }
    >
      {rows.map((row) => (
        <TaskLine key={row.id} def={def} row={row} />
      ))}
      {more > 0 && (
        <Link to="/tasks" className={style.more}>
          {tn(more, '{count} more due', '{count} more due')}
        </Link>
      )}
    </Card>
  )
}
