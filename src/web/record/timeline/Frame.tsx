import {
  IconArrowRight,
  IconCalendarEvent,
  IconCheck,
  IconFile,
  IconMail,
  IconMessage,
  IconMessages,
  IconNote,
  IconPencil,
  IconPhone,
  IconPlus,
  IconThumbDown,
  IconTrash,
  IconTrophy,
  IconVideo,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { dayText, momentText } from '../../kit/format.ts'
import { useShowing } from '../../kit/session.ts'
import { timeText } from '../../kit/when.ts'
import style from './timeline.module.css'

const icons = {
  note: IconNote,
  call: IconPhone,
  meeting: IconCalendarEvent,
  task: IconCheck,
  email: IconMail,
  chat: IconMessages,
  message: IconMessage,
  video: IconVideo,
  file: IconFile,
  made: IconPlus,
  gone: IconTrash,
  moved: IconArrowRight,
  change: IconPencil,
  won: IconTrophy,
  lost: IconThumbDown,
}

export function EntryIcon({ kind }: { kind: string }) {
  const Icon = icons[kind as keyof typeof icons] ?? IconNote
  return (
    <span className={style.icon} data-kind={kind}>
      <Icon size={14} stroke={1.8} aria-hidden />
    </span>
  )
}

export type Shared = { isLast: boolean; below?: ReactNode }

type FrameProps = Shared & {
  icon: ReactNode
  at?: string
  label: string
  children: ReactNode
  acts?: ReactNode
}

export function Frame({ icon, at, label, isLast, children, acts }: FrameProps) {
  return (
    <article className={style.event} data-last={isLast} aria-label={label}>
      {icon}
      <div className={style.what}>{children}</div>
      <span className={style.end}>
        {at && <When at={at} />}
        {acts}
      </span>
    </article>
  )
}

function When({ at }: { at: string }) {
  const { locale, timeZone } = useShowing()
  const isAhead = at > new Date().toISOString()
  const time = timeText(at, locale, timeZone)
  return (
    <time className={style.when} dateTime={at} title={momentText(at, locale, timeZone)}>
      {isAhead ? `${dayText(at, locale)}, ${time}` : time}
    </time>
  )
}
