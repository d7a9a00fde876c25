import { useEffect, useRef } from 'react'

/** `keys` as people say them: `c`, `?`, `Shift+D`, `Mod+K` (Ctrl, or ⌘ on a Mac), `g a` one after the other. */
export type Shortcut = {
  keys: string
  label: string
  group?: string
  /** Also while typing in a field. */
  always?: boolean
  /** Handled elsewhere (by the grid that has the focus); stands in the help only. */
  note?: boolean
}
type Bound = Shortcut & { run: (event: KeyboardEvent) => void }

const bound: Bound[] = []
let first = ''
let firstAt = 0

/** Every shortcut that works here and now, for the help overlay. */
export const shortcuts = (): readonly Shortcut[] => bound

export function useShortcut(shortcut: Shortcut, run: (event: KeyboardEvent) => void, enabled = true) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const { keys, label, group, always, note } = shortcut
  useEffect(() => {
    if (!enabled) return
    const entry: Bound = { keys, label, group, always, note, run: (event) => latest.current(event) }
    bound.push(entry)
    return () => void bound.splice(bound.indexOf(entry), 1)
  }, [keys, label, group, always, note, enabled])
}

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('.popup') !== null ||
    target.tagName === 'TEXTAREA' ||
    target.tagName === 'SELECT' ||
    (target.tagName === 'INPUT' && !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type)))

export function pressed(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key
  // A shifted sign such as "?" already says the shift; a letter does not.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key))
  return [mod && 'Mod', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+').toLowerCase()
}

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const typing =
    isTyping(event.target) || document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]')
  const now = pressed(event)
  const sequence = Date.now() - firstAt < 900 ? `${first} ${now}` : ''
  const found =
    bound.findLast((one) => one.keys.toLowerCase() === sequence && !typing) ??
    bound.findLast((one) => one.keys.toLowerCase() === now && !one.note && (!typing || one.always))
  first = typing ? '' : now
  firstAt = Date.now()
  if (!found) return
  event.preventDefault()
  found.run(event)
}

if (typeof document !== 'undefined') document.addEventListener('keydown', onKey)
