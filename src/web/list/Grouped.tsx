import './grid.css'
import { IconChevronRight } from '@tabler/icons-react'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { fieldLabel, many, type WireRow } from '../kit/catalogue.ts'
import { numberFormat } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { amountsText } from './Footer.tsx'
import { tracksOf } from './Grid.tsx'
import { GridHead } from './GridHead.tsx'
import { both, type Group, groupFilter, groupsOf } from './groups.ts'
import { type Pages, usePages } from './pages.ts'
import { type Column, columnsOf, paramsOf } from './query.ts'
import type { Selection } from './selection.ts'
import { summedTogether, useSums } from './sums.ts'
import type { List } from './useList.ts'
import { rowHeight, useRows } from './useRows.tsx'

type Props = {
  list: List
  selection: Selection
  onOpen: (row: WireRow) => void
  onPeek: (row: WireRow) => void
  peeked?: string
  /** The rows of the whole list, for what the head says of them. */
  pages: Pages
}

/** So few groups stand open at first; each open one asks for its rows. */
const OPEN = 8

/** A list in groups that fold, each with its number of records and what they come to. */
export function Grouped({ pages, ...props }: Props) {
  const { list, selection } = props
  const { def, query } = list
  const { locale } = useShowing()
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsOf(def, query.columns), [def, query.columns])
  const measured = summedTogether(columns)
  const params = paramsOf(def, query)
  const sums = useSums(def, {
    filter: params.filter,
    q: params.q,
    group: query.group,
    measures: measured.map(({ name }) => `sum:${name}`),
    enabled: list.ready,
  })
  const groups = useMemo(
    () => (sums.data ? groupsOf(def, query.group!, sums.data.data, locale) : []),
    [sums.data, def, query.group, locale],
  )
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set())
  const isOpen = (group: Group, i: number) => (groups.length <= OPEN || i === 0) !== flipped.has(group.key)
  const flip = (key: string) =>
    setFlipped((old) => {
      const next = new Set(old)
      if (!next.delete(key)) next.add(key)
      return next
    })
  return (
    <div ref={scroller} className="grid grouped" style={tracksOf(def, columns)} aria-busy={sums.isPending}>
      <div role="presentation">
        <GridHead list={list} columns={columns} selection={selection} pages={pages} />
      </div>
      {sums.error && <p role="alert">{sums.error.message}</p>}
      {groups.map((group, i) => (
        <section key={group.key} aria-label={group.label}>
          <GroupHead
            group={group}
            measured={measured}
            open={isOpen(group, i)}
            onFlip={() => flip(group.key)}
          />
          {isOpen(group, i) && (
            <GroupRows {...props} group={group} scroller={scroller} above={groups.length} />
          )}
        </section>
      ))}
      {sums.data?.more && <p className="group-more">{t('Only the first thousand groups are shown.')}</p>}
    </div>
  )
}

type HeadProps = { group: Group; measured: readonly Column[]; open: boolean; onFlip: () => void }

function GroupHead({ group, measured, open, onFlip }: HeadProps) {
  const { locale } = useShowing()
  const onKeyDown = (event: React.KeyboardEvent) => {
    const heads = [...document.querySelectorAll<HTMLElement>('.group-head')]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) heads[heads.indexOf(event.currentTarget as HTMLElement) + step]?.focus()
    else if (event.key === (open ? 'ArrowLeft' : 'ArrowRight')) onFlip()
    else return
    event.preventDefault()
  }
  return (
    <button type="button" className="group-head" aria-expanded={open} onClick={onFlip} onKeyDown={onKeyDown}>
      <IconChevronRight size={15} aria-hidden />
      <b>{group.label}</b>
      <span className="group-count">{numberFormat(locale).format(group.count)}</span>
      {measured.map(({ name, field }) => {
        const values = group.lines
          .map((line) => line.sum?.[name])
          .filter((one) => one !== null && one !== undefined)
        return values.length ? (
          <span key={name} className="group-sum">
            {fieldLabel(name, field)} <em>{amountsText(values, locale, true)}</em>
          </span>
        ) : null
      })}
    </button>
  )
}

type RowsOf = Omit<Props, 'pages'> & {
  group: Group
  scroller: RefObject<HTMLDivElement | null>
  above: number
}

function GroupRows({ group, scroller, ...props }: RowsOf) {
  const { list } = props
  const { def, query } = list
  const holder = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  const [active, setActive] = useState(false)
  const params = useMemo(() => {
    const all = paramsOf(def, query)
    return { ...all, filter: both(all.filter, groupFilter(def, query.group!, group.value)) }
  }, [def, query, group.value])
  const pages = usePages(def, params)
  const name = `group-${group.key.replace(/\W/g, '_')}`
  const { rows, keys, columns, height, activeCell } = useRows({
    ...props,
    pages,
    scroller,
    holder,
    margin,
    name,
    active,
  })
  // Groups above fold and fill; where these rows begin moves with them.
  useLayoutEffect(() => {
    const top = holder.current!.offsetTop
    if (top !== margin) setMargin(top)
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual
    <div
      ref={holder}
      role="grid"
      aria-label={`${many(def)}, ${group.label}`}
      aria-rowcount={group.count}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={active && pages.length ? activeCell : undefined}
      tabIndex={0}
      className="grid-body group-body"
      style={{ height: pages.loading ? Math.min(group.count, 6) * rowHeight : height }}
      onFocus={() => setActive(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setActive(false)}
      {...keys}
    >
      {rows}
    </div>
  )
}
