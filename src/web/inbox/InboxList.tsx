import '../kit/iconButton.css'
import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { dayOf } from '#core/zone.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import { nearDayText, timeText } from '../kit/when.ts'
import style from './inbox.module.css'
import { mark, type NoticeLine } from './notices.ts'
import { noticeText } from './noticeText.ts'

type Props = {
  lines: NoticeLine[]
  chosen: NoticeLine | undefined
  onChoose: (line: NoticeLine) => void
  onOpen: (line: NoticeLine) => void
}

export function InboxList({ lines, chosen, onChoose, onOpen }: Props) {
  if (!lines.length) return null
  return (
    <ul className={style.list}>
      {lines.map((line) => (
        <Item
          key={line.id}
          line={line}
          isChosen={line === chosen}
          onChoose={() => onChoose(line)}
          onOpen={() => onOpen(line)}
        />
      ))}
    </ul>
  )
}

type ItemProps = { line: NoticeLine; isChosen: boolean; onChoose: () => void; onOpen: () => void }

function Item({ line, isChosen, onChoose, onOpen }: ItemProps) {
  const catalogue = useCatalogue()
  const showing = useShowing()
  const { actor, record } = line
  return (
    <li className={style.item} data-unread={!line.readAt || undefined} data-chosen={isChosen || undefined}>
      <button
        type="button"
        data-notice={line.id}
        aria-current={isChosen || undefined}
        onClick={onChoose}
        onDoubleClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onOpen()
        }}
      >
        <span className={style.dot} aria-hidden />
        {!line.readAt && <span className="hidden-text">{t('Unread')}</span>}
        <Initials name={actor?.title ?? 'Mainstay'} size={26} square={!actor} />
        <span className={style.text}>
          <span className={style.title}>
            {record.title}
            {record.account && <span>{record.account}</span>}
          </span>
          <span className={style.what}>
            {noticeText(line, catalogue, showing)}
            <When line={line} />
          </span>
        </span>
        <At at={line.at} />
      </button>
      <button
        type="button"
        className={`icon-button ${style.done}`}
        aria-label={line.doneAt ? t('Bring back') : t('Put away')}
        title={line.doneAt ? t('Bring back') : t('Put away (E)')}
        onClick={() => void mark(line.doneAt ? 'open' : 'done', [line.id])}
      >
        {line.doneAt ? (
          <IconArchiveOff size={16} stroke={1.7} aria-hidden />
        ) : (
          <IconArchive size={16} stroke={1.7} aria-hidden />
        )}
      </button>
    </li>
  )
}

/** When what one is reminded of begins or is due. */
function When({ line }: { line: NoticeLine }) {
  const { locale, timeZone } = useShowing()
  if (!line.when) return null
  const day = nearDayText(dayOf(line.when, timeZone), locale, dayOf(new Date(), timeZone))
  return (
    <time dateTime={line.when}>
      {' · '}
      {day} {timeText(line.when, locale, timeZone)}
    </time>
  )
}

function At({ at }: { at: string }) {
  const { locale, timeZone } = useShowing()
  const [day, today] = [dayOf(at, timeZone), dayOf(new Date(), timeZone)]
  return (
    <time className={style.at} dateTime={at}>
      {day === today ? timeText(at, locale, timeZone) : nearDayText(day, locale, today)}
    </time>
  )
}
