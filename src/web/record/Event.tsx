import { IconCalendarEvent, IconCheck, IconMail, IconNote, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { openForm } from '../form/RecordForm.tsx'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { dateFormat, dayText, momentText } from '../kit/format.ts'
import { refresh } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast } from '../kit/undo.tsx'
import { Chip } from '../kit/Value.tsx'
import { paragraphsOf } from './paragraphs.ts'
import style from './timeline.module.css'

const icons = {
  note: IconNote,
  call: IconPhone,
  meeting: IconCalendarEvent,
  task: IconCheck,
  email: IconMail,
}

type Props = { def: WireObject; row: WireRow; here: string }

/** One entry of the timeline. `here` names the link that everybody on this page shares. */
export function Event({ def, row, here }: Props) {
  const kind = String(row.kind) as keyof typeof icons
  const Icon = icons[kind] ?? IconNote
  const isTask = kind === 'task'
  return (
    <li className={style.event}>
      {isTask ? (
        <Tick def={def} row={row} />
      ) : (
        <span className={style.icon} data-kind={kind}>
          <Icon size={14} stroke={1.8} aria-hidden />
        </span>
      )}
      <div className={style.what}>
        <p className={style.line}>
          <button
            type="button"
            className={style.subject}
            data-done={row.done === true}
            onClick={() => openForm({ plural: def.plural, id: row.id })}
          >
            {titleOf(def, row)}
          </button>
          <Facts def={def} row={row} />
        </p>
        <People row={row} here={here} />
        <Body html={row.body} />
      </div>
      <When row={row} />
    </li>
  )
}

function Tick({ def, row }: { def: WireObject; row: WireRow }) {
  const isDone = row.done === true
  const toggle = async () => {
    const saved = await change(def, row, { done: !isDone }, { silent: true })
    await refresh(def.name)
    if (saved)
      toast({
        message: `${titleOf(def, row)}: ${isDone ? t('to do again') : t('done')}`,
        undo: () => change(def, saved, { done: isDone }, { silent: true }).then(() => refresh(def.name)),
      })
  }
  return (
    <button
      type="button"
      aria-pressed={isDone}
      aria-label={t('{title}: done', { title: titleOf(def, row) })}
      className={style.tick}
      onClick={() => void toggle()}
    >
      <IconCheck size={14} stroke={2.4} aria-hidden />
    </button>
  )
}

function Facts({ def, row }: { def: WireObject; row: WireRow }) {
  const priority = row.priority === 'high' ? 'priority' : undefined
  const names = ['direction', 'outcome', priority].filter((name): name is string =>
    Boolean(name && row[name]),
  )
  return names.map((name) => <Chip key={name} value={String(row[name])} field={def.fields[name]!} />)
}

/** Who took part, besides the record this page is about. */
function People({ row, here }: { row: WireRow; here: string }) {
  const catalogue = useCatalogue()
  const links = ['contact', 'deal', 'account']
    .filter((name) => name !== here)
    .flatMap((name) => row.included?.[name] ?? [])
  const owner = row.included?.owner?.title
  if (!links.length && !owner && !row.location) return null
  return (
    <p className={style.people}>
      {links.map((link) => (
        <Link
          key={link.id}
          to="/o/$plural/$id"
          params={{ plural: catalogue.find(link.object)?.plural ?? '', id: link.id }}
        >
          {link.title}
        </Link>
      ))}
      {owner && <span>{owner}</span>}
      {Boolean(row.location) && <span>{String(row.location)}</span>}
    </p>
  )
}

function Body({ html }: { html: unknown }) {
  const paragraphs = typeof html === 'string' ? paragraphsOf(html) : []
  if (!paragraphs.length) return null
  return (
    <div className={style.body}>
      {paragraphs.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: text has no other name
        <p key={i}>{text}</p>
      ))}
    </div>
  )
}

function When({ row }: { row: WireRow }) {
  const { locale, timeZone } = useShowing()
  const isTask = row.kind === 'task'
  const at = (isTask ? row.dueAt : row.at) as string | null
  if (!at) return <span />
  const now = new Date().toISOString()
  const isLate = isTask && row.done !== true && at < now
  const time = dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(at))
  const text = isTask
    ? t('Due {day}', { day: dayText(at, locale) })
    : at > now
      ? `${dayText(at, locale)}, ${time}`
      : time
  return (
    <time className={isLate ? style.late : style.when} dateTime={at} title={momentText(at, locale, timeZone)}>
      {text}
    </time>
  )
}
