import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { labelOf } from '#core/name.ts'
import {
  fieldLabel,
  titleOf,
  useCatalogue,
  type WireField,
  type WireObject,
  type WireRow,
} from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { defined } from '../kit/text.ts'
import style from './record.module.css'
import { pageQuery } from './record.ts'

type Step = { value: string; label: string; outcome?: string }
type Props = { def: WireObject; row: WireRow; mayEdit: boolean }

/** Where the record stands: its lifecycle, or the stages of its pipeline. A click moves it. */
export function Steps({ def, row, mayEdit }: Props) {
  const by = def.board!.by
  const field = def.fields[by]
  const steps = useSteps(def, row, field)
  const at = steps.findIndex((step) => step.value === row[by])
  const here = useRef<HTMLLIElement>(null)
  // On a phone the steps scroll; the one that counts must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reference follows `at`
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at])
  const move = ({ value, label }: Step) => {
    const link = field?.target
      ? { included: { [by]: { id: value, object: field.target, title: label } } }
      : {}
    void change(def, row, { [by]: value }, link)
  }
  if (!field || steps.length < 2) return null
  return (
    <ol className={style.steps} aria-label={fieldLabel(by, field)}>
      {steps.map((step, i) => (
        <li key={step.value} ref={i === at ? here : undefined}>
          <button
            type="button"
            className={i === at ? style.here : i < at ? style.past : undefined}
            data-outcome={step.outcome}
            aria-current={i === at ? 'step' : undefined}
            disabled={!mayEdit || !field.writable || i === at}
            onClick={() => move(step)}
          >
            {step.label}
          </button>
        </li>
      ))}
    </ol>
  )
}

function useSteps(def: WireObject, row: WireRow, field: WireField | undefined): Step[] {
  const target = useCatalogue().find(field?.target ?? '')
  const within = def.board!.within
  const scope = within ? row[within] : undefined
  const { data } = useQuery({
    ...pageQuery(target ?? def, {
      filter: within && scope ? { [within]: { is: scope } } : {},
      sort: target?.fields.position ? 'position' : (target ?? def).list.sort,
      limit: 20,
      fields: ['position', 'outcome'],
    }),
    enabled: target !== undefined && (!within || Boolean(scope)),
  })
  if (!target)
    return (field?.choices ?? []).map((value) => ({
      value,
      label: field?.choiceLabels?.[value] ?? defined(labelOf(value)),
    }))
  return (data?.data ?? []).map((one) => ({
    value: one.id,
    label: titleOf(target, one),
    outcome: one.outcome as string | undefined,
  }))
}
