import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { inSentence, many, one } from '../kit/catalogue.ts'
import { openNew } from '../kit/form.ts'
import { t } from '../kit/text.ts'
import { iconOf } from '../shell/icons.ts'
import type { List } from './useList.ts'

/** Nothing to show, and what to do about it. */
export function Empty({ list }: { list: List }) {
  const { def, query } = list
  const Icon = iconOf(def.nav?.icon)
  const narrowed = Object.keys(query.filter).length > 0 || query.q !== ''
  if (query.trash)
    return (
      <div className="empty">
        <h2>{t('Nothing deleted')}</h2>
        <p>{t('Deleted {objects} wait here and can be restored.', { objects: inSentence(many(def)) })}</p>
        <button type="button" className="btn" onClick={() => list.set({ trash: undefined })}>
          {t('Back to {objects}', { objects: inSentence(many(def)) })}
        </button>
      </div>
    )
  if (narrowed)
    return (
      <div className="empty">
        <h2>{t('No {object} matches', { object: inSentence(one(def)) })}</h2>
        <p>
          {query.q
            ? t('Nothing fits these words. Loosen them to see more.')
            : t('Nothing fits this filter. Loosen it to see more.')}
        </p>
        <button type="button" className="btn" onClick={() => list.set({ filter: {}, q: undefined })}>
          {t('Clear filters')}
        </button>
      </div>
    )
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>{t('No {objects} yet', { objects: inSentence(many(def)) })}</h2>
      <p>{def.help ?? t('Here will be your {objects}.', { objects: inSentence(many(def)) })}</p>
      <div className="empty-offers">
        {def.can.create && (
          <button type="button" className="btn btn-main" onClick={() => openNew({ plural: def.plural })}>
            <IconPlus size={15} aria-hidden /> {t('New {object}', { object: inSentence(one(def)) })}
          </button>
        )}
        <Link to="/import" className="btn">
          <IconFileImport size={15} aria-hidden /> {t('Import a file')}
        </Link>
      </div>
    </div>
  )
}
