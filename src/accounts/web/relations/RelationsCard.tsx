import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '#web/kit/text.ts'
import type { PartProps } from '#web/record/parts.ts'
import card from '../../../web/record/related.module.css'
import { FormButton, RelationList } from './RelationList.tsx'
import style from './relations.module.css'
import { useRelations } from './useRelations.ts'

const SHOWN = 5

/** What an account is to others, on its page. */
export function RelationsCard({ row, mayEdit }: PartProps) {
  const { def, relations, isSuccess } = useRelations(row.id)
  const current = relations.filter((one) => !one.isOver)
  const mayAdd = mayEdit && def.can.create
  if (!relations.length && !mayAdd) return null
  return (
    <section className={card.card} aria-label={t('Relations')}>
      <h2>
        <Link to="." search={{ tab: 'relations' } as never}>
          {t('Relations')}
        </Link>
        <span className={card.count}>{current.length || ''}</span>
        {mayAdd && (
          <FormButton label={t('New relation')} className={card.add} {...{ def, account: row }}>
            <IconPlus size={14} aria-hidden />
          </FormButton>
        )}
      </h2>
      <RelationList {...{ def, account: row, mayEdit }} relations={current.slice(0, SHOWN)} />
      {isSuccess && !current.length && (
        <p className={card.none}>{t('Who pays, supplies, refers or competes? None yet')}</p>
      )}
      {relations.length > Math.min(current.length, SHOWN) && (
        <Link className={style.more} to="." search={{ tab: 'relations' } as never}>
          {t('All {count}', { count: relations.length })}
        </Link>
      )}
    </section>
  )
}
