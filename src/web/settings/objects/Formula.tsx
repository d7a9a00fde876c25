import { Select, Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { FieldInput } from '#core/definition.ts'
import type { Field, KindName } from '#core/field/index.ts'
import { FormulaError, formulaSql } from '#core/formula.ts'
import type { WireField, WireObject } from '../../kit/catalogue.ts'
import { t, told } from '../../kit/text.ts'
import sheet from '../parts/sheet.module.css'
import type { Sending } from '../parts/useSend.ts'
import { kindLabel } from './kinds.ts'
import style from './objects.module.css'

type Props = {
  def: WireObject
  draft: FieldInput
  set: (change: FieldInput) => void
  sending: Sending
}

const results: KindName[] = ['number', 'percent', 'money', 'text', 'yesNo', 'date']

/** A formula is read as it is written; what only PostgreSQL can know (adding texts) is told on saving. */
export function Formula({ def, draft, set, sending }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const formula = draft.formula ?? ''
  const usable = Object.entries(def.fields).filter(([name, field]) => !field.system && fits(def, name))
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? formula.length
    set({ formula: `${formula.slice(0, at)}${name}${formula.slice(area.current?.selectionEnd ?? at)}` })
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at + name.length, at + name.length)
    })
  }
  return (
    <>
      <Textarea
        ref={area}
        label={t('Formula')}
        description={t("Such as: round(amount * probability / 100) or if(score > 80, 'Hot', 'Cold')")}
        required
        autosize
        minRows={2}
        spellCheck={false}
        classNames={{ input: style.formula }}
        value={formula}
        error={mistakeIn(def, formula) ?? sending.of('formula', t('The formula'))}
        onChange={(event) => set({ formula: event.currentTarget.value })}
      />
      <div className={sheet.pair}>
        <Select
          label={t('Insert a field')}
          searchable
          value={null}
          data={usable.map(([name, field]) => ({ value: name, label: `${field.label} (${name})` }))}
          onChange={(name) => name && insert(name)}
        />
        <Select
          label={t('Result')}
          allowDeselect={false}
          data={results.map((value) => ({ value, label: kindLabel(value) }))}
          value={draft.result ?? 'number'}
          onChange={(result) => set({ result: (result ?? 'number') as KindName })}
        />
      </div>
    </>
  )
}

const inner = (def: WireObject) => def.fields as Record<string, WireField & Field>

function mistakeIn(def: WireObject, formula: string): string | undefined {
  if (!formula.trim()) return undefined
  try {
    formulaSql(formula, inner(def))
    return undefined
  } catch (error) {
    return error instanceof FormulaError
      ? t('The formula {message}', { message: told(error.sentence) })
      : undefined
  }
}

const fits = (def: WireObject, name: string) => mistakeIn(def, name) === undefined
