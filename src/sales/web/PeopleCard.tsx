import './deal.css'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../web/kit/api.ts'
import { askFor } from '../../web/kit/ask.ts'
import { useCatalogue, type WireObject, type WireRow } from '../../web/kit/catalogue.ts'
import { queries, rowKey } from '../../web/kit/queries.ts'
import { t } from '../../web/kit/text.ts'
import { toast } from '../../web/kit/undo.tsx'
import { Chip, choiceText, Initials } from '../../web/kit/Value.tsx'
import type { PartProps } from '../../web/record/parts.ts'

/** Who has a say in the deal, in which role, and who is still missing. */
export function PeopleCard({ def, row, mayEdit }: PartProps) {
  const person = useCatalogue().find('dealContact')
  const people = usePeople(row.id)
  if (!person) return null
  const gaps = Array.isArray(row.gaps) ? (row.gaps as string[]) : []
  return (
    <section className="deal-people" aria-label={t('People')}>
      <h2>
        {t('People')}
        {mayEdit && person.can.create && (
          <button
            type="button"
            aria-label={t('Add a person')}
            title={t('Add a person')}
            onClick={() => void edit(person, row)}
          >
            <IconPlus size={14} aria-hidden />
          </button>
        )}
      </h2>
      {people.map((one) => (
        <Line key={one.id} person={person} one={one} mayEdit={mayEdit} deal={row} />
      ))}
      {!people.length && <p className="v-sub">{t('Nobody yet. Add who decides, pays and helps.')}</p>}
      {gaps.length > 0 && (
        <ul className="deal-gaps" aria-label={t('Missing people')}>
          {gaps.map((gap) => (
            <li key={gap}>{choiceText(gap, def.fields.gaps!)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function usePeople(deal: string): WireRow[] {
  const { data } = useQuery({
    queryKey: rowKey('deal', deal, 'people'),
    queryFn: ({ signal }) => {
      const query = { filter: { deal: { is: deal } }, include: 'contact', sort: 'createdAt', limit: 100 }
      return api.get<{ data: WireRow[] }>('/dealContacts', { query, signal })
    },
  })
  return data?.data ?? []
}

type LineProps = { person: WireObject; one: WireRow; mayEdit: boolean; deal: WireRow }

function Line({ person, one, mayEdit, deal }: LineProps) {
  const title = one.included?.contact?.title ?? t('Not visible to you')
  const roles = Array.isArray(one.roles) ? (one.roles as string[]) : []
  return (
    <div className="deal-one">
      <Initials name={title} size={24} />
      <span className="deal-one-who">
        <Link to="/o/$plural/$id" params={{ plural: 'contacts', id: String(one.contact) }}>
          {title}
        </Link>
        {one.isPrimary === true && <span className="v-sub"> · {t('main contact')}</span>}
        <span className="v-chips">
          {roles.map((role) => (
            <Chip key={role} value={role} field={person.fields.roles!} />
          ))}
        </span>
      </span>
      {mayEdit && (
        <button type="button" className="btn" onClick={() => void edit(person, deal, one)}>
          {t('Roles')}
        </button>
      )}
    </div>
  )
}

/** Adds somebody of the account, or says what role they have. */
function edit(person: WireObject, deal: WireRow, one?: WireRow) {
  const { contact, roles, isPrimary, title } = person.fields
  return askFor({
    title: one ? t('Roles of {name}', { name: one.included?.contact?.title ?? '' }) : t('Add a person'),
    confirm: one ? t('Save') : t('Add'),
    fields: {
      ...(!one && { contact: contact! }),
      ...{ roles: roles!, isPrimary: isPrimary!, title: title! },
    },
    values: one ?? {},
    scopes: { contact: deal.account ? { account: { is: deal.account } } : undefined },
    run: async ({ contact, roles = null, isPrimary = null, title = null }) => {
      const values = { roles, isPrimary, title }
      if (one) await api.patch(`/dealContacts/${one.id}`, values)
      else await api.post('/dealContacts', { ...values, contact, deal: deal.id })
      await queries.invalidateQueries({ queryKey: ['deal'] })
      toast({ message: one ? t('Roles changed') : t('Person added') })
    },
  })
}
