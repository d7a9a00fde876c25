import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { inSentence, many, one } from '../kit/catalogue.ts'
import { openNew } from '../kit/form.ts'
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
        <h2>Nothing deleted</h2>
        <p>Deleted {inSentence(many(def))} wait here and can be restored.</p>
        <button type="button" className="btn" onClick={() => list.set({ trash: undefined })}>
          Back to {inSentence(many(def))}
        </button>
      </div>
    )
  if (narrowed)
    return (
      <div className="empty">
        <h2>No {inSentence(one(def))} matches</h2>
        <p>Nothing fits {query.q ? 'these words' : 'this filter'}. Loosen it to see more.</p>
        <button type="button" className="btn" onClick={() => list.set({ filter: {}, q: undefined })}>
          Clear filters
        </button>
      </div>
    )
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon size={26} stroke={1.5} aria-hidden />
      </span>
      <h2>No {inSentence(many(def))} yet</h2>
      <p>{def.help ?? `Here will be your ${inSentence(many(def))}.`}</p>
      <div className="empty-offers">
        {def.can.create && (
          <button type="button" className="btn btn-main" onClick={() => openNew({ plural: def.plural })}>
            <IconPlus size={15} aria-hidden /> New {inSentence(one(def))}
          </button>
        )}
        <Link to="/import" className="btn">
          <IconFileImport size={15} aria-hidden /> Import a file
        </Link>
      </div>
    </div>
  )
}
