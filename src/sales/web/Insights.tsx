import './deal.css'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/kit/api.ts'
import { numberFormat } from '../../web/kit/format.ts'
import { useShowing } from '../../web/kit/session.ts'
import { t, tn } from '../../web/kit/text.ts'

type Spread = { count: number; mean: number | null; median: number | null; p90: number | null }
type Stage = { id: string; name: string; reached: number; conversion: number | null; days: Spread }
type Told = { won: Spread; lost: Spread; winRate: number | null; stages: Stage[]; more: boolean }

/** How deals went through the pipeline in the last year. */
export default function Insights({ pipeline }: { pipeline: string }) {
  const { data, error } = useQuery({
    queryKey: ['deal', 'sums', 'insights', pipeline],
    queryFn: ({ signal }) => api.get<Told>(`/pipelines/${pipeline}/insights`, { signal }),
    staleTime: 60_000,
  })
  if (error) return <p className="insights">{error.message}</p>
  if (!data) return <div className="insights" aria-busy />
  if (!data.won.count && !data.lost.count)
    return (
      <p className="insights">
        {t('No deal was won or lost in the last year, so there is nothing to tell yet.')}
      </p>
    )
  return (
    <section className="insights" aria-label={t('Insights of the last year')}>
      <Figures told={data} />
      <Funnel stages={data.stages} />
    </section>
  )
}

function Figures({ told: { won, lost, winRate } }: { told: Told }) {
  const days = useDays()
  return (
    <dl className="insight-figures">
      <div>
        <dt>{t('Won of all closed')}</dt>
        <dd>{percent(winRate, useShowing().locale)}</dd>
        <small>{t('{won} won, {lost} lost', { won: won.count, lost: lost.count })}</small>
      </div>
      <div>
        <dt>{t('Sales cycle, won')}</dt>
        <dd>{days(won.median)}</dd>
        <small>{t('half are quicker; nine of ten take up to {days}', { days: days(won.p90) })}</small>
      </div>
      <div>
        <dt>{t('Until lost')}</dt>
        <dd>{days(lost.median)}</dd>
        <small>{t('nine of ten take up to {days}', { days: days(lost.p90) })}</small>
      </div>
    </dl>
  )
}

function Funnel({ stages }: { stages: Stage[] }) {
  const { locale } = useShowing()
  const days = useDays()
  const most = Math.max(1, ...stages.map(({ reached }) => reached))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="insight-scroll" tabIndex={0} aria-label={t('By stage')}>
      <table className="insight-funnel">
        <thead>
          <tr>
            <th scope="col">{t('Stage')}</th>
            <th scope="col">{t('Came as far')}</th>
            <th scope="col">{t('Went on')}</th>
            <th scope="col">{t('Days in it, median')}</th>
            <th scope="col">{t('Nine of ten')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ id, name, reached, conversion, days: spread }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <span
                  className="insight-bar"
                  style={{ inlineSize: `${(70 * reached) / most}%` }}
                  aria-hidden
                />{' '}
                {numberFormat(locale).format(reached)}
              </td>
              <td>{percent(conversion, locale)}</td>
              <td>{days(spread.median)}</td>
              <td>{days(spread.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const percent = (value: number | null, locale: string) =>
  value === null
    ? '—'
    : numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value / 100)

function useDays() {
  return (value: number | null) =>
    value === null ? '—' : tn(Math.round(value), '{count} day', '{count} days')
}
