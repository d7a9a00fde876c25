import { useState } from 'react'
import { countText } from '../kit/language.ts'
import { t } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { Counts } from './Checked.tsx'
import style from './import.module.css'
import { cancelRun, type Run } from './run.ts'

/** A check or an import at work. It goes on when the page is left. */
export function Progress({ run }: { run: Run }) {
  const [isAsked, setAsked] = useState(false)
  const total = run.rowsTotal ?? 0
  const read = Math.min(run.rowsRead ?? 0, total || Number.POSITIVE_INFINITY)
  const share = total ? read / total : undefined
  const cancel = () => {
    setAsked(true)
    cancelRun(run.id).catch((error: unknown) => {
      setAsked(false)
      toastError(error)
    })
  }
  return (
    <div className={style.page}>
      <div className={style.narrow} role="status">
        <h2 className={style.title}>
          {run.state === 'checking'
            ? t('Checking {name}', { name: run.name })
            : t('Importing {name}', { name: run.name })}
        </h2>
        <progress className={style.progress} aria-label={t('Progress')} max={1} value={share} />
        <p className={style.lead}>
          {t('{read} of {total} rows. You may leave this page; it goes on.', {
            read: countText(read),
            total: countText(total),
          })}
        </p>
        {run.state === 'running' && <Counts run={run} />}
        <button type="button" className="btn" disabled={isAsked} onClick={cancel}>
          {isAsked ? t('Stopping…') : t('Cancel')}
        </button>
      </div>
    </div>
  )
}
