import { useEffect } from 'react'
import { api } from './api.ts'

/** Remembers that this record was looked at, for the list of those seen last. Missing one does no harm. */
export function useVisit(object: string, id: string) {
  useEffect(() => {
    const timer = setTimeout(() => void api.post(`/visits/${object}/${id}`).catch(() => undefined), 1000)
    return () => clearTimeout(timer)
  }, [object, id])
}
