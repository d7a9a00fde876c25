import { IconCheck, IconPinFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Linked, titleOf, useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { dayText } from '../../kit/format.ts'
import { useShowing } from '../../kit/session.ts'
import { t, tn } from '../../kit/text.ts'
import { Chip } from '../../kit/Value.tsx'
import { dueText } from '../../kit/when.ts'
import { complete } from './acts.ts'
import { EditEntry } from './EditEntry.tsx'
import { EntryMenu } from './EntryMenu.tsx'
import { FileChips } from './FileChips.tsx'
import { Formatted } from './Formatted.tsx'
import { EntryIcon, Frame, type Shared } from './Frame.tsx'
import type { Whole } from './pages.ts'
import style from './timeline.module.css'

type Props = Shared & { def: WireObject; whole: Whole; here: string }

/** Something written down: a note, call, meeting, task, e-mail, chat. It is edited where it stands. */
export function ActivityLine({ def, whole, here, below, isLast }: Props) {
  const [isEditing, setEditing] = useState(false)
  const { row } = whole
  const kind = String(row.kind)
  const isTask = kind === 'task'
  const title = titleOf(def, row)
  if (isEditing) return <EditEntry def={def} whole={whole} onDone={() => setEditing(false)} />
  return (
    <Frame
      icon={isTask ? <Tick def={def} row={row} /> : <EntryIcon kind={kind} />}
      at={isTask && row.done !== true ? undefined : String(row.at ?? row.createdAt)}
      label={title}
      isLast={isLast}
      acts={<EntryMenu def={def} whole={whole} onEdit={() => setEditing(true)} />}
    >
      <p className={style.line}>
        {row.pinned === true && <IconPinFilled size={13} className={style.pin} aria-label={t('Pinned')} />}
        <Subject def={def} row={row} isRepeated={isRepeated(whole)} onEdit={() => setEditing(true)} />
        <Facts def={def} row={row} />
        {below}
      </p>
      <People whole={whole} here={here} />
      <Texts def={def} whole={whole} />
      {whole.files && whole.files.length > 0 && <FileChips files={whole.files} />}
    </Frame>
  )
}

// A note without a title of its own bears its first words twice.
const isRepeated = ({ row, texts }: Whole) =>
  row.kind === 'note' &&
  Boolean(texts.body) &&
  plainStart(texts.body!).startsWith(String(row.subject).slice(0, 60))

const plainStart = (html: string) =>
  (/<[a-z/]/i.test(html) ? (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '') : html)
    .replace(/\s+/g, ' ')
    .trim()

type SubjectProps = { def: WireObject; row: WireRow; isRepeated: boolean; onEdit: () => void }

function Subject({ def, row, isRepeated, onEdit }: SubjectProps) {
  const may = row.may?.update ?? def.can.update
  const text = isRepeated ? t('Note') : titleOf(def, row)
  if (!may) return <b data-done={row.done === true}>{text}</b>
  return (
    <button
      type="button"
      className={style.subject}
      data-done={row.done === true}
      aria-label={t('Edit {title}', { title: titleOf(def, row) })}
      onClick={onEdit}
    >
      {text}
    </button>
  )
}

function Tick({ def, row }: { def: WireObject; row: WireRow }) {
  const isDone = row.done === true
  return (
    <button
      type="button"
      aria-pressed={isDone}
      aria-label={t('{title}: done', { title: titleOf(def, row) })}
      className={style.tick}
      onClick={() => void complete(def, row)}
    >
      <IconCheck size={14} stroke={2.4} aria-hidden />
    </button>
  )
}

function Facts({ def, row }: { def: WireObject; row: WireRow }) {
  const { locale, timeZone } = useShowing()
  const priority = row.priority === 'high' ? 'priority' : undefined
  const names = ['direction', 'outcome', priority].filter((name): name is string =>
    Boolean(name && row[name]),
  )
  const minutes = Number(row.duration ?? 0)
  const due = row.kind === 'task' && row.done !== true ? (row.dueAt as string | null) : null
  const isLate = due !== null && due < new Date().toISOString()
  return (
    <>
      {names.map((name) => (
        <Chip key={name} value={String(row[name])} field={def.fields[name]!} />
      ))}
      {minutes > 0 && <span className={style.by}>{tn(minutes, '{count} min', '{count} min')}</span>}
      {due && (
        <span className={isLate ? style.late : style.by} title={dayText(due, locale)}>
          {t('Due {day}', { day: dueText(due, locale, timeZone) })}
        </span>
      )}
    </>
  )
}

/** Who took part and what it is about, besides the record this page is about. */
function People({ whole: { row, people }, here }: { whole: Whole; here: string }) {
  const catalogue = useCatalogue()
  const took = (people ?? []).map((one) => one.included?.contact ?? one.included?.user ?? otherOf(one))
  const about = ['contact', 'deal', 'lead', 'account'].flatMap((name) => row.included?.[name] ?? [])
  const links = eachOnce([...took, ...about]).filter((link) => link.id !== here && link.id !== row.owner)
  const owner = row.included?.owner?.title
  if (!links.length && !owner && !row.location) return null
  return (
    <p className={style.people}>
      {owner && <span>{owner}</span>}
      {links.map((link) => {
        const plural = link.object === 'user' ? undefined : catalogue.find(link.object)?.plural
        return plural ? (
          <Link key={link.id} to="/o/$plural/$id" params={{ plural, id: link.id }}>
            {link.title}
          </Link>
        ) : (
          <span key={link.id}>{link.title}</span>
        )
      })}
      {Boolean(row.location) && <span>{String(row.location)}</span>}
    </p>
  )
}

const otherOf = (one: WireRow): Linked => ({
  id: one.id,
  object: '',
  title: String(one.name ?? one.email ?? ''),
})

const eachOnce = (links: Linked[]) =>
  links.filter((link, i) => link.title && links.findIndex((other) => other.id === link.id) === i)

function Texts({ def, whole: { row, texts, cut } }: { def: WireObject; whole: Whole }) {
  const [isOpen, setOpen] = useState(false)
  const { body, transcript } = texts
  return (
    <>
      {body && (
        <div className={style.body}>
          <Formatted html={body} />
        </div>
      )}
      {transcript && (
        <div className={style.transcript} data-open={isOpen}>
          <Formatted html={transcript} />
          {transcript.length > 400 && (
            <button
              type="button"
              className={style.more}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? t('Show less') : t('Show more')}
            </button>
          )}
        </div>
      )}
      {cut.length > 0 && (
        <Link className={style.more} to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }}>
          {t('Read the whole text')}
        </Link>
      )}
    </>
  )
}
