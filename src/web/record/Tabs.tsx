import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import style from './tabs.module.css'

export type Tab = { name: string; label: string; count?: string; render(): ReactNode }

/** Tabs kept in the address, so that a link opens the same one. Arrow keys move between them. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const id = useId()
  const { tab: asked } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const current = tabs.find((tab) => tab.name === asked) ?? tabs[0]!
  const go = (tab: Tab) =>
    navigate({ to: '.', search: { tab: tab === tabs[0] ? undefined : tab.name } as never, replace: true })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]!
    void go(next)
    document.getElementById(`${id}-${next.name}`)?.focus()
  }
  return (
    <>
      <div className={style.tabs} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.name}
            id={`${id}-${tab.name}`}
            type="button"
            role="tab"
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => void go(tab)}
          >
            {tab.label}
            {tab.count && <span>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        className={style.panel}
        role="tabpanel"
        aria-labelledby={`${id}-${current.name}`}
      >
        {current.render()}
      </div>
    </>
  )
}
