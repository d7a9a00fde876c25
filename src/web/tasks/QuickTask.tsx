import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { addDays, dayOf, instantOf } from '#core/zone.ts'
import { api } from '../kit/api.ts'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { useShortcut } from '../kit/keys.ts'
import { refresh } from '../kit/queries.ts'
import { ruleText } from '../kit/recurrence.ts'
import { useSession, useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { nearDayText, timeText } from '../kit/when.ts'
import style from './quick.module.css'
import { type Quick, readQuick } from './quick.ts'

/** Without a time, a task is due when the working day ends; late in the evening, when the day does. */
const END = '17:00'

/** A line for a task, day and time in plain words; what was understood shows before it is kept. */
export function QuickTask({ def }: { def: WireObject }) {
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { user } = useSession()
  const { locale, timeZone } = useShowing()
  const input = useRef<HTMLInputElement>(null)
  useShortcut({ keys: 't', label: t('New task'), group: t('Tasks') }, () => input.current?.focus())
  const quick = readQuick(text, { today: dayOf(new Date(), timeZone), locale })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!quick.subject || isBusy) return
    setBusy(true)
    try {
      const made = await api.post<WireRow>(`/${def.plural}`, { ...valuesOf(quick, timeZone), owner: user.id })
      setText('')
      await refresh(def.name)
      toast({ message: t('Task added: {task}', { task: quick.subject }), undo: () => take(def, made) })
    } catch (error) {
      toastError(error)
    }
    setBusy(false)
    input.current?.focus()
  }
  return (
    <form className={style.quick} onSubmit={(event) => void add(event)}>
      <IconPlus size={16} stroke={1.8} aria-hidden />
      <input
        ref={input}
        value={text}
        maxLength={500}
        aria-label={t('New task')}
        placeholder={t('Add a task: call Jo fri 14:00')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <span className={style.read} aria-live="polite">
        {quick.wall && <span className="chip chip-blue">{whenText(quick.wall, locale, timeZone)}</span>}
        {quick.recurrence && <span className="chip chip-violet">{ruleText(quick.recurrence, locale)}</span>}
        {quick.isHigh && <span className="chip chip-amber">{t('High priority')}</span>}
      </span>
      {text && (
        <button type="submit" className="btn btn-main" disabled={!quick.subject || isBusy}>
          {t('Add')}
        </button>
      )}
    </form>
  )
}

async function take(def: WireObject, made: WireRow) {
  await api.delete(`/${def.plural}/${made.id}`)
  await refresh(def.name)
}

function valuesOf(quick: Quick, timeZone: string) {
  return {
    kind: 'task',
    subject: quick.subject,
    ...(quick.wall && { dueAt: dueOf(quick.wall, timeZone) }),
    ...(quick.recurrence && { recurrence: quick.recurrence, timeZone }),
    ...(quick.isHigh && { priority: 'high' }),
  }
}

function dueOf(wall: string, timeZone: string): string {
  if (wall.includes('T')) return instantOf(wall, timeZone)
  const end = instantOf(`${wall}T${END}`, timeZone)
  if (end > new Date().toISOString()) return end
  return new Date(Date.parse(instantOf(`${addDays(wall, 1)}T00:00`, timeZone)) - 60_000).toISOString()
}

function whenText(wall: string, locale: string, timeZone: string): string {
  const day = nearDayText(wall.slice(0, 10), locale, dayOf(new Date(), timeZone))
  return wall.includes('T') ? `${day} ${timeText(instantOf(wall, timeZone), locale, timeZone)}` : day
}
