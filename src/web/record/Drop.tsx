import { IconX } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { refresh } from '../kit/queries.ts'
import { t, tx } from '../kit/text.ts'
import { toastError } from '../kit/undo.tsx'
import { upload } from '../kit/upload.ts'
import style from './child.module.css'

type Sending = { key: number; name: string; share: number; stop: AbortController }
let counter = 0

/** Files dropped here, or chosen, hang on the record. */
export function Drop({ object, field, id }: { object: string; field: string; id: string }) {
  const [isOver, setOver] = useState(false)
  const [sending, setSending] = useState<Sending[]>([])
  const sendOne = async (file: File) => {
    const one: Sending = { key: ++counter, name: file.name, share: 0, stop: new AbortController() }
    setSending((was) => [...was, one])
    const onProgress = (share: number) =>
      setSending((was) => was.map((other) => (other.key === one.key ? { ...other, share } : other)))
    await upload(file, { [field]: id }, { onProgress, signal: one.stop.signal }).catch((error: Error) => {
      if (error.name !== 'AbortError') toastError(error)
    })
    setSending((was) => was.filter((other) => other.key !== one.key))
  }
  const send = async (files: File[]) => {
    await Promise.all(files.map(sendOne))
    await refresh(object)
  }
  const over = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  return (
    <>
      <label
        className={style.drop}
        data-over={isOver}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false)
          void send([...event.dataTransfer.files])
        }}
      >
        <input
          type="file"
          multiple
          className="hidden-text"
          onChange={(event) => {
            void send([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {tx('Drop files here or {choose}', { choose: <b>{t('choose them')}</b> })}
      </label>
      {sending.map(({ key, name, share, stop }) => (
        <p key={key} className={style.uploading} role="status">
          <progress aria-label={t('Sending {name}', { name })} value={share} /> {name}{' '}
          <button
            type="button"
            className="btn"
            aria-label={t('Cancel {name}', { name })}
            onClick={() => stop.abort()}
          >
            <IconX size={14} aria-hidden />
          </button>
        </p>
      ))}
    </>
  )
}
