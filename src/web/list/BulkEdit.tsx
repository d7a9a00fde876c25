import { useRef, useState } from 'react'
import { fieldLabel, type WireRow } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { editAll, type Target } from './bulk.ts'
import { Floating } from './Floating.tsx'

type Props = { target: Target; known: WireRow[]; label: string; onClose: () => void }

/** One field, one value, for all picked records. */
export default function BulkEdit({ target, known, label, onClose }: Props) {
  const { def } = target
  const fields = Object.entries(def.fields).filter(
    ([, field]) => field.writable && !field.readOnly && !field.unique && !field.system,
  )
  const [name, setName] = useState(fields.find(([one]) => one === 'owner')?.[0] ?? fields[0]![0])
  const [value, setValue] = useState<unknown>(null)
  const [title, setTitle] = useState<Parameters<React.ComponentProps<typeof Editor>['onChange']>[1]>()
  const key = useRef(0)
  const field = def.fields[name]!
  const empties = value === null && field.isRequired
  return (
    <Floating title={`Edit ${label}`} onClose={onClose}>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void editAll(target, { [name]: value }, known)
        }}
      >
        <label>
          Field
          <select
            className="text-input"
            data-autofocus
            value={name}
            onChange={(event) => {
              key.current++
              setName(event.currentTarget.value)
              setValue(null)
              setTitle(undefined)
            }}
          >
            {fields.map(([one, f]) => (
              <option key={one} value={one}>
                {fieldLabel(one, f)}
              </option>
            ))}
          </select>
        </label>
        <Editor
          key={key.current}
          name={name}
          field={{ ...field, label: 'New value', help: undefined }}
          value={value}
          included={title}
          onChange={(next, link) => {
            setValue(next)
            setTitle(link)
          }}
        />
        {value === null && !field.isRequired && <p className="v-sub">Left empty, the field is cleared.</p>}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="btn btn-main" disabled={empties}>
            Change
          </button>
        </div>
      </form>
    </Floating>
  )
}
