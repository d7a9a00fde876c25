import { readRule, writeRule } from '../recurrence.ts'
import { type Checked, make, type Options, plainKind } from './kind.ts'

/** How something repeats, kept as the text of an RFC 5545 rule: `FREQ=WEEKLY;BYDAY=MO`. */
export const recurrence = <const O extends Options>(o: O = {} as O) => make<string, O>('recurrence', o)

export const recurrenceKind = plainKind<string>('text', {
  label: 'Repetition',
  editor: 'recurrence',
  tests: ['is', 'not'],
  sortable: false,
  check: checkRule,
  schema: () => ({ type: 'string', maxLength: 300, examples: ['FREQ=WEEKLY;BYDAY=MO'] }),
})

function checkRule(value: unknown): Checked<string> {
  if (typeof value !== 'string' || value.length > 300)
    return { error: 'must be a rule such as FREQ=WEEKLY;BYDAY=MO' }
  const rule = readRule(value)
  return 'error' in rule ? rule : { value: writeRule(rule) }
}
