import { useSyncExternalStore } from 'react'
import { fieldLabel, one } from './catalogue.ts'
import { conflictNow, onConflict } from './conflict.ts'
import { Dialog } from './Dialog.tsx'
import { Value } from './Value.tsx'

/** Shows both values of a stale write and lets the user choose. The shell has one. */
export default function ConflictDialog() {
  const asked = useSyncExternalStore(onConflict, conflictNow)
  if (!asked) return null
  const { def, current, edit, answer } = asked
  return (
    <Dialog title={`This ${one(def).toLowerCase()} was changed meanwhile`} onClose={() => answer(undefined)}>
      <p className="v-sub">Somebody else saved it after you opened it. Which value is right?</p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Now</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(edit).map((name) => (
            <tr key={name}>
              <th scope="row">{fieldLabel(name, def.fields[name])}</th>
              <td>
                <Value
                  name={name}
                  field={def.fields[name]!}
                  value={current[name]}
                  included={current.included?.[name]}
                  quiet
                />
              </td>
              <td>
                <Value name={name} field={def.fields[name]!} value={edit[name]} quiet />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={() => answer(undefined)}>
          Keep what is there
        </button>
        <button type="button" className="btn btn-main" onClick={() => answer(edit)}>
          Use mine
        </button>
      </div>
    </Dialog>
  )
}
