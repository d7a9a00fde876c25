import { decimalText, type Money } from '#core/money.ts'
import type { ChartSpec } from '#core/view.ts'
import { fieldLabel, type WireObject } from '../kit/catalogue.ts'
import { moneyText, numberFormat } from '../kit/format.ts'
import { t } from '../kit/text.ts'
import { groupOffers, groupsOf } from '../list/groups.ts'
import { valueKind } from '../list/query.ts'
import type { Amount, SumLine } from '../list/sums.ts'

/** One place along the chart: its value of each series. */
export type Point = { key: string; value: unknown; label: string; values: Record<string, number> }
export type Plot = {
  points: Point[]
  series: { key: string; label: string }[]
  /** All there are; one is shown. */
  currencies: string[]
  currency: string | undefined
}

/** A chart that says something at first sight: the stage or status of the records, else when they came. */
export function firstChart(def: WireObject): ChartSpec {
  const offers = groupOffers(def)
  const named = [def.board?.by, 'lifecycleStage', 'status', 'kind', 'owner'].find((name) =>
    offers.some((one) => one.value === name),
  )
  const by = named ?? offers.find((one) => !one.date)?.value ?? 'createdAt:month'
  return { kind: 'bar', by, of: 'count' }
}

/** What can be measured: how many, and sums and averages of numbers and amounts. */
export function measureOffers(def: WireObject) {
  const amounts = Object.entries(def.fields).filter(
    ([name, field]) => ['number', 'percent', 'money'].includes(valueKind(field)) && name !== 'version',
  )
  return [
    { value: 'count', label: t('Number of records') },
    ...amounts.flatMap(([name, field]) => {
      const label = fieldLabel(name, field)
      return [
        { value: `sum:${name}`, label: t('Sum of {field}', { field: label }) },
        { value: `avg:${name}`, label: t('Average of {field}', { field: label }) },
      ]
    }),
  ]
}

const amountOf = (line: SumLine, of: string): Amount => {
  if (of === 'count') return line.count
  const [how, field] = of.split(':') as ['sum' | 'avg', string]
  return line[how]?.[field] ?? null
}

const currencyOf = (amount: Amount) =>
  typeof amount === 'object' && amount !== null ? amount.currency : undefined
const plain = (amount: Amount) =>
  typeof amount === 'object' && amount !== null ? Number(decimalText(amount)) : Number(amount ?? 0)

/** Lines of sums as what is drawn. Amounts of two currencies never stand in one picture. */
export function plotOf(def: WireObject, spec: ChartSpec, lines: readonly SumLine[], locale: string): Plot {
  const found = lines.map((line) => currencyOf(amountOf(line, spec.of))).filter((one) => one !== undefined)
  const currencies = [...new Set(found)].sort((a, b) => times(found, b) - times(found, a))
  const currency = currencies.find((one) => one === spec.currency) ?? currencies[0]
  const shown = currency ? lines.filter((line) => currencyOf(amountOf(line, spec.of)) === currency) : lines
  const names = spec.series ? groupsOf(def, spec.series, shown, locale) : [{ key: 'all', label: '' }]
  const points = groupsOf(def, spec.by, shown, locale).map(({ key, value, label, lines: own }) => {
    const values: Record<string, number> = {}
    for (const line of own) {
      const series = spec.series ? String(line.group[spec.series] ?? null) : 'all'
      values[series] = (values[series] ?? 0) + plain(amountOf(line, spec.of))
    }
    return { key, value, label, values }
  })
  return {
    points,
    series: names.map(({ key, label }) => ({ key, label: label || t('All') })),
    currencies,
    currency,
  }
}

const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length

/** How a value of the chart reads. */
export function valueText(value: number, currency: string | undefined, locale: string): string {
  if (!currency) return numberFormat(locale, { maximumFractionDigits: 1 }).format(value)
  return moneyText(asMoney(value, currency), locale, true)
}

function asMoney(value: number, currency: string): Money {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return { amount: Math.round(value * 10 ** (digits.maximumFractionDigits ?? 2)), currency }
}
