import { FileInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import type { WireRow } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'
import { t } from '../text.ts'
import { frame } from './frame.ts'

export default function FileEditor(props: EditorProps) {
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const upload = async (file: File | null) => {
    if (!file) return props.onChange(null, null)
    setBusy(true)
    setError(undefined)
    const form = new FormData()
    form.append('file', file)
    try {
      const row = await api.post<WireRow>('/files', form)
      props.onChange(row.id, { id: row.id, object: 'file', title: file.name })
    } catch (problem) {
      setError((problem as Error).message)
    }
    setBusy(false)
  }
  return (
    <FileInput
      {...(frame(props) as object)}
      error={error ?? props.error}
      placeholder={busy ? t('Uploading…') : (props.included?.title ?? t('Choose a file'))}
      clearable={Boolean(props.value)}
      disabled={busy}
      onChange={(file: File | null) => void upload(file)}
    />
  )
}
