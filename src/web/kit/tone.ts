import type { WireField } from './catalogue.ts'

export type Tone = 'plain' | 'green' | 'blue' | 'amber' | 'red' | 'violet' | 'teal' | 'pink'

const cycle: Tone[] = ['blue', 'violet', 'teal', 'amber', 'pink', 'green']

// Words that mean the same on every object keep one colour everywhere.
const known: Record<string, Tone> = {
  customer: 'green',
  repeatBuyer: 'teal',
  active: 'green',
  won: 'green',
  done: 'green',
  completed: 'green',
  paid: 'green',
  prospect: 'blue',
  new: 'blue',
  open: 'blue',
  planned: 'blue',
  partner: 'violet',
  supplier: 'amber',
  qualified: 'violet',
  pending: 'amber',
  company: 'plain',
  inactive: 'plain',
  archived: 'plain',
  cancelled: 'plain',
  normal: 'plain',
  low: 'plain',
  lost: 'red',
  failed: 'red',
  overdue: 'red',
  urgent: 'red',
  high: 'amber',
  competitor: 'red',
  admin: 'violet',
}

/** One stable colour per choice: by meaning, else by its place among the choices. */
export function toneOf(value: string, field?: Pick<WireField, 'choices'>): Tone {
  if (Object.hasOwn(known, value)) return known[value]!
  const place = field?.choices?.indexOf(value) ?? -1
  return cycle[(place >= 0 ? place : hash(value)) % cycle.length]!
}

/** A muted, dark enough background for white initials. */
export const hueOf = (text: string) => `hsl(${hash(text) % 360} 36% 33%)`

function hash(text: string) {
  let sum = 7
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0
  return sum
}
