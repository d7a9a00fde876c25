import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { api } from '../kit/api.ts'
import { fieldLabel, type Linked, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { useShortcut } from '../kit/keys.ts'
import { refresh } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { toast, toastError } from '../kit/undo.tsx'
import style from './composer.module.css'
import { formatted } from './paragraphs.ts'
import { inherited, type Relation } from './record.ts'

const kinds = [
  { kind: 'note', label: 'Note', ask: 'Write a note…', extra: [], key: 'n' },
  {
    kind: 'call',
    label: 'Call',
    ask: 'What was said?',
    extra: ['direction', 'outcome', 'contact', 'at'],
    key: 'l',
  },
  {
    kind: 'meeting',
    label: 'Meeting',
    ask: 'What it is about, and below what was agreed',
    extra: ['at', 'endsAt', 'location', 'contact'],
    key: 'm',
  },
  {
    kind: 'task',
    label: 'Task',
    ask: 'What is to be done?',
    extra: ['dueAt', 'priority', 'owner'],
    key: 't',
  },
  {
    kind: 'email',
    label: 'E-mail',
    ask: 'Subject, and below what was written',
    extra: ['direction', 'contact', 'at'],
    key: 'm',
  },
] as const
type Kind = (typeof kinds)[number]

type Props = { def: WireObject; row: WireRow; relation: Relation }
type Values = Record<string, unknown>

/** Writes down what happened in one go: the first line is the subject, the rest the text. */
export function Composer({ def, row, relation }: Props) {
  const { user } = useSession()
  const [kind, setKind] = useState<Kind>(kinds[0])
  const [text, setText] = useState('')
  const [extra, setExtra] = useState<Values>({})
  const [links, setLinks] = useState<Record<string, Linked | null>>({})
  const [isOpen, setOpen] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const start = inherited(relation, def, row)
  const post = useMutation({
    mutationFn: () =>
      api.post<WireRow>(`/${relation.def.plural}`, {
        ...start.defaults,
        owner: user.id,
        ...filled(extra),
        ...said(text),
        kind: kind.kind,
      }),
    onSuccess: async (made) => {
      setText('')
      setExtra({})
      setOpen(false)
      toast({ message: `${kind.label} saved`, undo: () => take(relation, made) })
      await refresh(relation.def.name)
    },
    onError: toastError,
  })
  const choose = (next: Kind) => {
    setKind(next)
    setOpen(true)
    area.current?.focus()
  }
  useShortcut({ keys: 'n', label: 'Write a note', group: 'Record' }, () => choose(kinds[0]))
  useShortcut({ keys: 'l', label: 'Log a call', group: 'Record' }, () => choose(kinds[1]))
  useShortcut({ keys: 't', label: 'New task', group: 'Record' }, () => choose(kinds[3]))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() && !post.isPending) {
      event.preventDefault()
      post.mutate()
    }
    if (event.key === 'Escape' && !text.trim()) setOpen(false)
  }
  const names = kind.extra.filter((name) => name !== relation.field && relation.def.fields[name]?.writable)
  return (
    <section className={style.composer} aria-label="Write down what happened" onKeyDown={onKeyDown}>
      <div className={style.kinds} role="radiogroup" aria-label="Kind">
        {kinds.map((one) => (
          <label key={one.kind}>
            <input type="radio" name={id} checked={one === kind} onChange={() => choose(one)} />
            {one.label}
          </label>
        ))}
      </div>
      <textarea
        ref={area}
        rows={isOpen || text ? Math.min(12, Math.max(3, text.split('\n').length + 1)) : 2}
        aria-label={kind.ask}
        placeholder={kind.ask}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {(isOpen || text) && (
        <div className={style.more}>
          {names.length > 0 && (
            <div className={style.extra}>
              {names.map((name) => (
                <div key={name}>
                  <span aria-hidden>{fieldLabel(name, relation.def.fields[name])}</span>
                  <Editor
                    name={name}
                    field={relation.def.fields[name]!}
                    value={extra[name] ?? (name === 'owner' ? user.id : start.defaults[name]) ?? null}
                    included={
                      links[name] ??
                      (name === 'owner'
                        ? { id: user.id, object: 'user', title: user.name }
                        : start.included[name])
                    }
                    compact
                    onChange={(value, link) => {
                      setExtra((was) => ({ ...was, [name]: value }))
                      if (link !== undefined) setLinks((was) => ({ ...was, [name]: link }))
                    }}
                  />
                </div>
              ))}
            </div>
          )}
          <div className={style.foot}>
            <span>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
            <button
              type="button"
              className="btn btn-main"
              disabled={!text.trim() || post.isPending}
              onClick={() => post.mutate()}
            >
              {kind.kind === 'task' ? 'Add task' : `Save ${kind.label.toLowerCase()}`}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

const filled = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

function said(text: string): { subject: string; body: string | null } {
  const [first = '', ...rest] = text.trim().split('\n')
  const subject = first.length > 200 ? `${first.slice(0, 160).trimEnd()}…` : first
  const body = first.length > 200 ? text : rest.join('\n')
  return { subject, body: formatted(body) || null }
}

async function take({ def }: Relation, made: WireRow) {
  await api.delete(`/${def.plural}/${made.id}`)
  await refresh(def.name)
}
