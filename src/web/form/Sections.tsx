import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { fieldLabel, type WireField, type WireObject } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import style from './form.module.css'
import { StageEditor } from './StageEditor.tsx'
import type { useForm } from './useForm.ts'

type Props = {
  def: WireObject
  form: ReturnType<typeof useForm>
  mistakes: Record<string, string>
  isNew: boolean
}

/** The sections a definition declares, then whatever fields it forgot (custom ones among them). */
export const sectionsOf = (def: WireObject): { label?: string; of: readonly string[] }[] => {
  const placed = new Set(def.form.flatMap((section) => section.of))
  const rest = Object.keys(def.fields).filter((name) => !placed.has(name) && isEditable(def.fields[name]!))
  const known = def.form.map((section) => ({ ...section, of: section.of.filter((name) => def.fields[name]) }))
  return rest.length ? [...known, { label: t('More fields'), of: rest }] : known
}

const isEditable = (field: WireField) =>
  field.writable && !field.readOnly && !field.system && field.kind !== 'json' && field.kind !== 'computed'

export function Sections({ def, form, mistakes, isNew }: Props) {
  const sections = sectionsOf(def).map((section) => ({
    ...section,
    of: section.of.filter((name) => isEditable(def.fields[name]!) && form.isVisible(name)),
  }))
  const names = sections.flatMap((section) => section.of)
  // A list that opens by itself would cover the fields below it.
  const first = names.find((name) => ['text', 'email', 'number', 'money'].includes(def.fields[name]!.kind))
  return (
    <div className={style.sections}>
      {sections
        .filter((section) => section.of.length)
        .map((section) => (
          <Part
            key={section.label ?? ''}
            label={section.label}
            names={section.of}
            {...{ def, form, mistakes }}
          >
            {section.of.map((name) => (
              <FormField
                key={name}
                name={name}
                def={def}
                form={form}
                mistake={mistakes[name]}
                autoFocus={isNew && name === first}
              />
            ))}
          </Part>
        ))}
    </div>
  )
}

type PartProps = Omit<Props, 'isNew'> & { label?: string; names: readonly string[]; children: ReactNode }

// Sections with nothing in them start folded, so that the first look shows what matters.
function Part({ label, names, def, form, mistakes, children }: PartProps) {
  const [wasFull] = useState(() =>
    names.some((name) => isFilled(form.values[name]) || def.fields[name]!.isRequired),
  )
  if (!label) return <div className={style.grid}>{children}</div>
  return (
    <details className={style.section} open={wasFull || names.some((name) => mistakes[name])}>
      <summary>
        <IconChevronRight size={14} aria-hidden />
        {label}
      </summary>
      <div className={style.grid}>{children}</div>
    </details>
  )
}

const isFilled = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length)

const wide = new Set(['longText', 'address'])

type FieldProps = Omit<Props, 'mistakes' | 'isNew'> & { name: string; mistake?: string; autoFocus: boolean }

function FormField({ name, def, form, mistake, autoFocus }: FieldProps) {
  const field = def.fields[name]!
  const within = def.board?.by === name && field.target ? def.board.within : undefined
  const label = fieldLabel(name, field)
  const shared = {
    name,
    field,
    value: form.values[name],
    included: form.included[name],
    error: mistake && t('{field} {message}', { field: label, message: mistake }),
  }
  return (
    <div className={wide.has(field.kind) || name === def.title ? style.wide : undefined}>
      {within ? (
        <StageEditor
          {...shared}
          target={field.target!}
          within={within}
          scope={form.values[within]}
          onChange={(value) => form.set(name, value)}
          onScope={(value, link) => form.set(within, value, link)}
        />
      ) : (
        <Editor
          {...shared}
          autoFocus={autoFocus}
          onChange={(value: unknown, link?: Parameters<typeof form.set>[2]) => form.set(name, value, link)}
        />
      )}
    </div>
  )
}
