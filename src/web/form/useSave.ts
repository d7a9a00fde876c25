import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, Problem } from '../kit/api.ts'
import { type Linked, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { askAboutConflict, conflictOf, type Values } from '../kit/conflict.ts'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast } from '../kit/undo.tsx'
import { missingOf, sentence } from './mistakes.ts'
import type { FormRequest } from './RecordForm.tsx'
import type { useForm } from './useForm.ts'

/** Saves the form: what is missing is told at once, what the server finds lands at its fields. */
export function useSave(
  def: WireObject,
  request: FormRequest,
  opened: WireRow | undefined,
  form: ReturnType<typeof useForm>,
) {
  const [mistakes, setMistakes] = useState<Record<string, string>>({})
  const sent = useMutation({
    mutationFn: () =>
      opened
        ? saveOver(def, { ...opened, version: form.version }, form.input(), form.included)
        : api.post<WireRow>(`/${def.plural}`, form.input()),
    onError: (error) => setMistakes(mistakesOf(error)),
  })
  return {
    mistakes,
    isSaving: sent.isPending,
    mistake:
      sent.error && !Object.keys(mistakesOf(sent.error)).some((name) => name in def.fields)
        ? told(def, sent.error)
        : undefined,
    run(then: () => void) {
      if (sent.isPending) return
      if (opened && !form.isChanged) return then()
      const missing = missingOf(def, form)
      setMistakes(missing)
      if (Object.keys(missing).length) return focusFirst()
      sent.mutate(undefined, {
        onSuccess: (row) => {
          // Asked about a conflict, the user went back to the form.
          if (!row) return
          form.clear()
          void refresh(def.name)
          toast({
            message: opened
              ? t('Saved: {title}', { title: titleOf(def, row) })
              : t('{object} created: {title}', { object: one(def), title: titleOf(def, row) }),
          })
          request.onSaved?.(row)
          then()
        },
        onError: focusFirst,
      })
    },
  }
}

/** Saves what was changed; where others changed the same fields since, the user chooses. */
async function saveOver(
  def: WireObject,
  opened: WireRow,
  edit: Values,
  included: Record<string, Linked | null>,
): Promise<WireRow | undefined> {
  try {
    return await api.patch<WireRow>(`/${def.plural}/${opened.id}`, { ...edit, version: opened.version })
  } catch (error) {
    const conflict = conflictOf(error, edit)
    if (!conflict) throw error
    const chosen = await askAboutConflict({ def, ...conflict, edit, included })
    if (chosen && !Object.keys(chosen).length) return conflict.current
    return chosen && saveOver(def, conflict.current, chosen, included)
  }
}

const mistakesOf = (error: Error): Record<string, string> =>
  error instanceof Problem
    ? Object.fromEntries(error.errors.flatMap((one) => (one.field ? [[one.field, one.message]] : [])))
    : {}

function told(def: WireObject, error: Error) {
  const more = error instanceof Problem ? error.errors.map((one) => sentence(def, one)).join('. ') : ''
  return more || error.message
}

// After the mistakes are drawn.
const focusFirst = () =>
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')
    first?.closest('details')?.setAttribute('open', '')
    first?.focus()
  })
