import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useId } from 'react'
import { type Recurrence, readRule, writeRule } from '#core/recurrence.ts'
import { fieldLabel } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'
import { dayName, nthText, ruleWords } from '../recurrence.ts'
import { useShowing } from '../session.ts'
import { t } from '../text.ts'
import { frame } from './frame.ts'

type PartProps = { rule: Recurrence; onChange: (change: Partial<Recurrence>) => void }

/** How something repeats, put together from what people say: how often, on which days, until when. */
export default function RecurrenceEditor(props: EditorProps) {
  const { name, field, value, onChange, compact, disabled } = props
  const { locale } = useShowing()
  const read = typeof value === 'string' && value ? readRule(value) : undefined
  const rule = read && !('error' in read) ? read : undefined
  const put = (next: Recurrence) => onChange(writeRule(next))
  const set = (change: Partial<Recurrence>) => rule && put({ ...rule, ...change })
  const choose = (freq: string) => onChange(freq ? `FREQ=${freq.toUpperCase()}` : null)
  return (
    <fieldset className="repeat" disabled={disabled || !field.writable}>
      <legend className={compact ? 'hidden-text' : undefined}>{fieldLabel(name, field)}</legend>
      <NativeSelect
        {...frame({ ...props, compact: true })}
        value={rule?.freq ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('Does not repeat') },
          { value: 'daily', label: t('Daily') },
          { value: 'weekly', label: t('Weekly') },
          { value: 'monthly', label: t('Monthly') },
          { value: 'yearly', label: t('Yearly') },
        ]}
      />
      {rule && (
        <>
          {rule.freq === 'weekly' && <Days rule={rule} onChange={set} />}
          {rule.freq === 'monthly' && <MonthDay rule={rule} onChange={set} />}
          <div className="repeat-row">
            <Interval rule={rule} onChange={set} />
            <End rule={rule} onChange={set} />
          </div>
          <p className="repeat-words">{ruleWords(rule, locale)}</p>
        </>
      )}
    </fieldset>
  )
}

const unit = {
  daily: () => t('days between'),
  weekly: () => t('weeks between'),
  monthly: () => t('months between'),
  yearly: () => t('years between'),
}

function Interval({ rule, onChange }: PartProps) {
  return (
    <NumberInput
      size="xs"
      aria-label={unit[rule.freq]()}
      prefix={`${t('every')} `}
      min={1}
      max={99}
      value={rule.interval}
      onChange={(interval) => onChange({ interval: Number(interval) || 1 })}
    />
  )
}

function Days({ rule, onChange }: PartProps) {
  const { locale } = useShowing()
  const chosen = rule.days.map(({ day }) => day)
  const toggle = (day: number) => {
    const next = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day]
    onChange({ days: next.sort((a, b) => a - b).map((one) => ({ day: one })) })
  }
  return (
    <div className="repeat-days">
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={chosen.includes(day)}
          aria-label={dayName(day, locale)}
          onClick={() => toggle(day)}
        >
          {dayName(day, locale, 'short')}
        </button>
      ))}
    </div>
  )
}

const nths = [1, 2, 3, 4, -1]

// Without either, the day of the month is that of the beginning.
function MonthDay({ rule, onChange }: PartProps) {
  const { locale } = useShowing()
  const [day] = rule.days
  const mode = day ? 'weekday' : rule.monthDays[0] === -1 ? 'last' : 'same'
  const choose = (next: string) =>
    onChange({
      days: next === 'weekday' ? [{ day: 1, nth: 1 }] : [],
      monthDays: next === 'last' ? [-1] : [],
      positions: [],
    })
  return (
    <div className="repeat-row">
      <NativeSelect
        size="xs"
        aria-label={t('Day of the month')}
        value={mode}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'same', label: t('On the same day') },
          { value: 'last', label: t('On the last day') },
          { value: 'weekday', label: t('On a weekday') },
        ]}
      />
      {day && (
        <>
          <NativeSelect
            size="xs"
            aria-label={t('Which of the month')}
            value={String(day.nth ?? 1)}
            onChange={(event) => onChange({ days: [{ ...day, nth: Number(event.currentTarget.value) }] })}
            data={nths.map((nth) => ({ value: String(nth), label: nthText(nth) }))}
          />
          <NativeSelect
            size="xs"
            aria-label={t('Weekday')}
            value={String(day.day)}
            onChange={(event) => onChange({ days: [{ ...day, day: Number(event.currentTarget.value) }] })}
            data={[1, 2, 3, 4, 5, 6, 7].map((one) => ({ value: String(one), label: dayName(one, locale) }))}
          />
        </>
      )}
    </div>
  )
}

function End({ rule, onChange }: PartProps) {
  const id = useId()
  const mode = rule.count ? 'count' : rule.until ? 'until' : 'never'
  const choose = (next: string) =>
    onChange({
      count: next === 'count' ? 10 : undefined,
      until: next === 'until' ? new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10) : undefined,
    })
  return (
    <>
      <NativeSelect
        id={id}
        size="xs"
        aria-label={t('Ends')}
        value={mode}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'never', label: t('without end') },
          { value: 'until', label: t('until a day') },
          { value: 'count', label: t('a number of times') },
        ]}
      />
      {rule.until && (
        <TextInput
          size="xs"
          type="date"
          aria-label={t('Last day')}
          value={rule.until.slice(0, 10)}
          onChange={(event) => event.currentTarget.value && onChange({ until: event.currentTarget.value })}
        />
      )}
      {rule.count && (
        <NumberInput
          size="xs"
          aria-label={t('Times')}
          min={1}
          max={999}
          value={rule.count}
          onChange={(count) => onChange({ count: Number(count) || 1 })}
        />
      )}
    </>
  )
}
