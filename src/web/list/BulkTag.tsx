import { useState } from 'react'
import { api } from '../kit/api.ts'
import { fieldLabel, type WireRow } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { toastError } from '../kit/undo.tsx'
import { editEach, type Target } from './bulk.ts'
import { Floating } from './Floating.tsx'

type Props = { target: Target; known: WireRow[]; field: string; onClose: () => void }

export default function BulkTag({ target, known, field, onClose }: Props) {
  const [tags, setTags] = useState<string[]>([])
  const def = target.def.fields[field]!
  const save = async () => {
    onClose()
    try {
      const rows = await withTags(target, known, field)
      await editEach(target, rows, (row) => ({
        [field]: [...new Set([...((row[field] as string[] | null) ?? []), ...tags])],
      }))
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <Floating title={`Add ${fieldLabel(field, def).toLowerCase()}`} onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Editor
          name={field}
          field={def}
          value={tags}
          autoFocus
          compact
          onChange={(next) => setTags((next as string[] | null) ?? [])}
        />
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn btn-main" disabled={!tags.length}>
            Add
          </button>
        </div>
      </form>
    </Floating>
  )
}

// Rows of the list carry only their columns; the tags a record has already must not be lost.
async function withTags({ def, ids }: Target, known: WireRow[], field: string): Promise<WireRow[]> {
  if (known.length === ids.length && known.every((row) => field in row)) return known
  const found: WireRow[] = []
  for (let i = 0; i < ids.length; i += 100) {
    const { data } = await api.get<{ data: WireRow[] }>(`/${def.plural}`, {
      query: { filter: { id: { in: ids.slice(i, i + 100) } }, fields: field, limit: 100 },
    })
    found.push(...data)
  }
  return found
}
