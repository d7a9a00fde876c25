import {
  IconAt,
  IconBrandLinkedin,
  IconDots,
  IconMapPin,
  IconMessage,
  IconPhone,
  IconPlus,
  IconWorld,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useCatalogue } from '#web/kit/catalogue.ts'
import { dayText } from '#web/kit/format.ts'
import { Menu, type MenuItem, Popup } from '#web/kit/Popup.tsx'
import { useShowing } from '#web/kit/session.ts'
import { t } from '#web/kit/text.ts'
import type { PartProps } from '#web/record/parts.ts'
import { pageQuery } from '#web/record/record.ts'
import facts from '../../../web/record/facts.module.css'
import { itemsOf } from './acts.ts'
import { LocalTime } from './LocalTime.tsx'
import style from './reach.module.css'
import { type Way, type WayKind, waysOf } from './ways.ts'

const WayForm = lazy(() => import('./WayForm.tsx'))

const icons: Record<WayKind, typeof IconAt> = {
  email: IconAt,
  phone: IconPhone,
  address: IconMapPin,
  url: IconWorld,
  social: IconBrandLinkedin,
  messaging: IconMessage,
}
const fields = ['value', 'kind', 'label', 'place', 'isPrimary', 'valid', 'verifiedAt', 'verifiedBy']

/** Every way to reach a record, with its label and whether it still works; changed where it stands. */
export function Ways({ def, row, mayEdit }: PartProps) {
  const points = useCatalogue().find('contactPoint')
  const { data } = useQuery({
    ...pageQuery(points ?? def, {
      filter: { [def.name]: { is: row.id } },
      sort: 'createdAt',
      limit: 100,
      fields,
    }),
    enabled: points !== undefined,
  })
  if (!points) return null
  const ways = waysOf(def, row, data?.data ?? [])
  const [good, bad] = [ways.filter(works), ways.filter((way) => !works(way))]
  return (
    <section className={`${facts.part} ${style.ways}`} aria-label={t('Ways to reach')}>
      <h2>
        {t('Ways to reach')}
        {mayEdit && points.can.create && <AddButton {...{ def, row }} />}
      </h2>
      <List {...{ def, row, mayEdit }} ways={good} />
      {data && !ways.length && <p className={style.none}>{t('No number or address yet')}</p>}
      {bad.length > 0 && (
        <details>
          <summary>{t('No longer right ({count})', { count: bad.length })}</summary>
          <List {...{ def, row, mayEdit }} ways={bad} />
        </details>
      )}
      <LocalTime def={def} row={row} />
    </section>
  )
}

const works = ({ state, isPrimary }: Way) => isPrimary || state !== 'invalid'

const List = ({ ways, ...props }: PartProps & { ways: Way[] }) => (
  <ul className={style.list}>
    {ways.map((way) => (
      <Line
        key={way.point?.id ?? way.field}
        way={way}
        isOne={ways.filter((one) => one.kind === way.kind).length === 1}
        {...props}
      />
    ))}
  </ul>
)

function Line({ def, row, mayEdit, way, isOne }: PartProps & { way: Way; isOne: boolean }) {
  const points = useCatalogue().find('contactPoint')!
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLLIElement>(null)
  const Icon = icons[way.kind]
  const outside = /^https?:/.test(way.href ?? '') && { target: '_blank', rel: 'noreferrer' }
  const edit: MenuItem = { label: t('Edit'), run: () => setOpen(true) }
  return (
    <li ref={anchor} data-state={way.state}>
      <Icon size={14} stroke={1.7} aria-hidden />
      <div className={style.way}>
        {way.href ? (
          <a href={way.href} {...outside}>
            {way.text}
          </a>
        ) : (
          <span>{way.text}</span>
        )}
        <About way={way} isOne={isOne} />
      </div>
      {mayEdit && (
        <Menu
          className={style.more}
          label={t('What to do with {way}', { way: way.text })}
          align="end"
          button={<IconDots size={14} aria-hidden />}
          items={() => [edit, ...itemsOf({ def, row, points, way })]}
        />
      )}
      {isOpen && (
        <Popup
          anchor={anchor}
          label={t('Edit {way}', { way: way.text })}
          width={300}
          onClose={() => setOpen(false)}
        >
          <Suspense fallback={<div className={style.waiting} aria-busy />}>
            <WayForm {...{ def, row, way }} onDone={() => setOpen(false)} />
          </Suspense>
        </Popup>
      )}
    </li>
  )
}

function About({ way: { point, field, isPrimary, state }, isOne }: { way: Way; isOne: boolean }) {
  const { locale } = useShowing()
  const label =
    point?.label ?? (field === 'mobile' ? t('mobile') : field === 'shippingAddress' && t('shipping'))
  const states = { unknown: '', ok: '', bounced: t('bounced'), invalid: t('invalid') }
  const verified = point?.verifiedAt as string | null | undefined
  const by = point?.included?.verifiedBy?.title
  const words = [label, isPrimary && !isOne && t('primary')].filter(Boolean).join(' · ')
  return (
    <span className={style.about}>
      {words}
      {states[state] && <em>{states[state]}</em>}
      {state === 'ok' && verified && (
        <span className={style.sure} title={by ? t('Found right by {name}', { name: by }) : undefined}>
          {t('right on {day}', { day: dayText(verified, locale) })}
        </span>
      )}
    </span>
  )
}

function AddButton({ def, row }: Omit<PartProps, 'mayEdit'>) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const label = t('Add a way to reach')
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        className={style.add}
        onClick={() => setOpen(!isOpen)}
      >
        <IconPlus size={14} aria-hidden />
      </button>
      {isOpen && (
        <Popup anchor={anchor} label={label} align="end" width={300} onClose={() => setOpen(false)}>
          <Suspense fallback={<div className={style.waiting} aria-busy />}>
            <WayForm {...{ def, row }} onDone={() => setOpen(false)} />
          </Suspense>
        </Popup>
      )}
    </>
  )
}
