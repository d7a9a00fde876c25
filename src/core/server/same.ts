import type { Values } from './hooks.ts'

/** Whether two wire values are equal; the order of an address's parts does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a as Values, b as Values]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((k) => same(left[k], right[k]))
}
