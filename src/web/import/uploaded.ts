import { useMutation, useMutationState } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api } from '../kit/api.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { refresh } from '../kit/queries.ts'
import { parentsFirst } from './order.ts'
import type { SheetFound } from './run.ts'

const key = 'mainstay.import.batch'
const mutationKey = ['import', 'upload']

let batch: SheetFound[] | undefined
const listeners = new Set<() => void>()

/** The sheets uploaded together, so that each can lead to the next; kept while this tab is open. */
export const useBatch = () => useSyncExternalStore(subscribe, readBatch)
export const dropBatch = () => put([])

/** Sends files. What they hold joins the batch, and the page tells of it, though it was left meanwhile. */
export function useUpload() {
  const catalogue = useCatalogue()
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: (files: File[]) => {
      const form = new FormData()
      for (const file of files) form.append('file', file)
      return api.post<{ sheets: SheetFound[] }>('/imports', form)
    },
    onSuccess: async ({ sheets }) => {
      put(parentsFirst([...readBatch(), ...sheets], catalogue))
      await refresh('importRun')
    },
  })
  const last = useMutationState({ filters: { mutationKey }, select: ({ state }) => state }).at(-1)
  return { send: mutate, isSending: last?.status === 'pending', error: last?.error?.message }
}

function put(sheets: SheetFound[]) {
  batch = sheets
  sessionStorage.setItem(key, JSON.stringify(sheets))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function readBatch(): SheetFound[] {
  batch ??= stored()
  return batch
}

function stored(): SheetFound[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as SheetFound[]
  } catch {
    return []
  }
}
