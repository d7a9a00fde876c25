import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { openForm } from '../form/RecordForm.tsx'
import { api, Problem } from '../kit/api.ts'
import { inSentence, one, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import type { Lane } from './lanes.ts'

type Props = { def: WireObject; lane: Lane; group: string | undefined }

/** A name and Enter make a record in this column; where more is needed the whole form opens. */
export function QuickCreate({ def, lane, group }: Props) {
  const [text, setText] = useState<string>()
  const what = t('New {what}', { what: inSentence(one(def)) })
  const place = { [def.board!.by]: lane.value, ...(group && { [def.board!.within!]: group }) }
  const save = async () => {
    const values = { [def.title]: text!.trim(), ...place }
    if (!text!.trim()) return setText(undefined)
    try {
      const row = await api.post<WireRow>(`/${def.plural}`, values)
      setText('')
      toast({ message: t('{title} created', { title: text!.trim() }), undo: () => takeBack(def, row) })
      await refresh(def.name)
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) return toastError(error)
      setText(undefined)
      openForm({ plural: def.plural, defaults: values, included: includedOf(def, lane) })
    }
  }
  if (text === undefined)
    return (
      <button type="button" className="lane-new" onClick={() => setText('')}>
        <IconPlus size={14} aria-hidden /> {what}
      </button>
    )
  return (
    <form
      className="lane-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that asked for it
        autoFocus
        className="text-input"
        aria-label={t('Name of the {what}', { what: inSentence(one(def)) })}
        placeholder={t('Name, then Enter')}
        value={text}
        maxLength={255}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText(undefined)}
        onBlur={() => !text && setText(undefined)}
      />
    </form>
  )
}

async function takeBack(def: WireObject, row: WireRow) {
  await api.delete(`/${def.plural}/${row.id}`)
  await refresh(def.name)
}

function includedOf(def: WireObject, lane: Lane) {
  const object = def.fields[def.board!.by]?.target
  return object && lane.value ? { [def.board!.by]: { id: lane.value, object, title: lane.title } } : {}
}
