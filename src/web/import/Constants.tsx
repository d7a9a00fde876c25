import { useState } from 'react'
import type { Plan } from '#core/transfer/plan.ts'
import { fieldLabel, inSentence, type Linked, one, type WireObject } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import style from './import.module.css'

type Props = { def: WireObject; plan: Plan; onChange(plan: Plan): void }

/** Values every imported record gets, such as its owner or a tag that tells where it came from. */
export function Constants({ def, plan, onChange }: Props) {
  const [links, setLinks] = useState<Record<string, Linked | null>>({})
  const constants = plan.constants ?? {}
  const mapped = new Set(plan.columns.map((column) => column.field))
  const free = Object.entries(def.fields).filter(
    ([name, field]) =>
      field.writable &&
      !field.readOnly &&
      !field.system &&
      field.kind !== 'json' &&
      !mapped.has(name) &&
      !(name in constants),
  )
  const put = (name: string, value: unknown) =>
    onChange({ ...plan, constants: { ...constants, [name]: value } })
  const drop = (name: string) => {
    const { [name]: _, ...rest } = constants
    onChange({ ...plan, constants: rest })
  }
  return (
    <div className={style.constants}>
      {Object.entries(constants).map(([name, value]) =>
        def.fields[name] ? (
          <div key={name} className={style.constant}>
            <span>{fieldLabel(name, def.fields[name])}</span>
            <Editor
              name={name}
              field={def.fields[name]}
              value={value}
              included={links[name]}
              compact
              onChange={(next, link) => {
                put(name, next)
                if (link !== undefined) setLinks((was) => ({ ...was, [name]: link }))
              }}
            />
            <button type="button" className="btn" onClick={() => drop(name)}>
              {t('Remove')}
            </button>
          </div>
        ) : null,
      )}
      <select
        className={style.select}
        aria-label={t('Give every {object} a value', { object: inSentence(one(def)) })}
        value=""
        onChange={(event) => event.currentTarget.value && put(event.currentTarget.value, null)}
      >
        <option value="">{t('+ Give every {object} a value…', { object: inSentence(one(def)) })}</option>
        {free.map(([name, field]) => (
          <option key={name} value={name}>
            {fieldLabel(name, field)}
          </option>
        ))}
      </select>
    </div>
  )
}
