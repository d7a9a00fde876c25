import { type RefObject, useEffect, useState } from 'react'
import { numberFormat } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import type { LaneTotals } from './Board.tsx'
import type { Lane } from './lanes.ts'

type Props = { lanes: Lane[]; totals: (lane: Lane) => LaneTotals; board: RefObject<HTMLElement | null> }

/** On a phone one column fills the screen; these tell which, and a swipe or a tap goes to another. */
export function LaneTabs({ lanes, totals, board }: Props) {
  const { locale } = useShowing()
  const [at, setAt] = useState(0)
  const count = lanes.length
  useEffect(() => {
    const element = board.current
    if (!element || !count) return
    const look = () => setAt(Math.round(Math.abs(element.scrollLeft) / element.clientWidth))
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [board, count])
  return (
    <nav className="lane-tabs" aria-label={t('Columns')}>
      {lanes.map((lane, i) => (
        <button
          key={lane.key}
          ref={i === at ? intoSight : undefined}
          type="button"
          aria-current={i === at ? 'true' : undefined}
          onClick={() =>
            document.getElementById(`lane-${lane.key}`)?.scrollIntoView({ inline: 'start', block: 'nearest' })
          }
        >
          {lane.title} <span>{numberFormat(locale).format(totals(lane).count ?? 0)}</span>
        </button>
      ))}
    </nav>
  )
}

const intoSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ inline: 'center', block: 'nearest' })
