import type { Filter } from '#core/filter.ts'

type Values = Record<string, unknown>

/**
 * Whether a field shows beside these values. Conditions of forms ask the record itself only; one that leaves
 * it (a path, children) holds, because the server decides and a hidden field cannot be mended.
 */
export function isVisible(when: Filter | undefined, values: Values): boolean {
  if (!when) return true
  return Object.entries(when).every(([name, entry]) => {
    if (name === 'all') return (entry as Filter[]).every((one) => isVisible(one, values))
    if (name === 'any') return (entry as Filter[]).some((one) => isVisible(one, values))
    if (name === 'no') return !isVisible(entry as Filter, values)
    if (!(name in values)) return name.includes('.')
    return Object.entries(entry as Values).every(([test, operand]) => holds(test, values[name], operand))
  })
}

function holds(test: string, value: unknown, operand: unknown): boolean {
  const among = (one: unknown) => (Array.isArray(value) ? value.includes(one) : (value ?? null) === one)
  if (test === 'is') return among(operand)
  if (test === 'not') return !among(operand)
  return test === 'in' ? (operand as unknown[]).some(among) : true
}
