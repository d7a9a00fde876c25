import { useState, useSyncExternalStore } from 'react'
import type { Clash } from './api.ts'
import { fieldLabel, inSentence, one } from './catalogue.ts'
import { type Conflict, conflictNow, onConflict, resolved, type Values } from './conflict.ts'
import { Dialog } from './Dialog.tsx'
import { agoText } from './format.ts'
import { useShowing } from './session.ts'
import { t } from './text.ts'
import { Value } from './Value.tsx'

/** Shows both values of a stale write and lets the user choose. The shell has one. */
export default function ConflictDialog() {
  const asked = useSyncExternalStore(onConflict, conflictNow)
  return asked ? <Choosing key={asked.current.version} {...asked} /> : null
}

type Props = Conflict & { answer: (chosen: Values | undefined) => void }

function Choosing({ answer, ...conflict }: Props) {
  const { def, clashes } = conflict
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(clashes.map(({ field }) => field)))
  const choose = (field: string, isMine: boolean) => {
    const next = new Set(mine)
    if (isMine) next.add(field)
    else next.delete(field)
    setMine(next)
  }
  return (
    <Dialog
      title={t('This {what} was changed meanwhile', { what: inSentence(one(def)) })}
      onClose={() => answer(undefined)}
    >
      <p className="v-sub">{t('Somebody else saved it after you opened it. Which value is right?')}</p>
      {clashes.map((clash) => (
        <Both
          key={clash.field}
          conflict={conflict}
          clash={clash}
          isMine={mine.has(clash.field)}
          choose={choose}
        />
      ))}
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={() => answer(resolved(conflict, new Set()))}>
          {t('Keep what is there')}
        </button>
        <button
          type="button"
          className="btn btn-main"
          data-autofocus
          onClick={() => answer(resolved(conflict, mine))}
        >
          {clashes.every(({ field }) => mine.has(field)) ? t('Use mine') : t('Save the chosen')}
        </button>
      </div>
    </Dialog>
  )
}

type BothProps = {
  conflict: Conflict
  clash: Clash
  isMine: boolean
  choose: (field: string, isMine: boolean) => void
}

function Both({ conflict, clash, isMine, choose }: BothProps) {
  const { def, current, edit, included } = conflict
  const { locale } = useShowing()
  const { field: name, by, at } = clash
  const field = def.fields[name]
  if (!field) return null
  const who = by?.title ?? t('Someone else')
  const theirs = at ? `${who} · ${agoText(at, locale)}` : who
  return (
    <fieldset className="conflict">
      <legend>{fieldLabel(name, field)}</legend>
      <label>
        <input type="radio" name={name} checked={!isMine} onChange={() => choose(name, false)} />
        <span className="conflict-who">{theirs}</span>
        <Value name={name} field={field} value={current[name]} included={current.included?.[name]} quiet />
      </label>
      <label>
        <input type="radio" name={name} checked={isMine} onChange={() => choose(name, true)} />
        <span className="conflict-who">{t('You')}</span>
        <Value name={name} field={field} value={edit[name]} included={included?.[name]} quiet />
      </label>
    </fieldset>
  )
}
