import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Plan } from '#core/transfer/plan.ts'
import { inSentence, many, useCatalogue, type WireObject } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { t, tn } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { Checked } from './Checked.tsx'
import style from './import.module.css'
import { Mapping } from './Mapping.tsx'
import { Maps } from './Maps.tsx'
import { Options } from './Options.tsx'
import { Progress } from './Progress.tsx'
import { Result } from './Result.tsx'
import { checkRun, isBusy, type Run, runQuery } from './run.ts'

/** One table on its way in: mapped, checked, imported. */
export function RunPage({ id }: { id: string }) {
  const { data: run, error } = useQuery(runQuery(id))
  useCrumbs([{ label: t('Import'), to: '/import' }, { label: run?.name ?? '…' }])
  if (!run) return <p className={style.nothing}>{error?.message ?? t('Opening…')}</p>
  if (isBusy(run.state)) return <Progress run={run} />
  if (run.state === 'done' || run.state === 'cancelled') return <Result run={run} />
  return <Planning run={run} />
}

function Planning({ run }: { run: Run }) {
  const catalogue = useCatalogue()
  const choices = catalogue.objects.filter((def) => def.can.create)
  const [object, setObject] = useState(run.object ?? '')
  const def = choices.find((one) => one.name === object)
  const isOther = def !== undefined && object !== run.object
  const other = useQuery({ ...runQuery(run.id, object), enabled: isOther })
  const asked = isOther ? other.data : run
  return (
    <div className={style.page}>
      <header className={style.head}>
        <div>
          <h2 className={style.title}>{run.name}</h2>
          <p className={style.lead}>{tn(run.rowsTotal ?? 0, '{count} row', '{count} rows')}</p>
        </div>
        <label className={style.become}>
          {t('Each row becomes')}
          <select
            className={style.select}
            value={object}
            onChange={(event) => setObject(event.currentTarget.value)}
          >
            <option value="">{t('Choose…')}</option>
            {choices.map((one) => (
              <option key={one.name} value={one.name}>
                {inSentence(one.labels[0])}
              </option>
            ))}
          </select>
        </label>
      </header>
      {run.state === 'failed' && (
        <p className={style.error} role="alert">
          {run.error ?? t('The import failed.')}
        </p>
      )}
      {def && asked && <Planned key={def.name} run={asked} def={def} />}
      {!def && (
        <p className={style.nothing}>{t('Say what the rows are, and the columns find their places.')}</p>
      )}
    </div>
  )
}

const nothing: Plan = { columns: [] }

function Planned({ run, def }: { run: Run; def: WireObject }) {
  const kept = run.object === def.name ? run.plan : null
  const [plan, setPlan] = useState<Plan>(kept ?? run.suggestion ?? nothing)
  const [asked, setAsked] = useState<Plan | null>(run.state === 'ready' ? plan : null)
  const [isSending, setSending] = useState(false)
  const check = async (next: Plan = plan) => {
    setPlan(next)
    setSending(true)
    setAsked(next)
    await checkRun(run.id, def.name, next).catch(toastError)
    setSending(false)
  }
  const isChecked = run.state === 'ready' && run.object === def.name
  const isStale = asked !== null && asked !== plan
  return (
    <>
      {isChecked && (
        <Checked run={run} def={def} plan={plan} isStale={isStale} onCheck={(next) => void check(next)} />
      )}
      <section className={style.part} aria-label={t('Columns')}>
        <h3>
          {t('Columns')}
          <Maps def={def} run={run} plan={plan} onLoad={setPlan} />
        </h3>
        <Mapping def={def} run={run} plan={plan} onChange={setPlan} />
      </section>
      <Options def={def} run={run} plan={plan} onChange={setPlan} />
      <footer className={style.foot}>
        <button type="button" className="btn btn-main" disabled={isSending} onClick={() => void check()}>
          {isChecked ? t('Check again') : t('Check')}
        </button>
        <span>
          {t('Reads every row and tells what would happen to your {objects}. Writes nothing.', {
            objects: inSentence(many(def)),
          })}
        </span>
      </footer>
    </>
  )
}
