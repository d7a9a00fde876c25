import '@mantine/charts/styles.layer.css'
import { BarChart, DonutChart, LineChart } from '@mantine/charts'
import type { ChartSpec } from '#core/view.ts'
import { usePhone } from '../kit/phone.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { type Plot, type Point, valueText } from './data.ts'

type Props = { spec: ChartSpec; plot: Plot; onDig: (key: string) => void }

// Told apart by lightness too, in both schemes.
const colors = ['accent', 'blue', 'amber', 'violet', 'pink', 'teal', 'red', 'ink-3'].map(
  (one) => `var(--${one})`,
)
const colorAt = (i: number) => colors[i % colors.length]!

export function Drawing(props: Props) {
  const { kind } = props.spec
  if (kind === 'funnel') return <Funnel {...props} />
  return kind === 'donut' ? <Donut {...props} /> : <Axes {...props} />
}

/** Bars or lines. Many bars, or bars with long names, lie on their side, where names can be read. */
function Axes({ spec, plot, onDig }: Props) {
  const { locale } = useShowing()
  const phone = usePhone()
  const data = plot.points.map((point) => ({ key: point.key, label: point.label, ...renamed(point) }))
  const series = plot.series.map((one, i) => ({ name: `s:${one.key}`, label: one.label, color: colorAt(i) }))
  const dated = spec.by.includes(':')
  const lying = spec.kind === 'bar' && !dated && (phone || plot.points.length > 8)
  const height = lying ? Math.max(260, plot.points.length * (phone ? 30 : 34) + 60) : 420
  const shared = {
    h: height,
    data,
    dataKey: 'label',
    series,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    valueFormatter: (value: number) => valueText(value, plot.currency, locale),
    gridAxis: (lying ? 'y' : 'x') as 'x' | 'y',
    tickLine: 'none' as const,
    textColor: 'var(--ink-2)',
    gridColor: 'var(--line)',
    tooltipAnimationDuration: 0,
  }
  const dig = (place: unknown) => {
    const key = (place as { payload?: { key?: string } })?.payload?.key
    if (key) onDig(key)
  }
  if (spec.kind === 'line')
    return (
      <LineChart
        {...shared}
        curveType="monotone"
        strokeWidth={2.5}
        activeDotProps={
          { onClick: (_event: unknown, place: unknown) => dig(place), style: { cursor: 'pointer' } } as never
        }
        xAxisProps={{ minTickGap: 24 }}
        yAxisProps={{ width: 72 }}
      />
    )
  return (
    <BarChart
      {...shared}
      type="stacked"
      orientation={lying ? 'vertical' : 'horizontal'}
      maxBarWidth={44}
      barProps={{
        onClick: dig as never,
        cursor: 'pointer',
        isAnimationActive: false,
        radius: series.length > 1 ? 0 : 3,
      }}
      yAxisProps={{ width: lying ? (phone ? 112 : 170) : 72 }}
      xAxisProps={lying ? {} : { minTickGap: 8 }}
    />
  )
}

// A key such as a date must not be taken for a path into the value.
const renamed = ({ values }: Point) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`s:${key}`, value]))

const sumOf = ({ values }: Point) => Object.values(values).reduce((a, b) => a + b, 0)

/** Few parts of a whole, the rest together; named beside the ring with their share. */
function Donut({ plot, onDig }: Props) {
  const { locale } = useShowing()
  const ranked = [...plot.points].filter((one) => sumOf(one) > 0).sort((a, b) => sumOf(b) - sumOf(a))
  const shown = ranked.slice(0, 7)
  const rest = ranked.slice(7).reduce((sum, one) => sum + sumOf(one), 0)
  const parts = shown.map((one, i) => ({
    key: one.key,
    name: one.label,
    value: sumOf(one),
    color: colorAt(i),
  }))
  if (rest > 0) parts.push({ key: '', name: t('All others'), value: rest, color: colorAt(7) })
  const total = parts.reduce((sum, one) => sum + one.value, 0)
  return (
    <div className="chart-donut">
      <DonutChart
        data={parts}
        size={260}
        thickness={38}
        paddingAngle={1}
        withTooltip={false}
        chartLabel={valueText(total, plot.currency, locale)}
        strokeColor="var(--surface)"
        pieProps={{ isAnimationActive: false }}
      />
      <ul>
        {parts.map(({ key, name, value, color }) => (
          <li key={key || 'rest'}>
            <i style={{ background: color }} aria-hidden />
            <button type="button" disabled={!key} onClick={() => onDig(key)}>
              {name}
            </button>
            <b>{valueText(value, plot.currency, locale)}</b>
            <span>{Math.round((value / total) * 100)} %</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Steps in their order, each as wide as what is left of the widest. */
function Funnel({ plot, onDig }: Props) {
  const { locale } = useShowing()
  const steps = plot.points.filter((one) => one.value !== null)
  const widest = Math.max(...steps.map(sumOf), 1)
  return (
    <ol className="chart-funnel">
      {steps.map((one, i) => {
        const before = i > 0 ? sumOf(steps[i - 1]!) : 0
        return (
          <li key={one.key}>
            <button type="button" onClick={() => onDig(one.key)}>
              <span className="funnel-name">{one.label}</span>
              <span className="funnel-bar">
                <i style={{ width: `${Math.max(1, (sumOf(one) / widest) * 100)}%` }} />
              </span>
              <b>{valueText(sumOf(one), plot.currency, locale)}</b>
              <span className="funnel-share">
                {before > 0
                  ? t('{share} % of the step before', { share: Math.round((sumOf(one) / before) * 100) })
                  : ''}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
