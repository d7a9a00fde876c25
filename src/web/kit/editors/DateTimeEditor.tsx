import { TextInput } from '@mantine/core'
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
      value={value ? toLocal(value, timeZone) : ''}
      onChange={(event) => {
        const text = event.currentTarget.value
        props.onChange(text ? fromLocal(text, timeZone) : null)
      }}
    />
  )
}

/** 2026-11-22T14:30 as the clock on the wall of a zone shows it. */
export function toLocal(moment: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(moment))
  const at = Object.fromEntries(parts.map((part) => [part.type, part.value]))
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`
}

/** Back again. The offset is looked up twice: near a change of clocks the first guess may be an hour off. */
export function fromLocal(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`)
  let at = wanted
  for (let round = 0; round < 2; round++)
    at += wanted - Date.parse(`${toLocal(new Date(at).toISOString(), timeZone)}Z`)
  return new Date(at).toISOString()
}
