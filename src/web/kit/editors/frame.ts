import { fieldLabel } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'

/** What every input has around it: label, help, error and the mark of a required field. */
export function frame({ name, field, error, autoFocus, compact, disabled }: EditorProps) {
  const label = fieldLabel(name, field)
  return {
    name,
    'aria-label': label,
    label: compact ? undefined : label,
    description: compact ? undefined : field.help,
    withAsterisk: !compact && field.isRequired,
    error,
    autoFocus,
    disabled: disabled || !field.writable,
    size: compact ? 'xs' : 'sm',
    autoComplete: 'off',
    'data-autofocus': autoFocus || undefined,
  } as const
}

// Not by portal inside a small popup, the options would count as outside of it; see Popup.
export const popup = {
  comboboxProps: { shadow: 'md', transitionProps: { duration: 0 }, zIndex: 400 },
  maxDropdownHeight: 260,
} as const
