import { useQuery } from '@tanstack/react-query'
import type { Filter } from '#core/filter.ts'
import { api } from '../kit/api.ts'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { agoText, momentText } from '../kit/format.ts'
import { rowsKey } from '../kit/queries.ts'
import { useSession, useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import style from './lastContact.module.css'
import type { PartProps } from './parts.ts'

const spoken = ['call', 'meeting', 'email', 'chat', 'message']

/** The newest conversation the reader may see. Whoever may not see it learns at most that there was one. */
export function useLastContact(def: WireObject, row: WireRow) {
  const activity = useCatalogue().find('activity')
  const here: Filter =
    def.name === 'contact'
      ? { any: [{ contact: { is: row.id } }, { participants: { where: { contact: { is: row.id } } } }] }
      : { [def.name]: { is: row.id } }
  const filter: Filter = {
    all: [here, { kind: { in: spoken }, at: { to: 'now' }, no: { outcome: { is: 'No answer' } } }],
  }
  const { data, isSuccess } = useQuery({
    queryKey: rowsKey('activity', 'last', def.name, row.id),
    queryFn: async ({ signal }) => {
      const query = { filter, sort: '-at', limit: 1, fields: 'subject,kind,at,owner', include: 'owner' }
      return (await api.get<{ data: WireRow[] }>('/activities', { query, signal })).data[0] ?? null
    },
    enabled: activity !== undefined && activity.fields[def.name] !== undefined,
  })
  const hidden = row.lastContactAt as string | null | undefined
  if (data && activity)
    return {
      at: String(data.at),
      by: data.included?.owner,
      about: titleOf(activity, data),
      kind: String(data.kind),
    }
  return isSuccess && hidden
    ? { at: hidden, by: row.included?.lastContactBy, about: '', kind: '' }
    : isSuccess
      ? null
      : undefined
}

/** Who spoke to them last, when and about what. */
export function LastContact({ def, row }: PartProps) {
  const { locale, timeZone } = useShowing()
  const last = useLastContact(def, row)
  if (last === undefined) return null
  return (
    <section className={style.last} aria-label={t('Last contact')}>
      <span className={style.label}>{t('Last contact')}</span>
      {last ? (
        <>
          <b title={momentText(last.at, locale, timeZone)}>
            {agoText(last.at, locale)}
            {last.by && ` · ${last.by.title}`}
          </b>
          <span className={style.about}>{last.about || t('About something not visible to you')}</span>
        </>
      ) : (
        <b>{t('Nobody has spoken to them yet')}</b>
      )}
    </section>
  )
}

const RECENT_MS = 24 * 3_600_000

/** Before writing to a customer: a colleague was in touch only just now. */
export function Collision({ def, row }: { def: WireObject; row: WireRow }) {
  const { user } = useSession()
  const { locale } = useShowing()
  const last = useLastContact(def, row)
  const isRecent = last && Date.now() - Date.parse(last.at) < RECENT_MS
  if (!isRecent || !last.by || last.by.id === user.id) return null
  const values = { name: last.by.title, ago: agoText(last.at, locale), about: last.about }
  return (
    <p className={style.collision} role="status">
      {!last.about
        ? t('{name} was in touch with them {ago} ago', values)
        : last.kind === 'email'
          ? t('{name} wrote to them {ago} ago: “{about}”', values)
          : t('{name} spoke to them {ago} ago: “{about}”', values)}
    </p>
  )
}
