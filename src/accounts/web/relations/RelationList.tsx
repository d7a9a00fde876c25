import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '#web/kit/catalogue.ts'
import { dayText } from '#web/kit/format.ts'
import { Popup } from '#web/kit/Popup.tsx'
import { useShowing } from '#web/kit/session.ts'
import { t } from '#web/kit/text.ts'
import { Initials } from '#web/kit/Value.tsx'
import style from './relations.module.css'
import type { Relation } from './useRelations.ts'
import { wordOf } from './words.ts'

const RelationForm = lazy(() => import('./RelationForm.tsx'))

type Props = { def: WireObject; account: WireRow; relations: readonly Relation[]; mayEdit: boolean }

/** Relations as lines: what this account is to the other one, and since when. */
export function RelationList({ def, account, relations, mayEdit }: Props) {
  return (
    <ul className={style.list}>
      {relations.map((relation) => (
        <li key={relation.row.id} className={relation.isOver ? style.over : undefined}>
          <Line relation={relation} />
          {mayEdit && (
            <FormButton
              label={t('Change the relation to {other}', { other: relation.other.title })}
              className={style.edit}
              {...{ def, account, relation }}
            >
              <IconPencil size={14} aria-hidden />
            </FormButton>
          )}
        </li>
      ))}
    </ul>
  )
}

function Line({ relation: { way, other, row } }: { relation: Relation }) {
  const { locale } = useShowing()
  const day = (value: unknown) => (typeof value === 'string' ? dayText(value, locale) : '')
  const span = row.until
    ? `${day(row.since)} – ${day(row.until)}`
    : row.since
      ? t('since {day}', { day: day(row.since) })
      : ''
  return (
    <Link className={style.line} to="/o/$plural/$id" params={{ plural: 'accounts', id: other.id }}>
      <Initials name={other.title} square size={24} />
      <span className={style.what}>
        <span>
          {wordOf(way.type, way.isForth)} <b>{other.title}</b>
        </span>
        {(span || Boolean(row.note)) && (
          <span className={style.sub}>{[span, row.note].filter(Boolean).join(' · ')}</span>
        )}
      </span>
    </Link>
  )
}

type FormButtonProps = {
  def: WireObject
  account: WireRow
  relation?: Relation
  label: string
  className?: string
  children: ReactNode
}

/** Opens the form of a new relation or of this one. */
export function FormButton({ def, account, relation, label, className, children }: FormButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const accounts = useCatalogue().find('account')!
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
            <RelationForm {...{ def, account, relation }} title={titleOf(accounts, account)} onDone={close} />
          </Suspense>
        </Popup>
      )}
    </>
  )
}
