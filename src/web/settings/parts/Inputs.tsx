import type { Linked, WireObject } from '../../kit/catalogue.ts'
import { fieldLabel } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import sheet from './sheet.module.css'
import type { Sending } from './useSend.ts'

export type Values = Record<string, unknown>
type Props = {
  def: WireObject
  names: readonly string[]
  values: Values
  included?: Record<string, Linked | null>
  sending: Pick<Sending, 'of'>
  focus?: string
  onChange: (name: string, value: unknown, link?: Linked | null) => void
}

/** Some fields of an object beside each other, each with the editor of its kind. */
export const Inputs = ({ def, names, values, included, sending, focus, onChange }: Props) => (
  <div className={sheet.pair}>
    {names
      .filter((name) => def.fields[name])
      .map((name) => (
        <Editor
          key={name}
          name={name}
          field={def.fields[name]!}
          value={values[name]}
          included={included?.[name]}
          error={sending.of(name, fieldLabel(name, def.fields[name]))}
          autoFocus={focus === name}
          onChange={(value, link) => onChange(name, value, link)}
        />
      ))}
  </div>
)
