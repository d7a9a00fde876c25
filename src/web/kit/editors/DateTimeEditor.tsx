import { TextInput } from '@mantine/core'
import { instantOf, wallOf } from '#core/zone.ts'
import type { EditorProps } from '../Editor.tsx'
import { useShowing } from '../session.ts'
import { frame } from './frame.ts'

/** The browser's own picker: quick by keyboard and right on phones. */
export function DateTimeEditor(props: EditorProps) {
  const { timeZone } = useShowing()
  const value = props.value as string | null
  return (
    <TextInput
      {...frame(props)}
      type="datetime-local"
      value={value ? wallOf(value, timeZone) : ''}
      onChange={(event) => {
        const text = event.currentTarget.value
        props.onChange(text ? instantOf(text, timeZone) : null)
      }}
    />
  )
}
