import { IconChartHistogram, IconListDetails } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { fieldLabel, type WireObject } from '../kit/catalogue.ts'
import { numberFormat } from '../kit/format.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { amountsText } from '../list/Footer.tsx'
import type { Amount } from '../list/sums.ts'
import type { List } from '../list/useList.ts'
import type { LaneTotals } from './Board.tsx'
import { cardFields, setCardFields } from './cardFields.ts'
import type { Lane } from './lanes.ts'
import { PipelineChooser } from './PipelineChooser.tsx'

const Insights = lazy(() => import('#sales/web/Insights.tsx'))

type Props = {
  list: List
  group: string | undefined
  groups: { id: string; title: string }[]
  lanes: Lane[]
  totals: (lane: Lane) => LaneTotals
}

/** Which pipeline, what is open in it and what to expect of that, what cards show, how deals go through. */
export function BoardBar({ list, group, groups, lanes, totals }: Props) {
  const { def } = list
  const [looking, setLooking] = useState(false)
  const hasInsights = def.name === 'deal' && group !== undefined
  return (
    <>
      <div className="board-bar">
        {groups.length > 1 && (
          <PipelineChooser
            groups={groups}
            value={group}
            onChoose={(id) => list.set({ group: id })}
            label={def.board!.within!}
          />
        )}
        <Open lanes={lanes} totals={totals} isWeighted={def.board!.weighted !== undefined} />
        <span className="bar-gap" />
        {hasInsights && (
          <button
            type="button"
            className="btn"
            aria-pressed={looking}
            aria-label={t('Insights')}
            onClick={() => setLooking(!looking)}
          >
            <IconChartHistogram size={15} stroke={1.7} aria-hidden />
            <span className="board-word">{t('Insights')}</span>
          </button>
        )}
        <CardMenu list={list} />
      </div>
      {looking && hasInsights && (
        <Suspense fallback={<div className="page-wait" aria-busy />}>
          <Insights pipeline={group!} />
        </Suspense>
      )}
    </>
  )
}

function Open({ lanes, totals, isWeighted }: Pick<Props, 'lanes' | 'totals'> & { isWeighted: boolean }) {
  const { locale } = useShowing()
  const open = lanes.filter((lane) => lane.outcome === 'open').map(totals)
  if (!open.length) return null
  const count = open.reduce((all, { count = 0 }) => all + count, 0)
  const figure = (label: string, text: string) => (
    <div className="board-figure">
      <span>{label}</span>
      <b>{text || '—'}</b>
    </div>
  )
  return (
    <>
      {figure(t('Open'), numberFormat(locale).format(count))}
      {figure(t('Worth'), amountsText(added(open.flatMap((one) => one.sum)), locale, true))}
      {isWeighted &&
        figure(t('Weighted'), amountsText(added(open.flatMap((one) => one.weighted)), locale, true))}
    </>
  )
}

/** Sums of one currency together; different ones stay apart. */
function added(amounts: Amount[]): Amount[] {
  const sums = new Map<string, number>()
  for (const one of amounts)
    if (one && typeof one === 'object') sums.set(one.currency, (sums.get(one.currency) ?? 0) + one.amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount }))
}

function CardMenu({ list }: { list: List }) {
  const { def } = list
  const shown = cardFields(list)
  const items = (): MenuItem[] => [
    { heading: t('On the cards') },
    ...choosable(def).map(([name, field]) => ({
      label: fieldLabel(name, field),
      checked: shown.includes(name),
      run: () =>
        setCardFields(list, shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]),
    })),
  ]
  return (
    <Menu
      label={t('Fields of the cards')}
      align="end"
      items={items}
      button={
        <>
          <IconListDetails size={15} stroke={1.7} aria-hidden />
          <span className="board-word">{t('Cards')}</span>
        </>
      }
    />
  )
}

const unfit = new Set(['longText', 'json', 'file', 'address'])
const choosable = (def: WireObject) =>
  Object.entries(def.fields).filter(
    ([name, field]) =>
      name !== def.title && name !== def.board!.by && name !== 'version' && !unfit.has(field.kind),
  )
