import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import {
  fieldLabel,
  type Linked,
  titleOf,
  useCatalogue,
  type WireObject,
  type WireRow,
} from '../../kit/catalogue.ts'
import { ActivityLine } from './ActivityLine.tsx'
import { FileChips } from './FileChips.tsx'
import { EntryIcon, Frame, type Shared } from './Frame.tsx'
import type { Change, Entry } from './pages.ts'
import style from './timeline.module.css'
import { causeText, Named, told } from './words.tsx'

type Props = {
  def: WireObject
  row: WireRow
  entry: Entry
  linked: Record<string, Linked>
  isLast: boolean
}

/** One entry: something written down, a file, or a change told in plain words. */
export const EntryLine = memo(function EntryLine({ def, row, entry, linked, isLast }: Props) {
  const object = useCatalogue().find(entry.object)
  if (!object) return null
  const below = entry.node !== row.id ? linked[entry.node] : undefined
  const shared = { isLast, below: below && <Below link={below} plural={def.plural} /> }
  if (entry.change) {
    const isOwn = entry.object === def.name
    return (
      <ChangeLine
        {...shared}
        def={object}
        entry={entry}
        change={entry.change}
        isOwn={isOwn}
        linked={linked}
      />
    )
  }
  const whole = entry.entry
  if (!whole) return null
  if (object.timeline?.by) return <ActivityLine {...shared} def={object} whole={whole} here={row.id} />
  return <PlainLine {...shared} def={object} entry={entry} row={whole.row} />
})

/** Of an entry of a subsidiary, whose it is. */
const Below = ({ link, plural }: { link: Linked; plural: string }) => (
  <Link className={style.below} to="/o/$plural/$id" params={{ plural, id: link.id }}>
    {link.title}
  </Link>
)

type ChangeProps = Shared & {
  def: WireObject
  entry: Entry
  change: Change
  isOwn: boolean
  linked: Record<string, Linked>
}

function ChangeLine({ def, entry, change, isOwn, linked, below, ...shared }: ChangeProps) {
  const { tone, line, fields } = told({ def, change, isOwn, linked })
  const title = change.subject ? titleOf(def, change.subject) : ''
  const sum = def.board?.sum
  const worth = !isOwn && sum && change.subject?.[sum]
  return (
    <Frame {...shared} icon={<EntryIcon kind={tone} />} at={entry.at} label={title}>
      <p className={style.line}>
        {isOwn || !change.subject ? (
          <span>{line}</span>
        ) : (
          <Link className={style.plain} to="/o/$plural/$id" params={{ plural: def.plural, id: entry.record }}>
            {line}
          </Link>
        )}
        {worth ? <Named name={sum} field={def.fields[sum]!} value={worth} linked={linked} /> : null}
        {below}
        <span className={style.by}>
          {change.actor?.title ?? 'Mainstay'} {causeText(change.cause)}
        </span>
      </p>
      {fields.length > 0 && <Fields def={def} change={change} names={fields} linked={linked} />}
    </Frame>
  )
}

type FieldsProps = { def: WireObject; change: Change; names: string[]; linked: Record<string, Linked> }
const MOST = 4

function Fields({ def, change, names, linked }: FieldsProps) {
  return (
    <dl className={style.fields}>
      {names.slice(0, MOST).map((name) => {
        const [before, after] = change.changes[name]!
        const show = (value: unknown) => (
          <Named name={name} field={def.fields[name]!} value={value} linked={linked} />
        )
        return (
          <div key={name}>
            <dt>{fieldLabel(name, def.fields[name])}</dt>
            <dd>
              <s>{show(before)}</s> → {show(after)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function PlainLine({
  def,
  entry,
  row,
  below,
  ...shared
}: Shared & { def: WireObject; entry: Entry; row: WireRow }) {
  const by = row.included?.createdBy?.title ?? row.included?.owner?.title
  return (
    <Frame {...shared} icon={<EntryIcon kind={def.name} />} at={entry.at} label={titleOf(def, row)}>
      <p className={style.line}>
        {def.name === 'file' ? (
          <FileChips files={[row]} />
        ) : (
          <Link className={style.plain} to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }}>
            <b>{titleOf(def, row)}</b>
          </Link>
        )}
        {below}
        {by && <span className={style.by}>{by}</span>}
      </p>
    </Frame>
  )
}
