import './deal.css'
import { useQuery } from '@tanstack/react-query'
import type { Money } from '#core/money.ts'
import { api } from '../../web/kit/api.ts'
import type { WireRow } from '../../web/kit/catalogue.ts'
import { momentText, moneyText } from '../../web/kit/format.ts'
import { rowKey } from '../../web/kit/queries.ts'
import { useShowing } from '../../web/kit/session.ts'
import { t, tn } from '../../web/kit/text.ts'
import type { PartProps } from '../../web/record/parts.ts'

const DAY = 86_400_000

/** How long the deal was in each stage; moves taken back at once are left out. */
export function StageTimes({ row }: PartProps) {
  const { locale, timeZone } = useShowing()
  const { data } = useQuery({
    queryKey: rowKey('deal', row.id, 'stages'),
    queryFn: ({ signal }) => {
      const query = { filter: { deal: { is: row.id } }, sort: 'enteredAt', limit: 100 }
      return api.get<{ data: WireRow[] }>('/dealStageHistory', { query, signal })
    },
  })
  const stays = (data?.data ?? []).filter((stay) => !stay.isTakenBack)
  if (!stays.length) return null
  const lasting = stays.map((stay) => lengthOf(stay))
  const longest = Math.max(1, ...lasting)
  return (
    <section className="deal-times" aria-label={t('Time in stages')}>
      <h2>{t('Time in stages')}</h2>
      <ol>
        {stays.map((stay, i) => (
          <li key={stay.id} title={momentText(String(stay.enteredAt), locale, timeZone)}>
            <span>{String(stay.name)}</span>
            <span className="deal-time-bar" aria-hidden>
              <i style={{ inlineSize: `${(100 * lasting[i]!) / longest}%` }} />
            </span>
            <span>{isDone(stay, row) ? '' : tn(lasting[i]!, '{count} day', '{count} days')}</span>
            <span className="v-sub">{stay.amount ? moneyText(stay.amount as Money, locale) : ''}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

// Won and lost are ends, in which no time passes.
const isDone = (stay: WireRow, row: WireRow) => !stay.leftAt && Boolean(row.closedAt)

const lengthOf = ({ enteredAt, leftAt }: WireRow) =>
  Math.max(
    0,
    Math.floor(((leftAt ? Date.parse(String(leftAt)) : Date.now()) - Date.parse(String(enteredAt))) / DAY),
  )
