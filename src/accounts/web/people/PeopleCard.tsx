import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { titleOf } from '#web/kit/catalogue.ts'
import { t, tn } from '#web/kit/text.ts'
import type { PartProps } from '#web/record/parts.ts'
import card from '../../../web/record/related.module.css'
import { FormButton } from './FormButton.tsx'
import { Gaps } from './Gaps.tsx'
import { PersonLine } from './PersonLine.tsx'
import style from './people.module.css'
import { useGaps, usePeople } from './usePeople.ts'

const SHOWN = 6

/** The people of an account, and who is missing among them. */
export function PeopleCard({ def, row, mayEdit }: PartProps) {
  const known = usePeople(row)
  const gaps = useGaps(row, known)
  const { roleDef, current, former, isKnown, isMore } = known
  const account = { id: row.id, title: titleOf(def, row) }
  const shared = { roleDef, account, people: [...current, ...former], mayEdit }
  return (
    <section className={card.card} aria-label={t('People')}>
      <h2>
        <Link to="." search={{ tab: 'people' } as never}>
          {t('People')}
        </Link>
        <span className={card.count}>{current.length ? `${current.length}${isMore ? '+' : ''}` : ''}</span>
        {mayEdit && roleDef.can.create && (
          <FormButton label={t('Add a person')} className={card.add!} {...shared}>
            <IconPlus size={14} aria-hidden />
          </FormButton>
        )}
      </h2>
      <Gaps gaps={gaps} {...shared} />
      <ul className={style.people}>
        {current.slice(0, SHOWN).map((person) => (
          <PersonLine key={person.id} person={person} {...shared} />
        ))}
      </ul>
      {isKnown && !current.length && <p className={card.none}>{t('Nobody known yet')}</p>}
      {current.length > SHOWN && (
        <Link className={style.more} to="." search={{ tab: 'people' } as never}>
          {t('All {count}', { count: current.length })}
        </Link>
      )}
      {former.length > 0 && (
        <details className={style.former}>
          <summary>{tn(former.length, '{count} former', '{count} former')}</summary>
          <ul className={style.people}>
            {former.slice(0, SHOWN).map((person) => (
              <PersonLine key={person.id} person={person} {...shared} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
