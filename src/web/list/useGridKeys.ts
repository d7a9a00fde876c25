import type { KeyboardEvent, MouseEvent } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { useShortcut } from '../kit/keys.ts'
import { t } from '../kit/text.ts'
import type { Pages } from './pages.ts'
import type { Column } from './query.ts'
import type { Selection } from './selection.ts'

/** A place in the grid; the column counts fields, without the tick box. */
export type At = { row: number; col: number }
export type Doing = {
  at: At
  editable: (row: WireRow | undefined, col: number) => boolean
  go: (to: At) => void
  edit: (at: At) => void
  open: (row: WireRow) => void
  peek: (row: WireRow) => void
}
type Props = {
  doing: Doing
  pages: Pages
  selection: Selection
  columns: readonly Column[]
  def: WireObject
  /** Whether keys of the page mean these rows. */
  active: boolean
}

const group = t('List')

export function useGridKeys({ doing, pages, selection, columns, def, active }: Props) {
  const { at } = doing
  const row = pages.rowAt(at.row)
  const by = (rows: number) => doing.go({ ...at, row: clamp(at.row + rows, pages.length) })
  const side = (cols: number) => doing.go({ ...at, col: clamp(at.col + cols, columns.length) })
  const startEdit = (place: At) => {
    const target = pages.rowAt(place.row)
    if (!target || !doing.editable(target, place.col)) return
    const { name, field } = columns[place.col]!
    if (field.kind === 'yesNo') void change(def, target, { [name]: target[name] !== true })
    else doing.edit(place)
  }
  const extend = (rows: number) => {
    const to = clamp(at.row + rows, pages.length)
    if (!selection.size && row) selection.toggle(row.id, at.row)
    selection.extend(to, (i) => pages.rowAt(i)?.id)
    doing.go({ ...at, row: to })
  }
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => (event.shiftKey ? extend(1) : by(1)),
    ArrowUp: (event) => (event.shiftKey ? extend(-1) : by(-1)),
    ArrowRight: () => side(1),
    ArrowLeft: () => side(-1),
    PageDown: () => by(15),
    PageUp: () => by(-15),
    Home: (event) => doing.go({ row: event.ctrlKey ? 0 : at.row, col: 0 }),
    End: (event) => doing.go({ row: event.ctrlKey ? pages.length - 1 : at.row, col: columns.length - 1 }),
    Enter: () =>
      columns[at.col]?.name === def.title || !doing.editable(row, at.col)
        ? row && doing.open(row)
        : startEdit(at),
    F2: () => startEdit(at),
    ' ': () => row && doing.peek(row),
  }
  useListShortcuts({ by, row, at, selection, open: doing.open, active })
  return {
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      // Keys in an editor or on a button of the grid are theirs.
      if (event.target !== event.currentTarget || !keys[event.key]) return
      event.preventDefault()
      keys[event.key]!(event)
    },
    ...pointer({ doing, pages, selection, startEdit }),
  }
}

type Pointing = Pick<Props, 'doing' | 'pages' | 'selection'> & { startEdit: (at: At) => void }

function pointer({ doing, pages, selection, startEdit }: Pointing) {
  return {
    onClick: (event: MouseEvent<HTMLDivElement>) => {
      const place = placeOf(event)
      const row = place && pages.rowAt(place.row)
      if (!place || !row || event.defaultPrevented) return
      const target = event.target as Element
      if (target.closest('[data-pick]')) return pickRow(event, row, place.row, { pages, selection })
      if (target.closest('[data-peek]')) return doing.peek(row)
      if (target.closest('a[data-title]') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault()
        return doing.open(row)
      }
      doing.go(place)
    },
    onDoubleClick: (event: MouseEvent<HTMLDivElement>) => {
      const place = placeOf(event)
      if (place && !(event.target as Element).closest('[data-pick], a, button')) startEdit(place)
    },
  }
}

function pickRow(
  event: MouseEvent,
  row: WireRow,
  index: number,
  { pages, selection }: Pick<Props, 'pages' | 'selection'>,
) {
  if (event.shiftKey) selection.extend(index, (i) => pages.rowAt(i)?.id)
  else selection.toggle(row.id, index)
}

function placeOf(event: MouseEvent): At | undefined {
  const cell = (event.target as Element).closest<HTMLElement>('[data-col]')
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row
    ? { row: Number(row.dataset.row), col: Math.max(0, Number(cell.dataset.col)) }
    : undefined
}

type Short = {
  by: (n: number) => void
  row: WireRow | undefined
  at: At
  selection: Selection
  open: (row: WireRow) => void
  active: boolean
}

function useListShortcuts({ by, row, at, selection, open, active }: Short) {
  useShortcut({ keys: 'j', label: t('Next row'), group }, () => by(1), active)
  useShortcut({ keys: 'k', label: t('Previous row'), group }, () => by(-1), active)
  useShortcut(
    { keys: 'x', label: t('Select row'), group },
    () => row && selection.toggle(row.id, at.row),
    active,
  )
  useShortcut({ keys: 'o', label: t('Open record'), group }, () => row && open(row), active)
  useShortcut({ keys: 'Mod+a', label: t('Select all matching'), group }, selection.pickAll, active)
  useShortcut(
    { keys: 'Escape', label: t('Clear the selection'), group },
    selection.clear,
    active && (selection.all || selection.size > 0),
  )
  const nothing = () => undefined
  useShortcut({ keys: 'Enter', label: t('Open, or edit the cell'), group, note: true }, nothing, active)
  useShortcut({ keys: 'F2', label: t('Edit the cell'), group, note: true }, nothing, active)
  useShortcut(
    { keys: 'Space', label: t('Look at the record beside the list'), group, note: true },
    nothing,
    active,
  )
}

const clamp = (n: number, length: number) => Math.max(0, Math.min(n, length - 1))
