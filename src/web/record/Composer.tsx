import { useMutation } from '@tanstack/react-query'
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { readMail } from '#core/mail.ts'
import { api } from '../kit/api.ts'
import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { useShortcut } from '../kit/keys.ts'
import { refresh } from '../kit/queries.ts'
import { useSession } from '../kit/session.ts'
import { inSentence, t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import style from './composer.module.css'
import { Collision } from './LastContact.tsx'
import { Mentions } from './Mentions.tsx'
import { filled, type Kind, kinds, said, useNote } from './note.ts'
import { inherited, type Relation } from './record.ts'

type Props = { def: WireObject; row: WireRow; relation: Relation }

/** Writes down what happened in one go: the first line is the subject, the rest the text. */
export function Composer({ def, row, relation }: Props) {
  const { user } = useSession()
  const note = useNote(def, row)
  const { kind, text, extra, links, picked } = note
  const [caret, setCaret] = useState(0)
  const mayBeEmpty = kind.kind === 'call' || kind.kind === 'meeting'
  const isReady = text.trim() !== '' || mayBeEmpty
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
        ...(text.trim() ? said(kind.kind, text, picked) : { subject: kind.label }),
        kind: kind.kind,
      }),
    onSuccess: async (made) => {
      note.clear()
      setOpen(false)
      toast({ message: t('{label} saved', { label: kind.label }), undo: () => take(relation, made) })
      await refresh(relation.def.name)
    },
    onError: toastError,
  })
  const choose = (next: Kind) => {
    note.put({ kind: next })
    setOpen(true)
    area.current?.focus()
  }
  useShortcut({ keys: 'n', label: t('Write a note'), group: t('Record') }, () => choose(kinds[0]))
  useShortcut({ keys: 'l', label: t('Log a call'), group: t('Record') }, () => choose(kinds[1]))
  useShortcut({ keys: 't', label: t('New task'), group: t('Record') }, () => choose(kinds[3]))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady && !post.isPending) {
      event.preventDefault()
      post.mutate()
    }
    if (event.key === 'Escape' && !text.trim()) setOpen(false)
  }
  const pick = (name: string, id: string, from: number) => {
    const before = `${text.slice(0, from)}@${name} `
    note.put({ text: before + text.slice(caret), picked: { ...picked, [name]: id } })
    setCaret(before.length)
    area.current?.focus()
  }
  const names = kind.extra.filter((name) => name !== relation.field && relation.def.fields[name]?.writable)
  return (
    <section className={style.composer} aria-label={t('Write down what happened')} onKeyDown={onKeyDown}>
      <div className={style.kinds} role="radiogroup" aria-label={t('Kind')}>
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
        onPaste={(event) => kind.kind === 'email' && pasteMail(event, note)}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart)
          note.put({ text: event.currentTarget.value })
        }}
      />
      {(isOpen || text) && <Mentions text={text} caret={caret} onPick={pick} />}
      {(isOpen || text) && speaks.has(kind.kind) && <Collision def={def} row={row} />}
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
                    onChange={(value, link) => note.set(name, value, link)}
                  />
                </div>
              ))}
            </div>
          )}
          <div className={style.foot}>
            <span>
              <kbd>{t('Ctrl')}</kbd> <kbd>{t('Enter')}</kbd>
            </span>
            <button
              type="button"
              className="btn btn-main"
              disabled={!isReady || post.isPending}
              onClick={() => post.mutate()}
            >
              {kind.kind === 'task' ? t('Add task') : t('Save {kind}', { kind: inSentence(kind.label) })}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

/** A whole e-mail, copied with its head, becomes subject, moment and text. */
function pasteMail(event: ClipboardEvent, note: ReturnType<typeof useNote>) {
  const mail = readMail(event.clipboardData.getData('text/plain'))
  if (!mail) return
  event.preventDefault()
  note.put({ text: `${mail.subject}\n\n${mail.body}` })
  if (mail.at) note.set('at', mail.at)
}

const speaks = new Set<string>(['call', 'email', 'chat'])

async function take({ def }: Relation, made: WireRow) {
  await api.delete(`/${def.plural}/${made.id}`)
  await refresh(def.name)
}
