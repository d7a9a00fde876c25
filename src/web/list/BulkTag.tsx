import { useState } from 'react'
import { fieldLabel } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import { type Target, tagAll } from './bulk.ts'
import { Floating } from './Floating.tsx'

type Props = { target: Target; field: string; label: string; onClose: () => void }

/** Tags that come to all picked records and tags that go; the others stay as they are. */
export default function BulkTag({ target, field, label, onClose }: Props) {
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const def = target.def.fields[field]!
  const editor = (title: string, value: string[], set: (tags: string[]) => void, first = false) => (
    <Editor
      name={field}
      field={{ ...def, label: title, help: undefined }}
      value={value}
      autoFocus={first}
      onChange={(next) => set((next as string[] | null) ?? [])}
    />
  )
  return (
    <Floating
      title={t('{field} of {what}', { field: fieldLabel(field, def), what: label })}
      onClose={onClose}
    >
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void tagAll(target, field, { add, remove })
        }}
      >
        {editor(t('Add'), add, setAdd, true)}
        {editor(t('Remove'), remove, setRemove)}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="btn btn-main" disabled={!add.length && !remove.length}>
            {t('Change')}
          </button>
        </div>
      </form>
    </Floating>
  )
}
