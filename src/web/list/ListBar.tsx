import {
  IconAdjustmentsHorizontal,
  IconArrowsSort,
  IconChartBar,
  IconColumns3,
  IconDots,
  IconLayoutKanban,
  IconStack2,
  IconTable,
  IconTrash,
} from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Layout } from '#core/view.ts'
import { fieldLabel } from '../kit/catalogue.ts'
import { Menu, type MenuItem, Popup } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import { exportHref } from './exporting.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { whyUnsorted } from './GridHead.tsx'
import { groupOffers } from './groups.ts'
import { QuickFind } from './QuickFind.tsx'
import { paramsOf, sortParts, sortText } from './query.ts'
import type { List } from './useList.ts'

const ColumnChooser = lazy(() => import('./ColumnChooser.tsx'))

/** Filter, order, columns and layout of a list. */
export function ListBar({ list, phone }: { list: List; phone: boolean }) {
  const [sheet, setSheet] = useState(false)
  const filters = Object.keys(list.query.filter).length
  if (phone)
    return (
      <div className="list-bar">
        <button type="button" className="btn" aria-expanded={sheet} onClick={() => setSheet(!sheet)}>
          <IconAdjustmentsHorizontal size={16} aria-hidden />{' '}
          {filters ? t('Filter ({count})', { count: filters }) : t('Filter')}
        </button>
        <SortMenu list={list} />
        <span className="bar-gap" />
        <LayoutSwitch list={list} />
        {sheet && <FilterSheet list={list} onClose={() => setSheet(false)} />}
      </div>
    )
  return (
    <div className="list-bar">
      <FilterBar list={list} />
      <span className="bar-gap" />
      <QuickFind list={list} />
      <SortMenu list={list} />
      {list.query.layout === 'table' && <GroupMenu list={list} />}
      {list.query.layout === 'table' && <ColumnsButton list={list} />}
      <LayoutSwitch list={list} />
      <MoreMenu list={list} />
    </div>
  )
}

function FilterSheet({ list, onClose }: { list: List; onClose: () => void }) {
  return (
    <>
      <button type="button" className="sheet-shade" aria-label={t('Close the filters')} onClick={onClose} />
      <section className="sheet" aria-label={t('Filters')}>
        <QuickFind list={list} />
        <FilterBar list={list} />
        <button type="button" className="btn btn-main" onClick={onClose}>
          {t('Show the result')}
        </button>
      </section>
    </>
  )
}

function SortMenu({ list }: { list: List }) {
  const { def, query } = list
  const parts = sortParts(query.sort)
  const [first] = parts
  const sortable = Object.entries(def.fields).filter(([name]) => name !== 'version')
  const items = (): MenuItem[] => [
    { heading: t('Direction') },
    ...[false, true].map((down) => ({
      label: down ? t('Downward (Z to A, newest first)') : t('Upward (A to Z, oldest first)'),
      checked: first?.down === down,
      run: () => first && list.set({ sort: sortText([{ ...first, down }, ...parts.slice(1)]) }),
    })),
    'line',
    { heading: t('Sort by') },
    ...sortable
      .sort(([, a], [, b]) => Number(b.sortable) - Number(a.sortable))
      .map(([name, field]) => ({
        label: fieldLabel(name, field),
        checked: first?.name === name,
        disabled: !field.sortable,
        ...(!field.sortable && { hint: <span title={whyUnsorted(field)}>{t('not sortable')}</span> }),
        run: () => list.set({ sort: sortText([{ name, down: first?.name === name && !first.down }]) }),
      })),
  ]
  const label = first ? fieldLabel(first.name, def.fields[first.name]) : t('None')
  return (
    <Menu
      label={
        first?.down ? t('Sort: {field}, downward', { field: label }) : t('Sort: {field}', { field: label })
      }
      align="end"
      items={items}
      button={
        <>
          <IconArrowsSort size={15} stroke={1.7} aria-hidden />
          <span className="sort-word">{t('Sort:')}</span> {label} {first?.down ? '↓' : '↑'}
        </>
      }
    />
  )
}

function GroupMenu({ list }: { list: List }) {
  const { def, query } = list
  const offers = groupOffers(def)
  const now = offers.find((one) => one.value === query.group)
  const items = (): MenuItem[] => [
    { label: t('No groups'), checked: !now, run: () => list.set({ group: 'none' }) },
    'line',
    ...offers.map((one) => ({
      label: one.label,
      checked: one === now,
      run: () => list.set({ group: one.value }),
    })),
  ]
  const label = now ? t('Group: {field}', { field: now.label }) : t('Group')
  return (
    <Menu
      label={label}
      align="end"
      items={items}
      button={
        <>
          <IconStack2 size={15} stroke={1.7} aria-hidden /> {label}
        </>
      }
    />
  )
}

function ColumnsButton({ list }: { list: List }) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="btn"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconColumns3 size={15} stroke={1.7} aria-hidden /> {t('Columns')}
      </button>
      {open && (
        <Popup anchor={anchor} label={t('Columns')} align="end" width={300} onClose={() => setOpen(false)}>
          <Suspense fallback={<span className="skeleton" style={{ height: 240 }} />}>
            <ColumnChooser list={list} />
          </Suspense>
        </Popup>
      )}
    </>
  )
}

function LayoutSwitch({ list }: { list: List }) {
  if (list.query.trash) return null
  const button = (layout: Layout, label: string, Icon: typeof IconTable) => (
    <button
      type="button"
      aria-pressed={list.query.layout === layout}
      aria-label={label}
      title={label}
      onClick={() => list.set({ layout })}
    >
      <Icon size={16} stroke={1.7} aria-hidden />
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form
    <div role="group" aria-label={t('Layout')} className="layouts">
      {button('table', t('Table'), IconTable)}
      {list.def.board && button('board', t('Board'), IconLayoutKanban)}
      {button('chart', t('Chart'), IconChartBar)}
    </div>
  )
}

function MoreMenu({ list }: { list: List }) {
  const params = paramsOf(list.def, list.query)
  const items = (): MenuItem[] => [
    { label: t('Export as CSV'), run: () => location.assign(exportHref(list.def, params, 'csv')) },
    { label: t('Export for Excel'), run: () => location.assign(exportHref(list.def, params, 'xlsx')) },
    'line',
    {
      label: t('Deleted records'),
      icon: <IconTrash size={15} stroke={1.7} aria-hidden />,
      checked: list.query.trash,
      run: () => list.set({ trash: list.query.trash ? undefined : true, layout: undefined }),
    },
  ]
  return (
    <Menu
      label={t('More')}
      className="btn btn-icon"
      align="end"
      items={items}
      button={<IconDots size={16} aria-hidden />}
    />
  )
}
