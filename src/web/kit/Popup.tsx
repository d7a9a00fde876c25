import './popup.css'
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

type Props = {
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  children: ReactNode
  label: string
  align?: 'start' | 'end'
  role?: 'menu' | 'dialog'
  width?: number
}

/** A small panel beside what opened it. Light enough for the first page; menus and filters live in it. */
export function Popup({ anchor, onClose, children, label, align = 'start', role = 'dialog', width }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const [at, setPlace] = useState<{ left: number; top: number; maxHeight: number }>()
  useLayoutEffect(() => {
    const place = () => setPlace(placeOf(anchor.current, ref.current, align))
    place()
    const watch = new ResizeObserver(place)
    watch.observe(ref.current!)
    addEventListener('resize', place)
    return () => {
      watch.disconnect()
      removeEventListener('resize', place)
    }
  }, [anchor, align])
  useLeaving(ref, anchor, onClose)
  useFocusWithin(ref, anchor)
  return createPortal(
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is menu or dialog
    <div
      ref={ref}
      role={role}
      tabIndex={-1}
      aria-label={label}
      className="popup"
      style={at ? { ...at, width } : { opacity: 0, width }}
    >
      {children}
    </div>,
    document.body,
  )
}

function placeOf(anchor: HTMLElement | null, panel: HTMLElement | null, align: 'start' | 'end') {
  if (!anchor || !panel) return undefined
  const at = anchor.getBoundingClientRect()
  const size = { width: panel.offsetWidth, height: panel.scrollHeight + 2 }
  const below = innerHeight - at.bottom - 12
  const above = at.top - 12
  const upward = below < Math.min(size.height, 240) && above > below
  const left = align === 'end' ? at.right - size.width : at.left
  const maxHeight = Math.max(upward ? above : below, 160)
  return {
    left: Math.max(8, Math.min(left, innerWidth - size.width - 8)),
    top: upward ? at.top - Math.min(size.height, maxHeight) - 4 : at.bottom + 4,
    maxHeight,
  }
}

// A picker inside opens its options in a portal of its own: a click there has not left the panel.
const inside = (target: Element, own: (HTMLElement | null)[]) =>
  own.some((one) => one?.contains(target)) ||
  Boolean(target.closest('[data-portal], .mantine-Popover-dropdown, dialog, .popup'))

function useLeaving(
  ref: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  onClose: () => void,
) {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (!inside(event.target as Element, [ref.current, anchor.current])) latest.current()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('pointerdown', onPointer, true)
    const panel = ref.current!
    panel.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer, true)
      panel.removeEventListener('keydown', onKey)
    }
  }, [ref, anchor])
}

// Content may arrive late, and what has the focus may be replaced; either way the keys must stay in the panel.
function useFocusWithin(ref: RefObject<HTMLElement | null>, anchor: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const panel = ref.current!
    const from = anchor.current
    panel.focus({ preventScroll: true })
    const enter = () => {
      const lost = document.activeElement === panel || document.activeElement === document.body
      if (lost) (firstStop(panel) ?? panel).focus({ preventScroll: true })
    }
    const arrival = new MutationObserver(enter)
    arrival.observe(panel, { childList: true, subtree: true })
    enter()
    return () => {
      arrival.disconnect()
      from?.focus({ preventScroll: true })
    }
  }, [ref, anchor])
}

const firstStop = (panel: HTMLElement) =>
  [...panel.querySelectorAll<HTMLElement>('[data-autofocus], [autofocus]')].at(-1) ??
  panel.querySelector<HTMLElement>('input, button, select, textarea, [tabindex="0"]')

export type MenuItem =
  | {
      label: ReactNode
      text?: string
      run: () => void
      icon?: ReactNode
      hint?: ReactNode
      danger?: boolean
      checked?: boolean
      disabled?: boolean
    }
  | { heading: string }
  | 'line'

type MenuProps = {
  label: string
  /** What the button shows; the menu opens beneath it. */
  button: ReactNode
  items: () => MenuItem[]
  align?: 'start' | 'end'
  className?: string
  title?: string
}

/** A button with a menu, by pointer and by arrow keys. */
export function Menu({ label, button, items, align, className = 'btn', title }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <button
        ref={anchor}
        id={id}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={title ?? label}
        title={title}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {button}
      </button>
      {open && (
        <Popup anchor={anchor} label={label} align={align} role="menu" onClose={() => setOpen(false)}>
          <MenuItems items={items()} onDone={() => setOpen(false)} />
        </Popup>
      )}
    </>
  )
}

export function MenuItems({ items, onDone }: { items: MenuItem[]; onDone: () => void }) {
  const ticked = items.some(
    (item) => typeof item === 'object' && 'checked' in item && item.checked !== undefined,
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu around it has the role
    <div className="menu" onKeyDown={step}>
      {items.map((item, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a menu does not change while it is open
        if (item === 'line') return <hr key={i} />
        if ('heading' in item) return <h6 key={item.heading}>{item.heading}</h6>
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checked comes with menuitemcheckbox only
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={i}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={item.checked}
            disabled={item.disabled}
            className={item.danger ? 'menu-danger' : undefined}
            onClick={() => {
              onDone()
              item.run()
            }}
          >
            {ticked && <span className="menu-check">{item.checked ? '✓' : ''}</span>}
            {item.icon}
            <span className="menu-label">{item.label}</span>
            {item.hint && <span className="menu-hint">{item.hint}</span>}
          </button>
        )
      })}
    </div>
  )
}

// Arrows move; a letter jumps to the next item that begins with it.
function step(event: React.KeyboardEvent<HTMLDivElement>) {
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = all.indexOf(document.activeElement as HTMLButtonElement)
  const to = nextOf(event.key, at, all)
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  all[to]?.focus()
}

function nextOf(key: string, at: number, all: HTMLButtonElement[]): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % all.length
  if (key === 'ArrowUp') return (at - 1 + all.length) % all.length
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  if (!/^\p{L}$/u.test(key)) return undefined
  const places = all.map((_, i) => (at + 1 + i) % all.length)
  return places.find((i) => all[i]!.textContent!.trim().toLowerCase().startsWith(key.toLowerCase()))
}
