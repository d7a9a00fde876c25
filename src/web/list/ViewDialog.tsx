import { useState } from 'react'
import { Dialog } from '../kit/Dialog.tsx'
import { t } from '../kit/text.ts'

type Props = {
  title: string
  label: string
  shared: boolean
  done: (label: string, shared: boolean) => void
  onClose: () => void
}

export default function ViewDialog({ title, label, shared, done, onClose }: Props) {
  const [name, setName] = useState(label)
  const [all, setAll] = useState(shared)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          done(name.trim(), all)
        }}
      >
        <label>
          {t('Name')}
          <input
            className="text-input"
            data-autofocus
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label className="node-check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          {t('Share with everyone')}
        </label>
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="btn btn-main">
            {t('Save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
