import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { type Linked, useCatalogue, type WireRow } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { act } from '../parts/act.ts'
import { Sheet } from '../parts/Sheet.tsx'

/** Gives a view another owner. */
export function HandOn({ view, onClose }: { view: WireRow; onClose: () => void }) {
  const [owner, setOwner] = useState<string | null>(null)
  const [included, setIncluded] = useState<Linked | null>()
  const field = useCatalogue().find('view')!.fields.owner!
  const give = (to: unknown) => api.patch(`/views/${view.id}`, { owner: to }).then(() => refresh('view'))
  const save = async () => {
    const done = t('“{name}” belongs to {who} now', { name: String(view.name), who: included?.title ?? '' })
    if (
      await act(
        done,
        () => give(owner),
        () => give(view.owner),
      )
    )
      onClose()
  }
  return (
    <Sheet
      title={t('Hand on “{name}”', { name: String(view.name) })}
      save={t('Hand on')}
      disabled={!owner}
      onClose={onClose}
      onSave={() => void save()}
    >
      <Editor
        name="owner"
        field={{ ...field, label: t('New owner') }}
        value={owner}
        included={included}
        autoFocus
        onChange={(value, link) => {
          setOwner(value as string | null)
          setIncluded(link)
        }}
      />
    </Sheet>
  )
}
