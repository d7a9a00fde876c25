import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Filters, filtersIn } from './filters.ts'

/** Filters in the address, so that a link shows the same. */
export function useFilters(): [Filters, (change: Filters) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const set = (change: Filters) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value))
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
  }
  return [filtersIn(search), set]
}
