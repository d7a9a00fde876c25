import { fieldLabel, type WireObject } from '../kit/catalogue.ts'
import { type Present, useOthers } from '../kit/presence.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import style from './here.module.css'

const SHOWN = 4

/** Who else looks at the record at this moment, and what they are editing. */
export function Here({ def, id }: { def: WireObject; id: string }) {
  const others = useOthers(def.name, id, true)
  return (
    <div className={style.here} role="status">
      {others.length > 0 && (
        <>
          <span className="hidden-text">{others.map((one) => doing(def, one)).join('. ')}</span>
          <span className={style.faces} aria-hidden>
            {others.slice(0, SHOWN).map((one) => (
              <span key={one.id} className={one.field ? style.editing : style.face} title={doing(def, one)}>
                <Initials name={one.name} size={24} />
              </span>
            ))}
          </span>
          <span className={style.words} aria-hidden>
            {others.length === 1
              ? doing(def, others[0]!)
              : t('{count} others are here', { count: others.length })}
          </span>
        </>
      )}
    </div>
  )
}

function doing(def: WireObject, { name, field }: Present) {
  if (!field) return t('{name} is here', { name })
  return t('{name} is editing {field}', { name, field: fieldLabel(field, def.fields[field]) })
}

/** Marks a value that someone else is editing. */
export function EditedBy({ def, id, field }: { def: WireObject; id: string; field: string }) {
  const who = useOthers(def.name, id).find((one) => one.field === field)
  if (!who) return null
  return (
    <span className={style.mark} title={doing(def, who)} data-edited>
      <Initials name={who.name} size={16} />
      <span className="hidden-text">{doing(def, who)}</span>
    </span>
  )
}
