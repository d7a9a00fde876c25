import { useState } from 'react'
import type { Plan } from '#core/transfer/plan.ts'
import { inSentence, type WireObject } from '../kit/catalogue.ts'
import { countText } from '../kit/language.ts'
import { t, tn } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { BadRows } from './BadRows.tsx'
import { Findings } from './Findings.tsx'
import style from './import.module.css'
import { applyRun, type Run } from './run.ts'

type Props = { run: Run; def: WireObject; plan: Plan; isStale: boolean; onCheck(plan: Plan): void }

/** What the check found, and the button that does it. */
export function Checked({ run, def, plan, isStale, onCheck }: Props) {
  const [isSending, setSending] = useState(false)
  const apply = async () => {
    setSending(true)
    await applyRun(run.id).catch(toastError)
    setSending(false)
  }
  const coming = (run.created ?? 0) + (run.changed ?? 0)
  return (
    <section className={style.checked} aria-label={t('What would happen')} data-stale={isStale}>
      <Counts run={run} isAhead />
      {isStale ? (
        <p className={style.stale}>
          {t('The plan has changed since.')}{' '}
          <button type="button" className="btn" onClick={() => onCheck(plan)}>
            {t('Check again')}
          </button>
        </p>
      ) : (
        <div className={style.go}>
          <button
            type="button"
            className="btn btn-main"
            disabled={isSending || coming === 0}
            onClick={() => void apply()}
          >
            {t('Import {count} {objects}', {
              count: countText(coming),
              objects: inSentence(def.labels[coming === 1 ? 0 : 1]),
            })}
          </button>
          {Boolean(run.rejected) && (
            <span>
              {tn(
                run.rejected!,
                '{count} row stays behind: mend it below, or download it afterwards.',
                '{count} rows stay behind: mend them below, or download them afterwards.',
              )}
            </span>
          )}
        </div>
      )}
      <Findings findings={run.findings ?? []} />
      <BadRows run={run} def={def} plan={plan} onCheck={onCheck} />
    </section>
  )
}

const counts = [
  ['created', t('new'), t('created')],
  ['changed', t('to change'), t('changed')],
  ['unchanged', t('the same'), t('unchanged')],
  ['rejected', t('to mend'), t('rejected')],
] as const

export function Counts({ run, isAhead }: { run: Run; isAhead?: boolean }) {
  return (
    <dl className={style.counts}>
      {counts.map(([name, ahead, after]) => (
        <div key={name} data-name={run[name] ? name : undefined}>
          <dd>{countText(run[name] ?? 0)}</dd>
          <dt>{isAhead ? ahead : after}</dt>
        </div>
      ))}
    </dl>
  )
}
