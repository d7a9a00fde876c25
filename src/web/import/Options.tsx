import type { Plan } from '#core/transfer/plan.ts'
import { fieldLabel, inSentence, one, type WireObject } from '../kit/catalogue.ts'
import { listText } from '../kit/language.ts'
import { t } from '../kit/text.ts'
import { Constants } from './Constants.tsx'
import style from './import.module.css'
import type { Run } from './run.ts'

type Props = { def: WireObject; run: Run; plan: Plan; onChange(plan: Plan): void }

const onMatches = [
  ['update', t('is brought up to date')],
  ['fillEmpty', t('gets only what it lacks')],
  ['skip', t('stays as it is')],
] as const

/** How records that are there already are recognised and what happens to them. */
export function Options({ def, run, plan, onChange }: Props) {
  const ways = waysToMatch(def, plan)
  const by = plan.match?.by
  const current = by === 'source' ? 'source' : (by?.join(',') ?? '')
  const noun = inSentence(one(def))
  const match = (way: string): Plan['match'] =>
    way === 'source' ? { by: 'source' } : way ? { by: way.split(',') } : undefined
  return (
    <section className={style.part} aria-label={t('Options')}>
      <h3>{t('If it is there already')}</h3>
      <div className={style.options}>
        <label>
          {t('A row is the same {noun} when it has the same', { noun })}
          <select
            className={style.select}
            value={current}
            onChange={(event) => onChange({ ...plan, match: match(event.currentTarget.value) })}
          >
            <option value="">{t('(never: always create)')}</option>
            {plan.sourceId && (
              <option value="source">
                {t('id in the source ({sourceId})', { sourceId: plan.sourceId })}
              </option>
            )}
            {[...new Set([...ways, ...(current && current !== 'source' ? [current] : [])])].map((way) => (
              <option key={way} value={way}>
                {listText(way.split(',').map((name) => inSentence(fieldLabel(name, def.fields[name]))))}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('The {noun} then', { noun })}
          <select
            className={style.select}
            value={plan.onMatch ?? 'update'}
            onChange={(event) => onChange({ ...plan, onMatch: event.currentTarget.value as Plan['onMatch'] })}
          >
            {onMatches.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('The column with its id in the source')}
          <select
            className={style.select}
            value={plan.sourceId ?? ''}
            onChange={(event) => onChange(withSource(plan, event.currentTarget.value))}
          >
            <option value="">{t('(none)')}</option>
            {run.columns?.map((column) => (
              <option key={column.name} value={column.name}>
                {column.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Constants def={def} plan={plan} onChange={onChange} />
    </section>
  )
}

function withSource({ sourceId: _, ...plan }: Plan, column: string): Plan {
  if (column) return { ...plan, sourceId: column }
  return plan.match?.by === 'source' ? { ...plan, match: undefined } : plan
}

/** The object's own ways, then each mapped field whose values tell records apart. */
function waysToMatch(def: WireObject, plan: Plan): string[] {
  const mapped = new Set(
    plan.columns.flatMap((column) => (column.field && !column.part ? [column.field] : [])),
  )
  const own = (def.match ?? [])
    .filter((set) => set.every((name) => mapped.has(name)))
    .map((set) => set.join(','))
  const single = [...mapped].filter((name) =>
    ['text', 'email', 'phone', 'url', 'number'].includes(def.fields[name]?.kind ?? ''),
  )
  return [...new Set([...own, ...single])]
}
