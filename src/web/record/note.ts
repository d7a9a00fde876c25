import { useEffect, useMemo, useState } from 'react'
import { draftsOf } from '../form/draft.ts'
import type { Linked, WireObject, WireRow } from '../kit/catalogue.ts'
import { useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { withMentions } from './mention.ts'
import { formatted } from './paragraphs.ts'

export const kinds = [
  { kind: 'note', label: t('Note'), ask: t('Write a note…'), extra: [], key: 'n' },
  {
    kind: 'call',
    label: t('Call'),
    ask: t('What was said?'),
    extra: ['direction', 'outcome', 'duration', 'contact', 'at'],
    key: 'l',
  },
  {
    kind: 'meeting',
    label: t('Meeting'),
    ask: t('What it is about, and below what was agreed'),
    extra: ['at', 'endsAt', 'location', 'contact'],
    key: 'm',
  },
  {
    kind: 'task',
    label: t('Task'),
    ask: t('What is to be done?'),
    extra: ['dueAt', 'priority', 'owner'],
    key: 't',
  },
  {
    kind: 'email',
    label: t('E-mail'),
    ask: t('Subject, and below what was written'),
    extra: ['direction', 'contact', 'at'],
    key: 'm',
  },
  {
    kind: 'chat',
    label: t('Chat'),
    ask: t('Paste the chat, with names and times'),
    extra: ['direction', 'contact', 'at'],
    key: 'h',
  },
] as const
export type Kind = (typeof kinds)[number]

type Values = Record<string, unknown>
type Note = {
  kind: Kind
  text: string
  extra: Values
  links: Record<string, Linked | null>
  picked: Record<string, string>
}

const blank: Note = { kind: kinds[0], text: '', extra: {}, links: {}, picked: {} }

/** What is being written about a record; a draft outlives the page. */
export function useNote(def: WireObject, row: WireRow) {
  const { user } = useSession()
  const drafts = useMemo(() => draftsOf(user.id, `note.${def.plural}`, row.id), [user.id, def.plural, row.id])
  const [note, setNote] = useState<Note>(() => written(drafts.read()) ?? blank)
  useEffect(() => {
    const { kind, text, extra, links, picked } = note
    if (text.trim())
      drafts.keep({ values: { kind: kind.kind, text, extra, picked }, included: links, at: Date.now() })
    else drafts.drop()
  }, [note, drafts])
  return {
    ...note,
    put: (change: Partial<Note>) => setNote((was) => ({ ...was, ...change })),
    set: (name: string, value: unknown, link?: Linked | null) =>
      setNote((was) => ({
        ...was,
        extra: { ...was.extra, [name]: value },
        ...(link !== undefined && { links: { ...was.links, [name]: link } }),
      })),
    clear: () => setNote((was) => ({ ...blank, kind: was.kind })),
  }
}

function written(draft: ReturnType<ReturnType<typeof draftsOf>['read']>): Note | undefined {
  const { kind, text, extra, picked } = (draft?.values ?? {}) as Partial<Omit<Note, 'kind'>> & {
    kind?: string
  }
  return text
    ? {
        kind: kinds.find((one) => one.kind === kind) ?? kinds[0],
        text,
        extra: extra ?? {},
        picked: picked ?? {},
        links: draft!.included,
      }
    : undefined
}

export const filled = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

/** What was typed as values: the first line is the subject, the rest the text. */
export function said(kind: string, text: string, picked: Record<string, string>) {
  if (kind === 'chat') return { transcript: text }
  const [first = '', ...rest] = text.trim().split('\n')
  const subject = first.length > 200 ? `${first.slice(0, 160).trimEnd()}…` : first
  // A subject is plain: one that mentions somebody stands in the text too.
  const isKept = first.length > 200 || Object.keys(picked).some((name) => first.includes(`@${name}`))
  const body = withMentions(formatted(isKept ? text : rest.join('\n')), picked)
  return { subject, body: body || null }
}
