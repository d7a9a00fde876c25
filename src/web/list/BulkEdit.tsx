import { useRef, useState } from 'react'
import { fieldLabel } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import { editAll, type Target } from './bulk.ts'
import { Floating } from './Floating.tsx'

type Props = {
  target: Target
  label: string
  /** The field is settled: an assignment. */
  only?: string
  onClose: () => void
}

/** One field, one value, for all picked records. */
export default function BulkEdit({ target, label, only, onClose }: Props) {
  const { def } = target
  const fields = Object.entries(def.fields).filter(
    ([, field]) => field.writable && !field.readOnly && !field.unique && !field.system,
  )
  const [name, setName] = useState(only ?? fields.find(([one]) => one === 'owner')?.[0] ?? fields[0]![0])
  const [value, setValue] = useState<unknown>(null)
  const [title, setTitle] = useState<Parameters<React.ComponentProps<typeof Editor>['onChange']>[1]>()
  const key = useRef(0)
  const field = def.fields[name]!
  const choose = (next: string) => {
    key.current++
    setName(next)
    setValue(null)
    setTitle(undefined)
  }
  return (
    <Floating
      title={only ? t('Assign {what}', { what: label }) : t('Edit {what}', { what: label })}
      onClose={onClose}
    >
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void editAll(target, { [name]: value })
        }}
      >
        {!only && (
          <label>
            {t('Field')}
            <select
              className="text-input"
              data-autofocus
              value={name}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              {fields.map(([one, f]) => (
                <option key={one} value={one}>
                  {fieldLabel(one, f)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Editor
          key={key.current}
          name={name}
          field={{ ...field, label: only ? fieldLabel(name, field) : t('New value'), help: undefined }}
          value={value}
          included={title}
          autoFocus={only !== undefined}
          onChange={(next, link) => {
            setValue(next)
            setTitle(link)
          }}
        />
        {value === null && !field.isRequired && (
          <p className="v-sub">{t('Left empty, the field is cleared.')}</p>
        )}
        <div className="dialog-foot">
          <button type="button" className="btn" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="submit" className="btn btn-main" disabled={value === null && field.isRequired}>
            {only ? t('Assign') : t('Change')}
          </button>
        </div>
      </form>
    </Floating>
  )
}
