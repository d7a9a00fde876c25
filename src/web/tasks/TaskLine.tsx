import { IconFlag, IconRepeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { ruleText } from '../kit/recurrence.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { dueText } from '../kit/when.ts'
import { complete } from './complete.ts'
import style from './task.module.css'

type Props = {
  def: WireObject
  row: WireRow
  /** Before and after the day it is due. */
  beside?: ReactNode
  children?: ReactNode
}

/** One task: ticked off at its left, opened by its title. */
export function TaskLine({ def, row, beside, children }: Props) {
  const [isBusy, setBusy] = useState(false)
  const { locale } = useShowing()
  const isDone = row.done === true
  const title = titleOf(def, row)
  const toggle = async () => {
    setBusy(true)
    await complete(def, row, !isDone)
    setBusy(false)
  }
  return (
    <div className={style.task} data-done={isDone || undefined}>
      <label className={style.tick}>
        <input
          type="checkbox"
          checked={isBusy ? !isDone : isDone}
          disabled={isBusy}
          aria-label={t('Done: {task}', { task: title })}
          onChange={() => void toggle()}
        />
      </label>
      <span className={style.what}>
        <Link to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }} className={style.title}>
          {title}
        </Link>
        <About row={row} />
      </span>
      {typeof row.recurrence === 'string' && (
        <span className={style.repeats} title={ruleText(row.recurrence, locale)}>
          <IconRepeat size={13} stroke={1.8} aria-label={ruleText(row.recurrence, locale)} />
        </span>
      )}
      {row.priority === 'high' && !isDone && (
        <IconFlag size={13} className={style.high} aria-label={t('High priority')} />
      )}
      {beside}
      <Due row={row} />
      {children}
    </div>
  )
}

/** Whom it concerns. */
export function About({ row }: { row: WireRow }) {
  const catalogue = useCatalogue()
  const link = row.included?.account ?? row.included?.contact
  const plural = catalogue.find(link?.object ?? '')?.plural
  if (!link || !plural) return null
  return (
    <Link to="/o/$plural/$id" params={{ plural, id: link.id }} className={style.about}>
      {link.title}
    </Link>
  )
}

function Due({ row }: { row: WireRow }) {
  const { locale, timeZone } = useShowing()
  if (typeof row.dueAt !== 'string') return null
  const isLate = row.done !== true && row.dueAt < new Date().toISOString()
  return (
    <time className={style.due} data-late={isLate || undefined} dateTime={row.dueAt}>
      {dueText(row.dueAt, locale, timeZone)}
    </time>
  )
}
