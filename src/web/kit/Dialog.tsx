import './dialog.css'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

type Props = {
  title: string
  onClose: () => void
  children: ReactNode
  wide?: boolean
  hideTitle?: boolean
  className?: string
}

/** A modal dialog: the browser's own, which holds the focus and gives it back. */
export function Dialog({ title, onClose, children, wide, hideTitle, className }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // In the layout: a key pressed between the page and the dialog would run the page's shortcuts.
  useLayoutEffect(() => {
    const dialog = ref.current!
    const before = document.activeElement as HTMLElement | null
    dialog.showModal()
    return () => {
      dialog.close()
      before?.focus?.({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={['dialog', wide && 'dialog-wide', className].filter(Boolean).join(' ')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="dialog-body">
        <h2 id={id} className={hideTitle ? 'hidden-text' : 'dialog-title'}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
