import { useEffect, useRef, useState } from 'react'
import type { WireRow } from '../kit/catalogue.ts'
import { useShortcut } from '../kit/keys.ts'
import { t } from '../kit/text.ts'
import type { Lane } from './lanes.ts'
import type { Move } from './moves.ts'

/** The card that is being carried by keys, and the column it is over. */
export type Held = { row: WireRow; title: string; from: string; over: string }
type Asked = {
  lanes: Lane[]
  mayMove: boolean
  move: Move
  find: (id: string) => { row: WireRow; title: string } | undefined
}

/**
 * Arrows walk over the cards, Space picks one up, arrows carry it, Space puts it down and Escape leaves it where
 * it was; `said` is read out by screen readers.
 */
export function useBoardKeys({ lanes, mayMove, move, find }: Asked) {
  const board = useRef<HTMLElement>(null)
  const [held, setHeld] = useState<Held>()
  const [said, say] = useState('')
  const follow = useFollow(board)
  useNotes()
  const pickUp = (card: HTMLElement) => {
    const found = find(card.dataset.card!)
    if (!found || !mayMove) return
    const from = laneOf(card)
    setHeld({ ...found, from, over: from })
    say(
      t('{title} picked up. Arrows carry it, Space puts it down, Escape leaves it.', { title: found.title }),
    )
  }
  const carry = (step: number) => {
    const at = lanes.findIndex((lane) => lane.key === held!.over)
    const to = lanes[Math.max(0, Math.min(at + step, lanes.length - 1))]!
    setHeld({ ...held!, over: to.key })
    say(t('Over {stage}, column {place} of {count}', placeOf(lanes, to)))
    document.getElementById(`lane-${to.key}`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }
  const putDown = () => {
    const to = lanes.find((lane) => lane.key === held!.over)!
    setHeld(undefined)
    if (held!.over === held!.from) return say(t('{title} is where it was', { title: held!.title }))
    say(t('{title} put into {stage}', { title: held!.title, stage: to.title }))
    follow(held!.row.id)
    move(held!.row, to)
  }
  const leave = () => {
    say(t('{title} is where it was', { title: held!.title }))
    setHeld(undefined)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const card = event.target as HTMLElement
    if (!card.dataset.card || event.ctrlKey || event.metaKey || event.altKey) return
    const act = held
      ? holding(event.key, { carry, putDown, leave })
      : walking(event.key, card, { board: board.current!, lanes, pickUp })
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return { board, held, said, onKeyDown }
}

type Holding = { carry: (step: number) => void; putDown: () => void; leave: () => void }

const holding = (key: string, { carry, putDown, leave }: Holding): (() => void) | undefined =>
  ({
    ArrowLeft: () => carry(isRightToLeft() ? 1 : -1),
    ArrowRight: () => carry(isRightToLeft() ? -1 : 1),
    ArrowUp: () => {},
    ArrowDown: () => {},
    ' ': putDown,
    Enter: putDown,
    Escape: leave,
  })[key]

type Walking = { board: HTMLElement; lanes: Lane[]; pickUp: (card: HTMLElement) => void }

const walking = (
  key: string,
  card: HTMLElement,
  { board, lanes, pickUp }: Walking,
): (() => void) | undefined =>
  ({
    ArrowUp: () => focusOn(cardsOf(board, laneOf(card)), Number(card.dataset.index) - 1),
    ArrowDown: () => focusOn(cardsOf(board, laneOf(card)), Number(card.dataset.index) + 1),
    ArrowLeft: () => beside(board, card, lanes, isRightToLeft() ? 1 : -1),
    ArrowRight: () => beside(board, card, lanes, isRightToLeft() ? -1 : 1),
    Home: () => focusOn(cardsOf(board, laneOf(card)), 0),
    ' ': () => pickUp(card),
    Enter: () => card.querySelector('a')?.click(),
    m: () => card.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click(),
  })[key]

const laneOf = (card: HTMLElement) => card.closest<HTMLElement>('[data-lane]')!.dataset.lane!
const cardsOf = (board: HTMLElement, lane: string) => [
  ...board.querySelectorAll<HTMLElement>(`[data-lane="${CSS.escape(lane)}"] [data-card]`),
]
const focusOn = (cards: HTMLElement[], index: number) =>
  cards.find((card) => Number(card.dataset.index) === index)?.focus()

// The card at the same height in the next column that has any.
function beside(board: HTMLElement, card: HTMLElement, lanes: Lane[], step: number) {
  const top = card.getBoundingClientRect().top
  for (let at = lanes.findIndex((lane) => lane.key === laneOf(card)) + step; lanes[at]; at += step) {
    const cards = cardsOf(board, lanes[at]!.key)
    const off = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().top - top)
    const near = cards.sort((a, b) => off(a) - off(b))[0]
    if (near) return near.focus()
  }
}

const isRightToLeft = () => document.documentElement.dir === 'rtl'
const placeOf = (lanes: Lane[], lane: Lane) => ({
  stage: lane.title,
  place: lanes.indexOf(lane) + 1,
  count: lanes.length,
})

/** The focus goes along with a card that was put down, as soon as it is drawn in its new column. */
function useFollow(board: React.RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  useEffect(() => () => clearInterval(timer.current), [])
  return (id: string) => {
    clearInterval(timer.current)
    let left = 20
    timer.current = setInterval(() => {
      const card = board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)
      if (card && document.activeElement === document.body) card.focus()
      if (--left === 0) clearInterval(timer.current)
    }, 100)
  }
}

function useNotes() {
  const nothing = () => {}
  const note = { group: t('Board'), note: true }
  useShortcut({ keys: 'Space', label: t('Pick a card up, and put it down'), ...note }, nothing)
  useShortcut({ keys: 'ArrowRight', label: t('Walk over the cards, or carry one'), ...note }, nothing)
  useShortcut({ keys: 'Enter', label: t('Open the card'), ...note }, nothing)
  useShortcut({ keys: 'm', label: t('The menu of the card'), ...note }, nothing)
}
