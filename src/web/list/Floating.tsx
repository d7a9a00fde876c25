import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

/**
 * A modal panel that is no <dialog>: pickers inside open their options in the page, and the browser would
 * hold those behind its own dialogs.
 */
export function Floating({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    ref.current?.querySelector<HTMLElement>('[data-autofocus], input, select, button')?.focus()
    return () => before?.focus({ preventScroll: true })
  }, [])
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape is handled below
    <div className="floating-shade" onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div
        ref={ref}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        className="floating"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented && !picking(ref.current!)) onClose()
          if (event.key === 'Tab') holdFocus(event, ref.current!)
        }}
      >
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        {children}
      </div>
    </div>,
    document.body,
  )
}

// Escape first closes the options of a picker.
const picking = (panel: HTMLElement) => panel.querySelector('[aria-expanded="true"]') !== null

function holdFocus(event: React.KeyboardEvent, panel: HTMLElement) {
  const stops = [
    ...panel.querySelectorAll<HTMLElement>(
      'input, select, button, textarea, a[href], [contenteditable="true"]',
    ),
  ].filter((one) => one.tabIndex >= 0 && !one.hasAttribute('disabled'))
  const [first, last] = [stops[0], stops.at(-1)]
  const leaving = event.shiftKey ? first : last
  if (document.activeElement !== leaving) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}
