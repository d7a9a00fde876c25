import { useMemo } from 'react'
import type { Plan, PlanColumn } from '#core/transfer/plan.ts'
import type { WireObject } from '../kit/catalogue.ts'
import { t, tn } from '../kit/text.ts'
import { How } from './How.tsx'
import style from './mapping.module.css'
import type { Offered, Run } from './run.ts'
import { createNew, ignore, sentTo, type TargetGroup, targetOf, targetsOf } from './targets.ts'

type Props = { def: WireObject; run: Run; plan: Plan; onChange(plan: Plan): void }

/** Which column goes where. A column may go to two places; both lines then show its samples. */
export function Mapping({ def, run, plan, onChange }: Props) {
  const groups = useMemo(() => targetsOf(def), [def])
  const offered = useMemo(() => new Map(run.columns?.map((column) => [column.name, column])), [run.columns])
  const put = (at: number, next: PlanColumn) =>
    onChange({ ...plan, columns: plan.columns.map((column, i) => (i === at ? next : column)) })
  const doubled = doubledTargets(plan)
  const left = plan.columns.filter(
    (column) => targetOf(column) === ignore && column.column !== plan.sourceId,
  ).length
  return (
    <>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('Column')}</th>
              <th scope="col">{t('In the file')}</th>
              <th scope="col">{t('Goes to')}</th>
              <th scope="col">{t('Read as')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.columns.map((column, i) => (
              <Line
                // biome-ignore lint/suspicious/noArrayIndexKey: lines neither move nor go while mapping
                key={i}
                def={def}
                groups={groups}
                column={column}
                offered={offered.get(column.column)}
                isSourceId={plan.sourceId === column.column}
                isDoubled={doubled.has(targetOf(column))}
                onChange={(next) => put(i, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={style.sum}>
        {tn(
          plan.columns.length,
          '{coming} of {count} column comes along.',
          '{coming} of {count} columns come along.',
          {
            coming: plan.columns.length - left,
          },
        )}{' '}
        {left > 0 && tn(left, '{count} stays behind.', '{count} stay behind.')}
      </p>
    </>
  )
}

type LineProps = {
  def: WireObject
  groups: TargetGroup[]
  column: PlanColumn
  offered: Offered | undefined
  isSourceId: boolean
  isDoubled: boolean
  onChange(column: PlanColumn): void
}

function Line({ def, groups, column, offered, isSourceId, isDoubled, onChange }: LineProps) {
  const target = targetOf(column)
  const confidence = offered?.guess?.confidence ?? 1
  const isGuess = target !== ignore && target !== createNew && confidence < 0.75
  return (
    <tr data-off={target === ignore && !isSourceId}>
      <th scope="row">
        {column.column}
        {isSourceId && <small>{t('id in the source')}</small>}
      </th>
      <td className={style.samples}>
        {offered?.samples.length ? offered.samples.slice(0, 3).join(' · ') : <em>{t('empty')}</em>}
      </td>
      <td>
        <select
          className={style.select}
          aria-label={t('{column} goes to', { column: column.column })}
          value={target}
          onChange={(event) => onChange(sentTo(column, event.currentTarget.value, def, offered))}
        >
          <option value={ignore}>{isSourceId ? t('— only as the id —') : t('— leave out —')}</option>
          <option value={createNew}>{t('+ a new field…')}</option>
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.of.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {isGuess && <small className={style.guess}>{t('a guess, have a look')}</small>}
        {isDoubled && <small className={style.guess}>{t('two columns go here; the last one wins')}</small>}
      </td>
      <td>
        <How def={def} column={column} offered={offered} onChange={onChange} />
      </td>
    </tr>
  )
}

function doubledTargets(plan: Plan): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const column of plan.columns) {
    const target = targetOf(column)
    const mayRepeat = target === ignore || target === createNew || target.startsWith('contactPoints')
    if (!mayRepeat && seen.has(target)) twice.add(target)
    seen.add(target)
  }
  return twice
}
