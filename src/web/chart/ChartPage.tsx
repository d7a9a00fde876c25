import '../kit/mantine.ts'
import './chart.css'
import { useState } from 'react'
import { type ChartSpec, chartKinds } from '#core/view.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { both, groupFilter, groupOffers, groupsOf } from '../list/groups.ts'
import { paramsOf } from '../list/query.ts'
import { useSums } from '../list/sums.ts'
import type { List } from '../list/useList.ts'
import { Drawing } from './Drawing.tsx'
import { firstChart, measureOffers, type Plot, plotOf, valueText } from './data.ts'

/** A list as a picture: what it counts or sums, by what, in which form. A click leads to the records. */
export default function ChartPage({ list }: { list: List }) {
  const { def, query } = list
  const { locale } = useShowing()
  const [asTable, setAsTable] = useState(false)
  const spec = query.chart ?? firstChart(def)
  const params = paramsOf(def, query)
  const sums = useSums(def, {
    filter: params.filter,
    q: params.q,
    group: [spec.by, spec.series].filter(Boolean).join(','),
    measures: spec.of === 'count' ? [] : [spec.of],
    enabled: list.ready,
  })
  const set = (change: Partial<ChartSpec>) => list.set({ chart: { ...spec, ...change } })
  const plot = sums.data && plotOf(def, spec, sums.data.data, locale)
  const dig = (key: string) => {
    const group = groupsOf(def, spec.by, sums.data!.data, locale).find((one) => one.key === key)
    if (group)
      list.set({ layout: 'table', filter: both(query.filter, groupFilter(def, spec.by, group.value)) })
  }
  return (
    <div className="chart-page">
      <Choices list={list} spec={spec} plot={plot} onSet={set} asTable={asTable} onTable={setAsTable} />
      {sums.error && <p role="alert">{sums.error.message}</p>}
      {!plot && !sums.error && <span className="skeleton chart-wait" aria-busy />}
      {plot && !plot.points.length && (
        <p className="chart-none">{t('Nothing to show. Loosen the filter or measure something else.')}</p>
      )}
      {plot && plot.points.length > 0 && (
        <>
          {!asTable && <Drawing spec={spec} plot={plot} onDig={dig} />}
          <PlotTable list={list} spec={spec} plot={plot} shown={asTable} onDig={dig} />
        </>
      )}
      {sums.data?.more && <p className="v-sub">{t('Only the first thousand groups are drawn.')}</p>}
    </div>
  )
}

type ChoicesProps = {
  list: List
  spec: ChartSpec
  plot: Plot | undefined
  onSet: (change: Partial<ChartSpec>) => void
  asTable: boolean
  onTable: (on: boolean) => void
}

const kindLabels: Record<ChartSpec['kind'], string> = {
  bar: t('Bars'),
  line: t('Line'),
  funnel: t('Funnel'),
  donut: t('Donut'),
}

function Choices({ list, spec, plot, onSet, asTable, onTable }: ChoicesProps) {
  const offers = groupOffers(list.def)
  const withSeries = spec.kind === 'bar' || spec.kind === 'line'
  const currencies = plot?.currencies ?? []
  return (
    <div className="chart-choices">
      <Pick
        label={t('Form')}
        value={spec.kind}
        options={chartKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        onPick={(kind) => onSet({ kind: kind as ChartSpec['kind'] })}
      />
      <Pick
        label={t('Measure')}
        value={spec.of}
        options={measureOffers(list.def)}
        onPick={(of) => onSet({ of })}
      />
      <Pick label={t('By')} value={spec.by} options={offers} onPick={(by) => onSet({ by })} />
      {withSeries && (
        <Pick
          label={t('Split by')}
          value={spec.series ?? ''}
          options={[{ value: '', label: t('Nothing') }, ...offers.filter((one) => one.value !== spec.by)]}
          onPick={(series) => onSet({ series: series || undefined })}
        />
      )}
      {currencies.length > 1 && (
        <Pick
          label={t('Currency')}
          value={plot!.currency!}
          options={currencies.map((one) => ({ value: one, label: one }))}
          onPick={(currency) => onSet({ currency })}
        />
      )}
      <button type="button" className="btn" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
        {asTable ? t('Show the chart') : t('Show as a table')}
      </button>
    </div>
  )
}

type PickProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onPick: (value: string) => void
}

const Pick = ({ label, value, options, onPick }: PickProps) => (
  <label>
    {label}
    <select className="text-input" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </label>
)

type TableProps = { list: List; spec: ChartSpec; plot: Plot; shown: boolean; onDig: (key: string) => void }

/** The same as numbers: for those who read or copy them, and for screen readers beside the picture. */
function PlotTable({ list, spec, plot, shown, onDig }: TableProps) {
  const { locale } = useShowing()
  const by = groupOffers(list.def).find((one) => one.value === spec.by)?.label ?? spec.by
  const measure = measureOffers(list.def).find((one) => one.value === spec.of)?.label ?? spec.of
  return (
    <div className={shown ? 'chart-table' : 'chart-table hidden-text'}>
      <table>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            {plot.series.map(({ key, label }) => (
              <th key={key} scope="col">
                {spec.series ? label : measure}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plot.points.map((point) => (
            <tr key={point.key}>
              <th scope="row">
                <button type="button" tabIndex={shown ? 0 : -1} onClick={() => onDig(point.key)}>
                  {point.label}
                </button>
              </th>
              {plot.series.map(({ key }) => (
                <td key={key}>
                  {point.values[key] === undefined ? '' : valueText(point.values[key], plot.currency, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
