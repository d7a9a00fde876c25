import type { ReactNode } from 'react'
import {
  fieldLabel,
  type Linked,
  one,
  titleOf,
  type WireField,
  type WireObject,
  type WireRow,
} from '../../kit/catalogue.ts'
import { listText } from '../../kit/language.ts'
import { t, tx } from '../../kit/text.ts'
import { Value } from '../../kit/Value.tsx'
import type { Change } from './pages.ts'

export type Told = { tone: string; line: ReactNode; fields: string[] }
type Asked = { def: WireObject; change: Change; isOwn: boolean; linked: Record<string, Linked> }

/** A change in plain words, and which of its fields are worth showing beneath. */
export function told({ def, change, isOwn, linked }: Asked): Told {
  const { kind, subject, changes } = change
  const title = <b>{subject ? titleOf(def, subject as WireRow) : one(def)}</b>
  const fields = Object.keys(changes).filter((name) => def.fields[name])
  if (kind === 'created') return { tone: 'made', line: created(def, title, isOwn), fields: [] }
  if (kind === 'deleted') return { tone: 'gone', line: tx('{title} deleted', { title }), fields: [] }
  if (kind === 'restored') return { tone: 'made', line: tx('{title} brought back', { title }), fields: [] }
  const by = def.board?.by
  if (by && changes[by])
    return { ...moved(def, by, { title, change, linked }), fields: isOwn ? rest(fields, by) : [] }
  if (isOwn) {
    const names = listText(fields.map((name) => fieldLabel(name, def.fields[name])))
    return { tone: 'change', line: tx('{fields} changed', { fields: <b>{names}</b> }), fields }
  }
  return { tone: 'change', line: tx('{title} changed', { title }), fields }
}

const created = (def: WireObject, title: ReactNode, isOwn: boolean) =>
  isOwn ? tx('{title} created', { title }) : tx('{object} {title} added', { object: one(def), title })

// What follows a stage by itself says nothing of its own.
const followers = new Set(['probability', 'closedAt', 'stageEnteredAt', 'pipeline'])
const rest = (fields: string[], by: string) => fields.filter((name) => name !== by && !followers.has(name))

type Moved = { title: ReactNode; change: Change; linked: Record<string, Linked> }

function moved(def: WireObject, by: string, { title, change, linked }: Moved): Pick<Told, 'tone' | 'line'> {
  const [before, after] = change.changes[by]!
  const name = (value: unknown) => <Named name={by} field={def.fields[by]!} value={value} linked={linked} />
  const closed = change.changes.closedAt?.[1]
  if (closed && change.changes.probability?.[1] === 100)
    return { tone: 'won', line: tx('{title} won', { title }) }
  if (closed) return { tone: 'lost', line: tx('{title} lost', { title }) }
  return {
    tone: 'moved',
    line: before
      ? tx('{title} moved from {before} to {after}', {
          title,
          before: name(before),
          after: <b>{name(after)}</b>,
        })
      : tx('{title} moved to {after}', { title, after: <b>{name(after)}</b> }),
  }
}

type NamedProps = { name: string; field: WireField; value: unknown; linked: Record<string, Linked> }

/** A value of a change, with the name of what it points at. */
export const Named = ({ name, field, value, linked }: NamedProps) =>
  field.target && typeof value === 'string' ? (
    <span>{linked[value]?.title ?? t('a record not visible to you')}</span>
  ) : (
    <Value name={name} field={field} value={value} quiet />
  )

export const causeText = (cause: { kind: string } | null) => (cause ? (causes[cause.kind] ?? '') : '')

const causes: Record<string, string> = {
  importRun: t('by import'),
  import: t('by import'),
  restore: t('by restoring'),
  apiKey: t('through the API'),
  bulk: t('with many others'),
}
