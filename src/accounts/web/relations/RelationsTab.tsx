import { IconPlus } from '@tabler/icons-react'
import { titleOf } from '#web/kit/catalogue.ts'
import { t, tn } from '#web/kit/text.ts'
import type { PartProps } from '#web/record/parts.ts'
import { FormButton, RelationList } from './RelationList.tsx'
import { RelationMap } from './RelationMap.tsx'
import style from './relations.module.css'
import { useNear, useRelations } from './useRelations.ts'

/** The map of an account's neighbours and all its relations, those of the past folded away. */
export function RelationsTab({ def: accounts, row, mayEdit }: PartProps) {
  const { def, relations, isSuccess } = useRelations(row.id)
  const { near, more } = useNear(accounts, row, relations)
  const over = relations.filter((one) => one.isOver)
  const shared = { def, account: row, mayEdit }
  return (
    <div className={style.tab}>
      {near.length > 0 && (
        <div>
          <RelationMap title={titleOf(accounts, row)} near={near} />
          {more > 0 && (
            <p className={style.sub}>{tn(more, '{count} more is not drawn', '{count} more are not drawn')}</p>
          )}
        </div>
      )}
      <section className={style.all} aria-label={t('All relations')}>
        <h2>
          {t('Relations')}
          {mayEdit && def.can.create && (
            <FormButton label={t('New relation')} className="btn" def={def} account={row}>
              <IconPlus size={14} aria-hidden />
              {t('New relation')}
            </FormButton>
          )}
        </h2>
        <RelationList {...shared} relations={relations.filter((one) => !one.isOver)} />
        {isSuccess && !relations.length && (
          <p className={style.none}>
            {t('Say who pays for this account, supplies it, referred it or competes with it.')}
          </p>
        )}
        {over.length > 0 && (
          <details>
            <summary>{tn(over.length, '{count} ended', '{count} ended')}</summary>
            <RelationList {...shared} relations={over} />
          </details>
        )}
      </section>
    </div>
  )
}
