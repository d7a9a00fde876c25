import { addDays, dayOf, instantOf, wallOf, weekdayOf } from '#core/zone.ts'
import { api } from '../kit/api.ts'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import type { MenuItem } from '../kit/Popup.tsx'
import { refresh } from '../kit/queries.ts'
import { t, tn } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'

/** The same time on another day, on the clock of the reader; without a time, when the working day ends. */
export function movedTo(day: string, dueAt: unknown, zone: string): string {
  const time = typeof dueAt === 'string' ? wallOf(dueAt, zone).slice(11) : '17:00'
  return instantOf(`${day}T${time}`, zone)
}

type Result = { results: { errors?: { message: string }[] }[]; counts: Record<string, number> }

/** Changes several tasks at once, each in its own way, with undo. */
export async function changeTasks(
  def: WireObject,
  rows: readonly WireRow[],
  edit: (row: WireRow) => Record<string, unknown>,
  message: (count: number) => string,
): Promise<void> {
  const before = rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(Object.keys(edit(row)).map((name) => [name, row[name] ?? null])),
  }))
  const send = async (records: object[]) => {
    const { results, counts } = await api.post<Result>(`/${def.plural}/batch`, {
      operation: 'update',
      records,
    })
    await refresh(def.name)
    const wrong = results.find((one) => one.errors?.length)?.errors?.[0]
    if (wrong) throw new Error(wrong.message)
    return counts.updated ?? 0
  }
  try {
    const count = await send(rows.map((row) => ({ id: row.id, ...edit(row) })))
    toast({ message: message(count), undo: () => send(before) })
  } catch (error) {
    toastError(error)
  }
}

const put = (def: WireObject, rows: readonly WireRow[], day: string, zone: string) =>
  changeTasks(
    def,
    rows,
    (row) => ({ dueAt: movedTo(day, row.dueAt, zone) }),
    (count) => tn(count, 'Task moved', '{count} tasks moved'),
  )

/** Where tasks may be put off to, as entries of a menu. */
export function postponing(def: WireObject, rows: readonly WireRow[], zone: string): MenuItem[] {
  const today = dayOf(new Date(), zone)
  const to = (label: string, day: string): MenuItem => ({ label, run: () => void put(def, rows, day, zone) })
  return [
    { heading: t('Move to') },
    to(t('Today'), today),
    to(t('Tomorrow'), addDays(today, 1)),
    to(t('Next Monday'), addDays(today, 8 - weekdayOf(today))),
    to(t('In a week'), addDays(today, 7)),
    to(t('In four weeks'), addDays(today, 28)),
  ]
}
