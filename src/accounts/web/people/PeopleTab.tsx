import { IconPlus, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { titleOf } from '#web/kit/catalogue.ts'
import { t, tn } from '#web/kit/text.ts'
import type { PartProps } from '#web/record/parts.ts'
import { Chart } from './Chart.tsx'
import { FormButton } from './FormButton.tsx'
import { Gaps, newContact } from './Gaps.tsx'
import { PersonLine } from './PersonLine.tsx'
import style from './people.module.css'
import { useGaps, usePeople } from './usePeople.ts'

/** Everyone of an account, who is missing, who was there, and who reports to whom. */
export function PeopleTab({ def, row, mayEdit }: PartProps) {
  const known = usePeople(row)
  const gaps = useGaps(row, known)
  const { roleDef, contactDef, current, former, isKnown, isMore } = known
  const account = { id: row.id, title: titleOf(def, row) }
  const shared = { roleDef, account, people: [...current, ...former], mayEdit }
  return (
    <div className={style.tab}>
      <section className={style.all} aria-label={t('People')}>
        {mayEdit && (
          <div className={style.bar}>
            {roleDef.can.create && (
              <FormButton label={t('Add a person')} className="btn" {...shared}>
                <IconPlus size={14} aria-hidden />
                {t('Add a person')}
              </FormButton>
            )}
            {contactDef.can.create && (
              <button type="button" className="btn" onClick={() => newContact(roleDef, account)}>
                <IconUserPlus size={14} aria-hidden />
                {t('New contact')}
              </button>
            )}
          </div>
        )}
        <Gaps gaps={gaps} {...shared} />
        <ul className={style.people}>
          {current.map((person) => (
            <PersonLine key={person.id} person={person} {...shared} />
          ))}
        </ul>
        {isKnown && !current.length && (
          <p className={style.sub}>{t('Nobody known yet. Add who decides, who pays and who uses it.')}</p>
        )}
        {isMore && (
          <Link
            className={style.more}
            to="/o/$plural"
            params={{ plural: 'contacts' }}
            search={{ filter: { account: { is: row.id } } }}
          >
            {t('All contacts of this account as a list')}
          </Link>
        )}
        {former.length > 0 && (
          <details className={style.former}>
            <summary>{tn(former.length, '{count} former', '{count} former')}</summary>
            <ul className={style.people}>
              {former.map((person) => (
                <PersonLine key={person.id} person={person} {...shared} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <Chart def={contactDef} people={current} mayEdit={mayEdit} />
    </div>
  )
}
