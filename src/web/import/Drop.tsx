import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { t, tx } from '../kit/text.ts'
import style from './import.module.css'

type Props = { isSending: boolean; error?: string; onFiles(files: File[]): void }

export function Drop({ isSending, error, onFiles }: Props) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  const take = (files: Iterable<File>) => {
    const list = [...files]
    if (list.length) onFiles(list)
  }
  return (
    <>
      <label
        className={style.drop}
        data-over={isOver}
        aria-busy={isSending}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          multiple
          className="hidden-text"
          accept=".csv,.tsv,.txt,.xlsx,.vcf,.json,.zip"
          disabled={isSending}
          onChange={(event) => {
            take(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
        <IconFileImport size={28} stroke={1.4} aria-hidden />
        <span>
          {isSending
            ? t('Reading the files…')
            : tx('Drop files here or {choose}', { choose: <b>{t('choose them')}</b> })}
        </span>
        <small>{t('Several at once are best: links between them are kept.')}</small>
        {isSending && <progress aria-label={t('Reading the files')} />}
      </label>
      {error && (
        <p className={style.error} role="alert">
          {error}
        </p>
      )}
    </>
  )
}
