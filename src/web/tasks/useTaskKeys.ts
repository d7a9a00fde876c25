import { useNavigate } from '@tanstack/react-router'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { useShortcut } from '../kit/keys.ts'
import { t } from '../kit/text.ts'
import { complete } from './complete.ts'

const lines = () => [...document.querySelectorAll<HTMLElement>('[data-task]')]
const here = () => document.activeElement?.closest<HTMLElement>('[data-task]') ?? undefined

function step(by: 1 | -1) {
  const all = lines()
  const at = all.indexOf(here() as HTMLElement)
  all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus()
}

/** The list of tasks by keys: up and down, tick off, pick, open. */
export function useTaskKeys(def: WireObject, rows: readonly WireRow[], onPick: (id: string) => void) {
  const navigate = useNavigate()
  const group = t('Tasks')
  const onRow = (act: (row: WireRow) => void) => () => {
    const row = rows.find(({ id }) => id === here()?.dataset.task)
    if (row) act(row)
  }
  useShortcut({ keys: 'j', label: t('Next task'), group }, () => step(1))
  useShortcut({ keys: 'k', label: t('Task before'), group }, () => step(-1))
  useShortcut(
    { keys: 'e', label: t('Tick off'), group },
    onRow((row) => void complete(def, row, row.done !== true)),
  )
  useShortcut(
    { keys: 'x', label: t('Pick, for several at once'), group },
    onRow((row) => onPick(row.id)),
  )
  useShortcut(
    { keys: 'o', label: t('Open the task'), group },
    onRow((row) => void navigate({ to: '/o/$plural/$id', params: { plural: def.plural, id: row.id } })),
  )
}
