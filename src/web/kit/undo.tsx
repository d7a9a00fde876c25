import './toast.css'
import { useSyncExternalStore } from 'react'
import { t } from './text.ts'

export type Toast = {
  message: string
  /** Offers "Undo". One that tells of its own end answers 'told'. */
  undo?: () => Promise<unknown> | unknown
  /** Another offer than undo, such as "Show". */
  action?: { label: string; run?: () => void; href?: string }
  tone?: 'plain' | 'error'
}
type Shown = Toast & { id: number }

let shown: Shown[] = []
let counter = 0
const listeners = new Set<() => void>()
const tell = (next: Shown[]) => {
  shown = next
  for (const listener of listeners) listener()
}

export function toast(one: Toast) {
  const id = ++counter
  tell([...shown.slice(-2), { ...one, id }])
  setTimeout(() => dismiss(id), one.tone === 'error' ? 9000 : one.undo ? 8000 : 4000)
}

export const toastError = (error: unknown) =>
  toast({ message: error instanceof Error ? error.message : t('Something went wrong'), tone: 'error' })

const dismiss = (id: number) => tell(shown.filter((one) => one.id !== id))

async function undo({ id, undo }: Shown) {
  dismiss(id)
  try {
    if ((await undo!()) !== 'told') toast({ message: t('Undone') })
  } catch (error) {
    toastError(error)
  }
}

function follow({ id, action }: Shown) {
  dismiss(id)
  action?.run?.()
}

/** Undoes the newest thing that still offers it, for Ctrl Z. */
export function undoLatest() {
  const last = shown.findLast((one) => one.undo)
  if (last) void undo(last)
}

/** Where toasts appear; stands once, at the root. */
export function ToastHost() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((one) => (
        <div key={one.id} className={one.tone === 'error' ? 'toast toast-error' : 'toast'}>
          <span>{one.message}</span>
          {one.undo && (
            <button type="button" onClick={() => void undo(one)}>
              {t('Undo')}
            </button>
          )}
          {one.action?.href && (
            <a href={one.action.href} data-inside onClick={() => dismiss(one.id)}>
              {one.action.label}
            </a>
          )}
          {one.action?.run && (
            <button type="button" onClick={() => follow(one)}>
              {one.action.label}
            </button>
          )}
          <button
            type="button"
            className="toast-close"
            aria-label={t('Dismiss')}
            onClick={() => dismiss(one.id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
