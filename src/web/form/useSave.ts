import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, Problem } from '../kit/api.ts'
import { one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
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
        ? api.patch<WireRow>(`/${def.plural}/${opened.id}`, { ...form.input(), version: opened.version })
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
          form.clear()
          void refresh(def.name)
          toast({ message: `${opened ? 'Saved' : `${one(def)} created:`} ${titleOf(def, row)}` })
          request.onSaved?.(row)
          then()
        },
        onError: focusFirst,
      })
    },
  }
}

const mistakesOf = (error: Error): Record<string, string> =>
  error instanceof Problem
    ? Object.fromEntries(error.errors.flatMap((one) => (one.field ? [[one.field, one.message]] : [])))
    : {}

function told(def: WireObject, error: Error) {
  if (error instanceof Problem && error.status === 409)
    return 'Somebody else saved this record meanwhile. Your draft is kept: close, look, and open it again.'
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
