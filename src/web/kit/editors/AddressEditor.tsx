import { Textarea, TextInput } from '@mantine/core'
import { type Address, addressParts } from '#core/field/index.ts'
import { labelOf } from '#core/name.ts'
import { fieldLabel } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'
import { defined } from '../text.ts'

export function AddressEditor({
  name,
  field,
  value,
  onChange,
  error,
  autoFocus,
  compact,
  disabled,
}: EditorProps) {
  const address = (value as Address | null) ?? {}
  const put = (part: keyof Address, text: string) => {
    const next = { ...address, [part]: text }
    if (!text) delete next[part]
    onChange(Object.keys(next).length ? next : null)
  }
  const input = (part: keyof Address) => ({
    label: defined(labelOf(part), 'address'),
    size: 'xs',
    value: address[part] ?? '',
    disabled: disabled || !field.writable,
    maxLength: 500,
    autoFocus: autoFocus && part === 'street',
    onChange: (event: { currentTarget: { value: string } }) => put(part, event.currentTarget.value),
  })
  return (
    <fieldset className="editor-address">
      <legend className={compact ? 'hidden-text' : undefined}>{fieldLabel(name, field)}</legend>
      {addressParts.map((part) =>
        part === 'street' ? (
          <Textarea key={part} {...input(part)} autosize minRows={1} maxRows={3} className="editor-wide" />
        ) : (
          <TextInput key={part} {...input(part)} />
        ),
      )}
      {error && <p className="editor-error">{error}</p>}
    </fieldset>
  )
}
