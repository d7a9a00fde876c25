import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { useShowing } from '../../kit/session.ts'
import { dayTitle, type Item } from './days.ts'
import { EntryLine } from './EntryLine.tsx'
import style from './timeline.module.css'
import type { useTimeline } from './useTimeline.ts'

type Props = {
  def: WireObject
  row: WireRow
  found: ReturnType<typeof useTimeline>
  items: Item[]
  today: string
}

/** Only what is on screen is in the document; the heading of the day on screen stays on top of it. */
export function Rows({ def, row, found, items, today }: Props) {
  const { locale } = useShowing()
  const list = useRef<HTMLDivElement>(null)
  const { scroller, margin } = useScroller(list)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: (i) => ('day' in items[i]! ? 34 : 72),
    getItemKey: (i) => items[i]?.key ?? i,
    overscan: 6,
    scrollMargin: margin,
    rangeExtractor: useCallback((range: Range) => withHeading(range, items), [items]),
  })
  const shown = virtual.getVirtualItems()
  useLoading(found, items, shown.at(-1)?.index ?? 0)
  useStanding(scroller, virtual, items)
  const first = shown[0] && 'day' in items[shown[0].index]! ? shown[0] : undefined
  const body = first && shown[1] && shown[1].index > first.index + 1 ? shown[1] : shown[0]
  // The kept heading takes its place in the flow, so that it can stick; the gap before the rest is that much less.
  const before = (body?.start ?? margin) - margin - (body === shown[1] ? (first?.size ?? 0) : 0)
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin)
  return (
    <div
      ref={list}
      className={style.rows}
      aria-busy={found.isFetchingNextPage}
      style={{ paddingBlock: `${Math.max(0, before)}px ${Math.max(0, after)}px` }}
    >
      {shown.map(({ index, key }) => {
        const item = items[index]!
        return 'day' in item ? (
          <h2 key={key} ref={virtual.measureElement} data-index={index} className={style.day}>
            {dayTitle(item.day, locale, today)}
          </h2>
        ) : (
          <div key={key} ref={virtual.measureElement} data-index={index} className={style.slot}>
            <EntryLine def={def} row={row} entry={item.entry} linked={found.linked} isLast={item.isLast} />
          </div>
        )
      })}
    </div>
  )
}

function withHeading(range: Range, items: Item[]): number[] {
  const shown = defaultRangeExtractor(range)
  let heading = shown[0] ?? 0
  while (heading > 0 && !('day' in (items[heading] ?? { day: '' }))) heading--
  return shown.includes(heading) ? shown : [heading, ...shown]
}

/** What scrolls, and how far below its top the list begins; that changes as things above it open and close. */
function useScroller(list: { current: HTMLElement | null }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const found = list.current?.closest<HTMLElement>('[data-scroller]') ?? null
    setScroller(found)
    if (!found) return
    const measure = () => {
      const top = list.current!.getBoundingClientRect().top - found.getBoundingClientRect().top
      setMargin(Math.round(top + found.scrollTop))
    }
    measure()
    const watch = new ResizeObserver(measure)
    for (let one: Element | null = list.current; one && one !== found; one = one.parentElement)
      for (const sibling of one.parentElement!.children) if (sibling !== one) watch.observe(sibling)
    return () => watch.disconnect()
  })
  return { scroller, margin }
}

const AHEAD = 20

function useLoading(found: Props['found'], items: Item[], last: number) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage, show } = found
  const isNear = last >= items.length - AHEAD
  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isNear, hasNextPage, isFetchingNextPage, fetchNextPage])
  useEffect(() => show(Math.max(0, last - 2 * AHEAD), last), [show, last])
}

type Virtual = ReturnType<typeof useVirtualizer<HTMLElement, Element>>

/** Whoever reads further down stays there when entries come in above. */
function useStanding(scroller: HTMLElement | null, virtual: Virtual, items: Item[]) {
  const at = useRef<{ key: string; offset: number } | undefined>(undefined)
  const known = useRef(items)
  useLayoutEffect(() => {
    if (known.current === items) return
    known.current = items
    const anchor = at.current
    if (!scroller || !anchor) return
    const index = items.findIndex((item) => item.key === anchor.key)
    const start = index < 0 ? undefined : virtual.measurementsCache[index]?.start
    if (start !== undefined) scroller.scrollTop = start + anchor.offset
  }, [items, scroller, virtual])
  useEffect(() => {
    const top = scroller?.scrollTop ?? 0
    const first = virtual
      .getVirtualItems()
      .find((one) => one.end > top && 'entry' in (known.current[one.index] ?? {}))
    // At the top new entries are what one wants to see.
    at.current =
      first && first.start < top ? { key: String(first.key), offset: top - first.start } : undefined
  })
}
