import { IconMail, IconPencil, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { labelOf } from '#core/name.ts'
import type { WireObject } from '#web/kit/catalogue.ts'
import { dayText } from '#web/kit/format.ts'
import { useShowing } from '#web/kit/session.ts'
import { t } from '#web/kit/text.ts'
import { choiceText, Initials } from '#web/kit/Value.tsx'
import { hrefOf } from '../reach/ways.ts'
import { FormButton } from './FormButton.tsx'
import style from './people.module.css'
import { type Person, rolesOf } from './people.ts'

type Props = {
  roleDef: WireObject
  account: { id: string; title: string }
  person: Person
  people: readonly Person[]
  mayEdit: boolean
}

/** Who somebody is, what they are to the account, and how to reach them at once. */
export function PersonLine({ roleDef, account, person, people, mayEdit }: Props) {
  const { locale } = useShowing()
  const { contact, role } = person
  const title = (role?.title ?? contact?.title) as string | null | undefined
  const roles = rolesOf(person).map((one) => choiceText(one, roleDef.fields.roles!) || labelOf(one))
  const until =
    person.isFormer && typeof role?.to === 'string' && t('until {day}', { day: dayText(role.to, locale) })
  const phone = contact?.mobile ?? contact?.phone
  return (
    <li className={style.person}>
      <Link className={style.who} to="/o/$plural/$id" params={{ plural: 'contacts', id: person.id }}>
        <Initials name={person.name} size={26} />
        <span className={style.what}>
          <span className={style.name}>
            {person.name}
            {role?.isPrimary === true && <em>{t('primary')}</em>}
          </span>
          <span className={style.sub}>{[title, ...roles, until].filter(Boolean).join(' · ')}</span>
        </span>
      </Link>
      <span className={style.acts}>
        {typeof phone === 'string' && (
          <a href={hrefOf('phone', phone)} aria-label={t('Call {name}', { name: person.name })} title={phone}>
            <IconPhone size={15} stroke={1.7} aria-hidden />
          </a>
        )}
        {typeof contact?.email === 'string' && (
          <a
            href={`mailto:${contact.email}`}
            aria-label={t('Write to {name}', { name: person.name })}
            title={contact.email}
          >
            <IconMail size={15} stroke={1.7} aria-hidden />
          </a>
        )}
        {mayEdit && (
          <FormButton
            label={t('Role of {name}', { name: person.name })}
            className=""
            {...{ roleDef, account, person, people }}
          >
            <IconPencil size={15} stroke={1.7} aria-hidden />
          </FormButton>
        )}
      </span>
    </li>
  )
}
