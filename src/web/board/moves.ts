import { useState } from 'react'
import { isVisible } from '../form/visible.ts'
import { api } from '../kit/api.ts'
import { askFor } from '../kit/ask.ts'
import { titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { queries } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { doVerb } from '../kit/verbs.ts'
import type { Lane } from './lanes.ts'

export type Moved = ReadonlyMap<string, { row: WireRow; to: string }>
export type Move = (row: WireRow, to: Lane) => void

/** Cards stand in their new column at once; the columns themselves are asked again when it is saved. */
export function useMoves(def: WireObject): { moved: Moved; move: Move } {
  const by = def.board!.by
  const [moved, setMoved] = useState<Moved>(new Map())
  const move = async (row: WireRow, to: Lane) => {
    if ((row[by] ?? null) === to.value) return
    setMoved((old) => new Map(old).set(row.id, { row, to: to.key }))
    try {
      await moveTo(def, row, to)
      await queries.invalidateQueries({ queryKey: [def.name, 'lane'] })
    } catch (error) {
      toastError(error)
    }
    setMoved((old) => new Map([...old].filter(([id]) => id !== row.id)))
  }
  return { moved, move: (row, to) => void move(row, to) }
}

/** A column may be a verb of its own (won, lost), or want fields to be filled before a card comes in. */
async function moveTo(def: WireObject, row: WireRow, to: Lane): Promise<unknown> {
  const { by } = def.board!
  const verb = def.verbs?.find((one) => one.outcome && one.outcome === to.outcome)
  if (verb && isVisible(verb.when, row)) return doVerb(def, row, verb, { [by]: to.value })
  const missing = to.required.length ? await emptyAmong(def, row, to.required) : []
  if (!missing.length) return place(def, row, to, {})
  return askFor({
    title: t('Move {title} to {stage}', { title: titleOf(def, row), stage: to.title }),
    help: t('This column wants to know a little more.'),
    confirm: t('Move'),
    fields: Object.fromEntries(missing.map((name) => [name, { ...def.fields[name]!, isRequired: true }])),
    run: async (values) => {
      await api.patch(`/${def.plural}/${row.id}`, { ...values, [by]: to.value })
      await queries.invalidateQueries({ queryKey: [def.name] })
    },
  })
}

function place(def: WireObject, row: WireRow, to: Lane, more: Record<string, unknown>) {
  const { by } = def.board!
  const object = def.fields[by]?.target
  const link = object && to.value ? { id: to.value, object, title: to.title } : null
  return change(def, row, { [by]: to.value, ...more }, object ? { included: { [by]: link } } : {})
}

async function emptyAmong(def: WireObject, row: WireRow, names: string[]): Promise<string[]> {
  const known = names.filter((name) => def.fields[name]?.writable && name !== def.board!.by)
  if (!known.length) return []
  const full = await api.get<WireRow>(`/${def.plural}/${row.id}`, { query: { fields: known.join(',') } })
  return known.filter((name) => full[name] === null || full[name] === undefined)
}
