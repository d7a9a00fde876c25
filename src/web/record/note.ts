import { useEffect, useMemo, useState } from 'react'
import { draftsOf } from '../form/draft.ts'
import type { Linked, WireObject, WireRow } from '../kit/catalogue.ts'
import { useSession } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { formatted } from './paragraphs.ts'

export const kinds = [
  { kind: 'note', label: t('Note'), ask: t('Write a note…'), extra: [], key: 'n' },
  {
    kind: 'call',
    label: t('Call'),
    ask: t('What was said?'),
    extra: ['direction', 'outcome', 'contact', 'at'],
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
] as const
export type Kind = (typeof kinds)[number]

type Values = Record<string, unknown>
type Note = { kind: Kind; text: string; extra: Values; links: Record<string, Linked | null> }

const blank: Note = { kind: kinds[0], text: '', extra: {}, links: {} }

/** What is being written about a record; a draft outlives the page. */
export function useNote(def: WireObject, row: WireRow) {
  const { user } = useSession()
  const drafts = useMemo(() => draftsOf(user.id, `note.${def.plural}`, row.id), [user.id, def.plural, row.id])
  const [note, setNote] = useState<Note>(() => written(drafts.read()) ?? blank)
  useEffect(() => {
    const { kind, text, extra, links } = note
    if (text.trim())
      drafts.keep({ values: { kind: kind.kind, text, extra }, included: links, at: Date.now() })
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
  const { kind, text, extra } = (draft?.values ?? {}) as { kind?: string; text?: string; extra?: Values }
  return text
    ? {
        kind: kinds.find((one) => one.kind === kind) ?? kinds[0],
        text,
        extra: extra ?? {},
        links: draft!.included,
      }
    : undefined
}

export const filled = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

export function said(text: string): { subject: string; body: string | null } {
  const [first = '', ...rest] = text.trim().split('\n')
  const subject = first.length > 200 ? `${first.slice(0, 160).trimEnd()}…` : first
  const body = first.length > 200 ? text : rest.join('\n')
  return { subject, body: formatted(body) || null }
}
