import { IconHierarchy2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import type { WireObject, WireRow } from '#web/kit/catalogue.ts'
import { Popup } from '#web/kit/Popup.tsx'
import { t } from '#web/kit/text.ts'
import { Initials } from '#web/kit/Value.tsx'
import { type Branch, chartOf } from './lines.ts'
import style from './people.module.css'
import type { Person } from './people.ts'

const BossForm = lazy(() => import('./BossForm.tsx'))

type Seat = { id: string; boss: string | null; name: string; title: string; contact: WireRow }
type Props = { def: WireObject; people: readonly Person[]; mayEdit: boolean }

/** Who reports to whom, as a tree; arrow keys move through it. */
export function Chart({ def, people, mayEdit }: Props) {
  const seats = people.flatMap(({ id, name, contact, role }): Seat[] =>
    contact
      ? [
          {
            ...{ id, name, contact },
            boss: (contact.reportsTo as string | null) ?? null,
            title: String(role?.title ?? contact.title ?? ''),
          },
        ]
      : [],
  )
  if (!seats.length) return null
  const branches = chartOf(seats)
  const isFlat = branches.every((one) => !one.below.length)
  return (
    <section className={style.chart} aria-label={t('Reporting lines')} onKeyDown={walk}>
      <h2>{t('Reporting lines')}</h2>
      {isFlat && (
        <p className={style.sub}>{t('Say of each person who they report to; the chart follows.')}</p>
      )}
      <Level {...{ branches, def, mayEdit }} />
    </section>
  )
}

type LevelProps = { branches: Branch<Seat>[]; def: WireObject; mayEdit: boolean }

const Level = ({ branches, ...more }: LevelProps) => (
  <ul className={style.level}>
    {branches.map((branch) => (
      <li key={branch.seat.id}>
        <SeatBox seat={branch.seat} {...more} />
        {branch.below.length > 0 && <Level branches={branch.below} {...more} />}
      </li>
    ))}
  </ul>
)

function SeatBox({ seat, def, mayEdit }: { seat: Seat; def: WireObject; mayEdit: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const label = t('Who {name} reports to', { name: seat.name })
  return (
    <div className={style.seat}>
      <Link to="/o/$plural/$id" params={{ plural: 'contacts', id: seat.id }} data-seat>
        <Initials name={seat.name} size={26} />
        <span className={style.what}>
          <span className={style.name}>{seat.name}</span>
          <span className={style.sub}>{seat.title}</span>
        </span>
      </Link>
      {mayEdit && (
        <button
          ref={anchor}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={label}
          title={label}
          onClick={() => setOpen(!isOpen)}
        >
          <IconHierarchy2 size={15} stroke={1.7} aria-hidden />
        </button>
      )}
      {isOpen && (
        <Popup anchor={anchor} label={label} align="end" width={280} onClose={() => setOpen(false)}>
          <Suspense fallback={<div className={style.waiting} aria-busy />}>
            <BossForm def={def} row={seat.contact} onDone={() => setOpen(false)} />
          </Suspense>
        </Popup>
      )}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const seats = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-seat]')]
  const at = seats.indexOf(document.activeElement as HTMLElement)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (at < 0 || !step) return
  event.preventDefault()
  seats[(at + step + seats.length) % seats.length]?.focus()
}
