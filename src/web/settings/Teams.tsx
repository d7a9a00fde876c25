import { IconPlus } from '@tabler/icons-react'
import { openForm } from '../form/RecordForm.tsx'
import { useCatalogue } from '../kit/catalogue.ts'
import { Part } from './Part.tsx'
import { Rows } from './Rows.tsx'
import { removeRow } from './undoable.ts'

export function Teams() {
  const def = useCatalogue().find('team')
  if (!def) return null
  return (
    <Part
      title="Teams"
      lead="People who share their records. A user's team is set with the user."
      act={
        def.can.create && (
          <button type="button" className="btn btn-main" onClick={() => openForm({ plural: def.plural })}>
            <IconPlus size={14} aria-hidden />
            New team
          </button>
        )
      }
    >
      <Rows
        def={def}
        columns={['name', 'lead', 'description']}
        label="Teams"
        empty="No teams yet"
        actions={(row) => (
          <>
            {def.can.update && (
              <button
                type="button"
                className="btn"
                aria-label={`Edit ${row.name}`}
                onClick={() => openForm({ plural: def.plural, id: row.id })}
              >
                Edit
              </button>
            )}
            {def.can.delete && (
              <button
                type="button"
                className="btn"
                aria-label={`Delete ${row.name}`}
                onClick={() => void removeRow(def, row)}
              >
                Delete
              </button>
            )}
          </>
        )}
      />
    </Part>
  )
}
