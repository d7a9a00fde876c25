import { DateInput } from '@mantine/dates'
import { type Field, kindOf } from '#core/field/index.ts'
import type { EditorProps } from '../Editor.tsx'
import { dateFormat } from '../format.ts'
import { useShowing } from '../session.ts'
import { frame } from './frame.ts'

export default function DateEditor(props: EditorProps) {
  const { locale } = useShowing()
  const field = { ...props.field, kind: 'date' } as Field
  const parse = (text: string) => {
    const read = kindOf(field).read(text, field, { dayFirst: dayFirst(locale) })
    return 'value' in read ? (read.value as string) : null
  }
  return (
    <DateInput
      {...frame(props)}
      value={(props.value as string | null) ?? null}
      onChange={(next) => props.onChange(next)}
      dateParser={parse}
      valueFormat={(day) =>
        dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
          new Date(`${day.slice(0, 10)}T00:00:00Z`),
        )
      }
      clearable={!props.field.isRequired && !props.compact}
      placeholder={example(locale)}
      firstDayOfWeek={1}
      popoverProps={{ shadow: 'md', transitionProps: { duration: 0 }, zIndex: 400 }}
    />
  )
}

const sample = new Date(Date.UTC(2026, 11, 24))
const example = (locale: string) => dateFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).format(sample)

const dayFirst = (locale: string) => {
  const order = dateFormat(locale, { dateStyle: 'short' })
    .formatToParts(sample)
    .map((part) => part.type)
  return order.indexOf('day') < order.indexOf('month')
}
