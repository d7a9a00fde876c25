import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { WireObject } from '#web/kit/catalogue.ts'
import { Popup } from '#web/kit/Popup.tsx'
import style from './people.module.css'
import type { Person } from './people.ts'

const RoleForm = lazy(() => import('./RoleForm.tsx'))

type Props = {
  roleDef: WireObject
  account: { id: string; title: string }
  people: readonly Person[]
  person?: Person
  role?: string
  label: string
  className: string
  children: ReactNode
}

/** Opens the form of somebody's role in the account. */
export function FormButton({ label, className, children, ...form }: Props) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Popup anchor={anchor} label={label} align="end" width={320} onClose={close}>
          <Suspense fallback={<div className={style.waiting} aria-busy />}>
            <RoleForm {...form} onDone={close} />
          </Suspense>
        </Popup>
      )}
    </>
  )
}
