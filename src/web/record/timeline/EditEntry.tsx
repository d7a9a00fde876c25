import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { api } from '../../kit/api.ts'
import { fieldLabel, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import { rowKey } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { edit } from './acts.ts'
import type { Whole } from './pages.ts'
import style from './timeline.module.css'

type Props = { def: WireObject; whole: Whole; onDone: () => void }

/** Subject and text of an entry, edited where they stand. */
export function EditEntry({ def, whole, onDone }: Props) {
  const isWhole = !whole.cut.includes('body')
  const { data: full } = useQuery({
    queryKey: rowKey(def.name, whole.row.id, 'whole'),
    queryFn: ({ signal }) => api.get<WireRow>(`/${def.plural}/${whole.row.id}`, { signal }),
    enabled: !isWhole,
  })
  const row = isWhole ? { ...whole.row, body: whole.texts.body ?? null } : full
  if (!row) return <span className="skeleton" style={{ width: '100%', height: 96 }} aria-busy />
  return <Open def={def} row={row} onDone={onDone} />
}

function Open({ def, row, onDone }: { def: WireObject; row: WireRow; onDone: () => void }) {
  const [subject, setSubject] = useState(String(row.subject ?? ''))
  const [body, setBody] = useState<unknown>(row.body ?? null)
  const save = async () => {
    const values = {
      ...(subject.trim() !== row.subject && { subject: subject.trim() }),
      ...(body !== row.body && { body }),
    }
    if (!Object.keys(values).length) return onDone()
    if (await edit(def, row, values, t('{title} changed', { title: subject }))) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onDone()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !subject.trim()) return
    event.preventDefault()
    void save()
  }
  return (
    <section
      className={style.edit}
      aria-label={t('Edit {title}', { title: String(row.subject) })}
      onKeyDown={onKeyDown}
    >
      <input
        className={style['edit-subject']}
        aria-label={fieldLabel('subject', def.fields.subject)}
        value={subject}
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: it stands where the button just pressed was
        autoFocus
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Editor name="body" field={def.fields.body!} value={body} compact onChange={setBody} />
      <div className={style['edit-foot']}>
        <button type="button" className="btn" onClick={onDone}>
          {t('Cancel')}
        </button>
        <button type="button" className="btn btn-main" disabled={!subject.trim()} onClick={() => void save()}>
          {t('Save')}
        </button>
      </div>
    </section>
  )
}
